"""The same steps in each language lead to the same answers, and nothing of them stays English."""

import re
from collections.abc import Iterator

import pytest
from simcord import MemberActor, ResponseMessage

from bot.demo.simulated_server import SimulatedServer
from bot.domain.languages import SPOKEN
from bot.domain.settings.guild import GuildSettings
from bot.domain.settings.model import ModelSettings
from bot.messages.nights import announcements, words
from bot.messages.translation import SOURCE, speaking
from tests.journeys.conftest import SetLocale
from tests.journeys.conversation import labels, options, press, said, tell, text_of

STEPS = """
ana: !help
ana: !help films
ana: !help night plan
ana: !like 7 umbrellas, who painted the moon
ana: !dislike marmalade & gunpowder
ana: !like qwertz
ana: !rate
ana: !rate 4.5 marmalade & gunpowder
ana: !unlike marmalade & gunpowder
ana: !likes
ben: !like 7 umbrellas
ana: !recommend 3
ana: !recommend @ben
ana: !recommend 90s
ana: !recommend banana
ana: !similar 7 umbrellas
ana: !why 7 umbrellas
ana: !predict 7 umbrellas
ana: !popular 3
ana: !movie 7 umbrellas
ana: !find moon
ana: !dial bold
ana: !watchlist add 7 umbrellas
ana: !watchlist
ana: !list add 7 umbrellas
ana: !list
ana: !privacy
ana: !export
ana: !timezone Berlin
ana: !setup
you: !config
you: !config log
you: !config ballot banana
ana: !night plan 어제
ana: !night
ana: !help night
you: !model history
you: !model config
you: !schedule
you: !list bar 7 umbrellas
you: !list barred
"""
# What stays as it is: names, what people type, and what is called so everywhere.
TYPED = "|".join(each.field for each in (*ModelSettings.all(), *GuildSettings.all()))
NAMES = (
    "Discord MovieLens TMDB IMDb Letterboxd Trakt Simkl Criticker JSON CSV DM SF UTC ID PG "
    "ana ben chloe you none off prefer only Europe/Berlin"
)
SAME = re.compile(
    r"`[^`]*`|“[^”]*”|![a-z_ ]+|<[^>]*>|https?://\S+|\*\*\w+\*\*|NDCG@\d+"
    r"|This product uses .*? by TMDB"
    rf"|(?<![A-Za-z])({'|'.join(NAMES.split())}|{TYPED})(?![A-Za-z])"
)
ENGLISH = re.compile("[A-Za-z]{2,}")


@pytest.fixture(params=SPOKEN)
async def language(
    request: pytest.FixtureRequest, server: SimulatedServer, set_locale: SetLocale
) -> str:
    """A language that everybody on the server speaks."""
    code = str(request.param)
    for who in server.members.values():
        set_locale(who.id, code)
    await tell(server, server.you, f"!config language {code}")
    return code


def words_of(message: ResponseMessage) -> Iterator[str]:
    """Yield all that people read of a message."""
    yield text_of(message)
    yield from labels(message)
    for each in options(message):
        yield f"{each['label']} {each.get('description') or ''}"


def in_english(server: SimulatedServer, messages: list[ResponseMessage]) -> list[str]:
    catalogue = server.services.registry.current.catalogue
    titles = sorted((movie.label for movie in catalogue), key=len, reverse=True)
    left = []
    for text in (text for message in messages for text in words_of(message)):
        rest = text
        for title in titles:
            rest = rest.replace(title, "").replace(title.rpartition(" (")[0], "")
        left += ENGLISH.findall(SAME.sub(" ", rest))
    return left


async def test_conversations(server: SimulatedServer, language: str) -> None:
    left: dict[str, list[str]] = {}
    for line in STEPS.strip().splitlines():
        name, _, text = line.partition(": ")
        newest = server.newest_message_id
        await server.members[name].send(server.channel, text)
        heard = said(server, after=newest)
        assert heard, line
        if language != SOURCE:
            left[line] = in_english(server, heard)
    assert {line: rest for line, rest in left.items() if rest} == {}


async def test_a_night(server: SimulatedServer, language: str) -> None:
    async def pressed(who: MemberActor, label: str) -> None:
        await press(server, who, label)

    with speaking(language):
        come, vote, done = words.come_button(), words.vote_button(), words.done_button()
        liked = announcements.liked_button()
    people = (server.ana, server.ben)
    for who in people:
        await tell(server, who, "!like 7 umbrellas, who painted the moon")
    await tell(server, server.ana, "!night plan tomorrow 20:00")
    for who in people:
        await pressed(who, come)
    await tell(server, server.ana, "!night shortlist")
    await tell(server, server.ana, "!night vote")
    for who in people:
        await pressed(who, vote)
        await pressed(who, done)
    await server.let_pass(2 * 86_400)
    await pressed(server.ben, liked)
    await tell(server, server.ben, "!night history")
    if language != SOURCE:
        assert in_english(server, said(server)[1:]) == []
