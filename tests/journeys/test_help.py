"""Journeys: help is a menu, shows what people may use, and its buttons begin something."""

from simcord import InteractionResult

from bot.demo.controls import Option
from bot.demo.simulated_server import SimulatedServer
from bot.messages.commands import COMMANDS
from bot.messages.help_topics import TOPICS
from tests.journeys.conversation import (
    answer,
    choose,
    custom_ids,
    heard,
    labels,
    last,
    options,
    press,
    said,
    tell,
    text_of,
    whispered,
)

FOR_MANAGERS = {topic.label for topic in TOPICS if topic.name in ("server", "model")}
NOT_FOR_ALL = (
    *("list create", "list rename", "list delete", "list bar", "list unbar", "list barred"),
    *("movie add", "movie remove", "model rollback", "model config", "retrain", "setup"),
)
REFUSALS = ("need the permission", "Only the owner", "only the owner")


def offered(page: InteractionResult) -> list[Option]:
    """Return the options of the menus of an answer."""
    assert page.response is not None
    return options(page.response)


async def test_help_offers_what_to_do_and_topics_and_shows_each_as_it_is_asked_for(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!help")
    menu = last(server)
    assert labels(menu) == ["Find a film", "Tell my taste", "Plan a night"]
    assert not FOR_MANAGERS & {option["label"] for option in options(menu)}
    await server.restart()
    page = await server.ana.select(menu, ["night"], custom_id="matinee:help-topic:")
    evening = ["night plan", "night suggest", "night shortlist", "night vote", "night close"]
    places = [whispered(page).index(f"`!{each}") for each in evening]
    assert places == sorted(places)
    assert page.response is not None
    explained = await server.ana.select(
        page.response, ["night vote"], custom_id="matinee:help-command:"
    )
    assert "Open the vote" in answer(explained)
    assert "`!night vote [kind]" in answer(explained)
    assert "`!night plan" in await tell(server, server.ana, "!help night")


async def test_what_is_not_for_somebody_is_not_shown_to_them(server: SimulatedServer) -> None:
    for who, shown in ((server.you, True), (server.ana, False)):
        menu = await who.slash(server.channel, "help")
        assert menu.response is not None
        assert menu.response.ephemeral
        topics = {option["label"] for option in options(menu.response)}
        assert (topics >= FOR_MANAGERS) is shown
        asked = [await who.slash(server.channel, "help", command=each.name) for each in TOPICS]
        explained = {option["value"] for page in asked for option in offered(page)}
        for name in NOT_FOR_ALL:
            assert (name in explained) is shown, name
            told = answer(await who.slash(server.channel, "help", command=name))
            assert (COMMANDS[name].description in told) is shown
            assert ("for those who look after" in told) is not shown
    assert "Do you mean" not in await tell(server, server.ana, "!sceduel")
    assert "`!schedule`" in await tell(server, server.you, "!sceduel")


async def test_a_command_that_help_hides_from_somebody_is_refused_to_them(
    server: SimulatedServer,
) -> None:
    """What help shows is what may be done: each command has one demand for both."""
    usable: set[str] = set()
    for topic in TOPICS:
        await tell(server, server.ana, f"!help {topic.name}")
        usable |= {option["value"] for option in options(last(server))}
    await tell(server, server.you, "!night plan in 2 hours")
    for name, text in COMMANDS.items():
        said_to_it = await tell(server, server.ana, f"!{name}{' 1 1' if text.options else ''}")
        refused = any(each in said_to_it for each in REFUSALS)
        assert not (refused and name in usable), said_to_it
        assert refused or name not in NOT_FOR_ALL, (name, said_to_it)


async def test_the_buttons_find_films_begin_the_start_and_plan_a_night(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!help")
    menu = last(server)
    assert "For ben" in whispered(await press(server, server.ben, "Find a film", menu))
    assert "Which three films" in whispered(await press(server, server.ben, "Tell my taste", menu))
    form = await press(server, server.ben, "Plan a night", menu)
    assert form.modal is not None
    await server.ben.submit_modal(form, {"when": "tomorrow 20:00", "title": "7 umbrellas"})
    assert "7 Umbrellas" in heard(server)
    assert "I'm in" in labels(last(server))
    form = await press(server, server.ben, "Plan a night", menu)
    doubtful = await server.ben.submit_modal(form, {"when": "at some time"})
    assert "time" in answer(doubtful)


async def test_in_direct_messages_help_has_no_nights(server: SimulatedServer) -> None:
    await server.ana.send_dm("help")
    menu = last(server)
    assert "Plan a night" not in labels(menu)
    assert "night" not in {option["value"] for option in options(menu)}
    await server.ana.send_dm("help night")
    assert "works on a server" in text_of(last(server))


async def test_a_mention_alone_in_direct_messages_is_answered_once(server: SimulatedServer) -> None:
    before = len(said(server))
    await server.ana.send_dm(f"<@{server.bot_id}>")
    [menu] = said(server)[before:]
    assert "decide what to watch" in text_of(menu)


async def test_who_mentions_the_bot_gets_the_same_menu(server: SimulatedServer) -> None:
    await tell(server, server.ana, f"<@{server.bot_id}>")
    [mentioned] = said(server)
    assert await tell(server, server.ana, f"<@{server.bot_id}> hi") == mentioned.content
    assert "no command “xyzzy”" in await tell(server, server.ana, f"<@{server.bot_id}> xyzzy")
    assert custom_ids(mentioned) == custom_ids(last(server))
    await tell(server, server.ana, "!help")
    assert custom_ids(mentioned) == custom_ids(last(server))
    assert options(mentioned) == options(last(server))
    await choose(server, server.ana, "Find a film")
