"""Each person is spoken to in their language; what everybody reads is in the server's."""

import re

from bot.demo.simulated_server import SimulatedServer
from tests.journeys.conftest import SetLocale
from tests.journeys.conversation import answer, heard, last, press, said, tell, text_of, whispered

HANGUL = re.compile("[가-힣]")
KOREAN, ENGLISH, GERMAN = "ko", "en-GB", "de"


def is_korean(text: str) -> bool:
    return HANGUL.search(text) is not None


async def test_whose_language_it_is(server: SimulatedServer, set_locale: SetLocale) -> None:
    set_locale(server.ben.id, KOREAN)
    # Discord's locale of the person for what only they read; the server's for everybody.
    assert is_korean(whispered(await server.ben.slash(server.channel, "privacy")))
    assert not is_korean(whispered(await server.ana.slash(server.channel, "privacy")))
    assert not is_korean(answer(await server.ben.slash(server.channel, "popular")))
    # The server's setting.
    assert is_korean(await tell(server, server.you, "!config language 한국어"))
    assert is_korean(await tell(server, server.ana, "!popular"))
    assert is_korean(await tell(server, server.ana, "!privacy"))
    assert not is_korean(whispered(await server.ana.slash(server.channel, "privacy")))
    assert is_korean(answer(await server.ana.slash(server.channel, "popular")))
    # Commands have Korean names, too, and Korean help says so.
    assert is_korean(await tell(server, server.ana, "!인기 3"))
    nights = await tell(server, server.ana, "!영화의밤 목록")
    assert nights == await tell(server, server.ana, "!night list")
    assert "`영화의밤 잡기`" in await tell(server, server.ana, "!도움말 night plan")
    # The person's own comes first, for what is theirs alone.
    assert not is_korean(await tell(server, server.ben, "!language English"))
    assert not is_korean(whispered(await server.ben.slash(server.channel, "privacy")))
    assert not is_korean(whispered(await server.ben.slash(server.channel, "dial", position="?")))
    assert is_korean(await tell(server, server.ben, "!popular"))
    await server.restart()
    assert not is_korean(whispered(await server.ben.slash(server.channel, "privacy")))
    # None: as Discord has it.
    assert is_korean(whispered(await server.ben.slash(server.channel, "language", choice="none")))
    # A language without sentences, and a locale that does not exist.
    set_locale(server.ben.id, GERMAN)
    assert not is_korean(whispered(await server.ben.slash(server.channel, "privacy")))
    set_locale(server.ben.id, "tlh")
    assert is_korean(whispered(await server.ben.slash(server.channel, "privacy")))


async def test_a_language_that_nobody_speaks(server: SimulatedServer) -> None:
    assert "English" in await tell(server, server.ana, "!language klingon")
    assert "I don't know" in await tell(server, server.you, "!config language klingon")


async def test_in_direct_messages_everything_is_in_the_persons_language(
    server: SimulatedServer,
) -> None:
    await server.ana.send_dm("popular")
    assert not is_korean(heard(server))
    await server.ana.send_dm("language ko")
    await server.ana.send_dm("popular")
    assert is_korean(heard(server))
    await server.ana.send_dm("forget")
    await press(server, server.ana.user, "모두 지우기")
    await server.ana.send_dm("popular")
    assert not is_korean(heard(server))


async def test_a_night_speaks_to_all_whoever_moves_it(
    server: SimulatedServer, set_locale: SetLocale
) -> None:
    """Koreans of an English server and English people of a Korean one press the same buttons."""
    set_locale(server.ben.id, KOREAN)
    for who in (server.ana, server.ben):
        await tell(server, who, "!like 7 umbrellas, who painted the moon")
    await tell(server, server.ana, "!night plan tomorrow 20:00")
    assert "I'm in" in str(last(server).components)
    assert is_korean(whispered(await press(server, server.ben, "I'm in")))
    assert not is_korean(whispered(await press(server, server.ana, "I'm in")))
    await tell(server, server.ana, "!night vote")
    ballot = await press(server, server.ben, "Vote")
    assert is_korean(whispered(ballot))
    await press(server, server.ana, "Vote")
    for message in said(server)[-2:]:
        done = "완료" if is_korean(text_of(message)) else "Done"
        who = server.ben if is_korean(text_of(message)) else server.ana
        await press(server, who, done, message)
    await server.let_pass(5)
    public = [text_of(each) for each in said(server) if not each.ephemeral]
    assert not any(map(is_korean, public))
    await tell(server, server.you, "!config language ko")
    await server.let_pass(86_400)
    assert is_korean(heard(server))
