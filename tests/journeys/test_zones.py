"""Journeys: people and servers choose their time zone, and are asked where a place has several."""

from bot.demo.simulated_server import SimulatedServer
from tests.journeys.conversation import answer, choose, last, options, tell


async def own(server: SimulatedServer) -> str | None:
    return (await server.services.store.people.get(server.ana.id)).time_zone


async def test_a_persons_own_zone_counts_for_what_they_type(server: SimulatedServer) -> None:
    store = server.services.store
    await store.guilds.change(server.guild.id, "time_zone", "Europe/Berlin", None)
    assert "this server's, Europe/Berlin" in await tell(server, server.ana, "!timezone")
    assert "<t:" in await tell(server, server.ana, "!timezone Tokyo")
    await server.restart()
    await tell(server, server.ana, "!night plan tomorrow 20:00")
    await tell(server, server.ben, "!night plan tomorrow 20:00")
    anas, bens = sorted(
        await server.services.store.nights.open_in(server.guild.id), key=lambda n: n.number
    )
    assert (anas.starts_at.hour, bens.starts_at.hour) in {(11, 18), (11, 19)}
    assert await own(server) == "Asia/Tokyo"
    await tell(server, server.ana, "!timezone none")
    assert await own(server) is None


async def test_a_country_with_several_clocks_is_asked_about(server: SimulatedServer) -> None:
    await server.ana.slash(server.channel, "timezone", place="USA")
    offered = [option["value"] for option in options(last(server))]
    assert {"America/New_York", "America/Chicago", "America/Los_Angeles"} <= set(offered)
    await server.restart()
    await choose(server, server.ana, "America/Chicago")
    assert await own(server) == "America/Chicago"


async def test_a_server_is_asked_too_and_only_who_manages_it_answers(
    server: SimulatedServer,
) -> None:
    await tell(server, server.you, "!config time_zone Australia")
    assert "somebody else" in answer(await choose(server, server.ana, "Australia/Perth"))
    await choose(server, server.you, "Australia/Perth")
    assert (await server.services.store.guilds.get(server.guild.id)).time_zone == "Australia/Perth"


async def test_a_misspelled_place_is_told_the_nearest(server: SimulatedServer) -> None:
    for typed, near in (
        ("Berln", "Berlin"),
        ("new yrok", "New York"),
    ):
        assert near in await tell(server, server.ana, f"!timezone {typed}")
        assert near in await tell(server, server.you, f"!config time_zone {typed}")
        assert await own(server) is None


async def test_an_offset_is_shown_as_it_was_meant(server: SimulatedServer) -> None:
    assert "UTC+2" in await tell(server, server.ana, "!timezone GMT+2")
    assert "UTC+2" in await tell(server, server.ana, "!timezone")
