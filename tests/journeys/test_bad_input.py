"""Journeys: whatever people type, each gets one clear sentence, and nothing is stored."""

from pathlib import Path

import discord
import pytest

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.discord import throttles
from bot.domain.settings.guild import GuildSettings
from bot.settings import Settings
from bot.ui.server import SETUP_KEEP
from tests.journeys.conversation import answer, press, said, tell
from tests.logged_errors import LoggedErrors

NONSENSE = {
    "unknown": "qqqq zzzz wwww",
    "blank": '"   "',
    "long": "x" * 1900,
    "long words": "zq " * 600,
    "emoji": "😀 🎬 👍",
    "ping": "@everyone @here",
    "sql": "'; DROP TABLE tastes; --",
    "right to left": "\u202e\u0627\u0644\u0641",
    "zalgo": "z̷̛̖q̴̧̛͇w̸̺̒",
    "control": "\u200b\u2060\u0007",
}


async def test_titles_that_are_none(server: SimulatedServer) -> None:
    for text in NONSENSE.values():
        for command in ("like", "why"):
            before = len(said(server))
            heard = await tell(server, server.ana, f"!{command} {text}")
            assert len(said(server)) == before + 1
            assert "I know no film" in heard or "Tell me a film" in heard
            assert len(heard) < 600
            assert "@everyone" not in heard
        assert not await server.services.store.tastes.of(server.ana.id)


async def test_five_thousand_characters_by_slash(server: SimulatedServer) -> None:
    result = await server.ana.slash(server.channel, "like", titles="y" * 5000)
    assert "I know no film" in answer(result)


async def test_markdown_in_titles_shows_as_it_was_typed(server: SimulatedServer) -> None:
    heard = await tell(server, server.ana, "!like **qqqq** [zzzz](http://wwww) `jjjj` ||vvvv||")
    assert r"\*\*qqqq\*\* \[zzzz\](http://wwww) \`jjjj\` \|\|vvvv\|\|" in heard


async def test_missing_titles(server: SimulatedServer) -> None:
    for text in ("!like", "!like    ", "!rate", "!why", "!find", "!movie"):
        assert "For example: `!" in await tell(server, server.ana, text), text


async def test_too_many_titles_at_once(server: SimulatedServer) -> None:
    heard = await tell(server, server.ana, "!like " + ", ".join(["7 umbrellas"] * 11))
    assert "11 titles" in heard
    assert not await server.services.store.tastes.of(server.ana.id)


UNKNOWN_OPTIONS = [
    ("!recommend purple", "I don't know “purple”"),
    ("!recommend 0", "Ask for 1 to 25"),
    ("!recommend 999999", "Ask for 1 to 25"),
    ("!recommend 1999-1990", "as years. Try"),
    ("!recommend 3025", "as years. Try"),
    ("!rate 6 7 umbrellas", "Give 1 to 5 stars"),
    ("!rate 7 umbrellas", "Give 1 to 5 stars"),
    ("!rate -1 marmalade", "Give 1 to 5 stars"),
    ("!dial sideways", "The dial has no position"),
    ("!dial 101", "The dial has no position"),
    ("!likes all", "Choose `liked`, `disliked` or `seen`"),
    ("!export now", "Choose `json`, `csv` or `watchlist`"),
    ("!help xyzzy", "There is no command “xyzzy”"),
]


async def test_unknown_options(server: SimulatedServer) -> None:
    for text, expected in UNKNOWN_OPTIONS:
        assert expected in await tell(server, server.ana, text), text


WISHES = [
    ("!recommend horror blarg 90s", "I understood Horror, 1990–1999, but not “blarg”. Try"),
    ("!recommend blarg", "I don't know “blarg”. Try `5 horror 90s`, `anime not horror` or"),
    ("!popular horror not horror", "No film can be “horror” and “not horror” at once."),
    ("!recommend slasher", "I can't tell which films here fit “slasher”. Try"),
    ("!recommend 90s slasher", "I understood 1990–1999, but I can't tell which"),
    ("!recommend 90s 80s", "No film can be “90s” and “80s” at once."),
]


async def test_wishes_that_cannot_be_kept(server: SimulatedServer) -> None:
    for text, expected in WISHES:
        assert expected in await tell(server, server.ana, text), text


async def test_unknown_options_by_slash_are_refused_in_private(server: SimulatedServer) -> None:
    result = await server.ana.slash(server.channel, "recommend", genre="purple")
    assert result.response is not None
    assert result.response.ephemeral
    assert "purple" in result.response.content


async def test_a_mistyped_command_gets_a_hint_and_a_foreign_one_silence(
    server: SimulatedServer,
) -> None:
    assert "Do you mean `!recommend`?" in await tell(server, server.ana, "!recomend")
    assert "Do you mean `!model status`?" in await tell(server, server.you, "!status")
    assert await tell(server, server.ana, "!status") == ""
    assert "Do you mean `!predict`?" in await tell(server, server.ana, "!will i like heat")
    assert "Do you mean `!dislike`?" in await tell(server, server.ana, "!hate titanic")
    assert "Do you mean `!night show`?" in await tell(server, server.ana, "!night join")
    assert "Do you mean `!night plan friday 8pm`?" in await tell(
        server, server.ana, "!night friday 8pm"
    )
    assert "Do you mean `!recommend`?" in await tell(server, server.ana, "!영화 추천해 줘")
    assert "Do you mean `!recommend`?" in await tell(server, server.ana, "!영화추천")
    assert "Do you mean `!night cancel`?" in await tell(server, server.ana, "!night cancle 2")
    assert "more than I understand" in await tell(server, server.ana, "!night xyzzy")
    assert "Do you mean `!추천`?" in await tell(server, server.ana, "!추처")
    assert await tell(server, server.ana, "!play never gonna give you up") == ""
    assert "help` lists all" in await tell(server, server.ana, f"<@{_bot_id(server)}> qqqq")


async def test_a_mention_alone_explains_the_bot(server: SimulatedServer) -> None:
    assert "I learn which films you like" in await tell(server, server.ana, f"<@{_bot_id(server)}>")


async def test_a_menu_of_a_film_that_is_gone(server: SimulatedServer) -> None:
    result = await server.ana.slash(server.channel, "like", titles="id:987654321")
    assert "I know no film" in answer(result)


async def test_an_unexpected_error_is_logged_under_the_number_that_the_person_sees(
    server: SimulatedServer,
    caplog: pytest.LogCaptureFixture,
    logged_errors: LoggedErrors,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(type(server.services.store.tastes), "record", fail)
    heard = await tell(server, server.ana, "!like 7 umbrellas")
    number = heard.rpartition("`")[0].rpartition("`")[2]
    logged_errors.expect(f"unexpected error {number}")
    assert "7 umbrellas" not in caplog.text
    monkeypatch.undo()
    assert "You like" in await tell(server, server.ana, "!like 7 umbrellas")


async def test_when_the_first_training_failed_every_command_says_who_has_to_act(
    tmp_path: Path,
) -> None:
    async with open_server(Settings.load(None, data_directory=tmp_path)) as server:
        await server.finish_training()  # which has no data to learn from
        for text in ("!like 7 umbrellas", "!recommend", "!likes", "!popular", "!find x"):
            assert "The owner of this bot" in await tell(server, server.ana, text)
        assert await server.ana.autocomplete(server.channel, "like", "titles", "x") == []


async def test_no_answer_pings_anybody(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like 7 umbrellas")
    await tell(server, server.ana, "!recommend")
    await press(server, server.ana, "More like this")
    for message in said(server):
        assert not message.message.mentions
        assert not message.message.mention_everyone


def _bot_id(server: SimulatedServer) -> int:
    return server.env.backend.bot_user.id


FORGED = ("", "x", "²", "9" * 40, "1.2.3.4.5.6", "1.focus.x", "1.x", "x.1", "1.nan")


async def test_a_button_of_another_version(server: SimulatedServer) -> None:
    await _post_button(server, "matinee:forgotten-verb:7")
    result = await press(server, server.ana, "Old")
    assert "older version" in answer(result)


async def test_custom_ids_that_no_version_made_are_answered(server: SimulatedServer) -> None:
    verbs = server.env.bot.actions.verbs  # type: ignore[attr-defined]
    for custom_id in [f"matinee:{verb}:{data}" for verb in verbs for data in FORGED]:
        await _post_button(server, custom_id)
        result = await server.you.click(said(server)[-1], custom_id=custom_id)
        assert result.acknowledged, custom_id


@pytest.mark.parametrize(
    "values", [("x", "9" * 40), pytest.param(("²", "US", "../etc"), marks=pytest.mark.slow)]
)
async def test_choices_that_no_menu_offers_are_answered(
    server: SimulatedServer, monkeypatch: pytest.MonkeyPatch, values: tuple[str, ...]
) -> None:
    monkeypatch.setattr(throttles, "THROTTLES", {})
    verbs = server.env.bot.actions.verbs  # type: ignore[attr-defined]
    for value in values:
        for custom_id in [f"matinee:{verb}:{data}" for verb in verbs for data in ("1", "1.focus.")]:
            await _post_menu(server, custom_id, value)
            result = await server.you.select(said(server)[-1], [value], custom_id=custom_id)
            assert result.acknowledged, custom_id


async def test_setup_goes_on_from_none_but_its_own_questions(server: SimulatedServer) -> None:
    for setting in GuildSettings.listed():
        if not setting.in_setup:
            await _post_button(server, f"matinee:{SETUP_KEEP}:{setting.field}")
            result = await press(server, server.you, "Old")
            assert "older version" in answer(result), setting.field


async def _post_menu(server: SimulatedServer, custom_id: str, value: str) -> None:
    """Let the bot post a menu that this version does not make."""
    view = discord.ui.View(timeout=None)
    options = [discord.SelectOption(label="Old", value=value)]
    menu: discord.ui.Select[discord.ui.View] = discord.ui.Select(
        custom_id=custom_id, options=options
    )
    view.add_item(menu)
    await _post(server, view)


async def _post_button(server: SimulatedServer, custom_id: str) -> None:
    """Let the bot post a button that this version does not make."""
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Old", custom_id=custom_id))
    await _post(server, view)


async def _post(server: SimulatedServer, view: discord.ui.View) -> None:
    view.stop()
    channel = server.env.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    with server.env.time_context():
        await channel.send("hello", view=view)
