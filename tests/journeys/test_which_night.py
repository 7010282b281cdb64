"""Journeys: where several nights may be meant, a menu asks which one, with dates and titles."""

from bot.demo.simulated_server import SimulatedServer
from tests.journeys.conversation import choose, last, options, said, tell, text_of


async def test_the_menu_names_dates_and_titles_and_does_what_was_wanted(
    server: SimulatedServer,
) -> None:
    await tell(server, server.you, "!night plan in 20 hours 7 umbrellas")
    await tell(server, server.you, "!night plan in 30 hours")
    assert "Which movie night" in await tell(server, server.you, "!night change in 40 hours")
    first, second = (option["label"] for option in options(last(server)))
    assert first.startswith("1. ")
    assert "2026" in first
    assert first.endswith("7 Umbrellas (1988)")
    assert "no film yet" in second
    await server.restart()
    await choose(server, server.you, "2. ")
    assert "You chose movie night 2" in "\n".join(text_of(each) for each in said(server))
    before, after = await server.services.store.nights.open_in(server.guild.id)
    assert (before.number, after.number) == (1, 2)
    assert (after.starts_at - before.starts_at).total_seconds() == 20 * 3600


async def test_every_step_of_an_evening_can_be_chosen_for(server: SimulatedServer) -> None:
    for hours in (20, 30):
        await tell(server, server.you, f"!night plan in {hours} hours")
    nights = server.services.store.nights
    for command, answered in (
        ("suggest 7 umbrellas", "7 Umbrellas"),
        ("place at Ana's: upstairs, 2nd floor", "Ana's: upstairs, 2nd floor"),
        ("shortlist any", "Shortlist for movie night 2"),
        ("show", "Movie night 2"),
        ("vote ranked in 5 hours", "Movie night 2"),
    ):
        newest = server.newest_message_id
        assert "Which movie night" in await tell(server, server.you, f"!night {command}")
        await choose(server, server.you, "2. ")
        told = "\n".join(text_of(each) for each in said(server, after=newest))
        assert answered in told, command
    for night in await nights.open_in(server.guild.id):
        assert (night.state == "voting") is (night.number == 2)
    await tell(server, server.you, "!night cancel")
    await choose(server, server.you, "1. ")
    assert [each.number for each in await nights.open_in(server.guild.id)] == [2]


async def test_only_who_asked_chooses_and_a_long_text_asks_for_the_number(
    server: SimulatedServer,
) -> None:
    for hours in (20, 30):
        await tell(server, server.you, f"!night plan in {hours} hours")
    await tell(server, server.ana, "!night suggest 7 umbrellas")
    refused = await choose(server, server.ben, "2. ")
    assert refused.response is not None
    assert "belongs to somebody else" in text_of(refused.response)
    await choose(server, server.ana, "2. ")
    long = ", ".join(["marmalade and gunpowder", "7 umbrellas", "the motionless summer"])
    assert "Add its number" in await tell(server, server.ana, f"!night suggest {long}, {long}")
