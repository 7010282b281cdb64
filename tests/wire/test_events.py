"""The event of a night on the server, as people and Discord treat it."""

from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.refusals import UNAVAILABLE, UNKNOWN_CHANNEL
from tests.wire.fake_discord.world import CALLED_OFF, ENDED
from tests.wire.people import voice_channel

BEGUN = 2
EVENTS = "POST /guilds/*/scheduled-events"
PLAN = "!night plan in 3 hours 7 umbrellas"


async def test_an_event_that_was_ended_early_is_made_anew(server: ConnectedServer) -> None:
    await server.ana.types(PLAN)
    [first] = server.guild.events.values()
    server.discord.world.end_event(first)
    await server.settle()
    [second] = server.guild.events.values()
    assert second.id != first.id
    await server.ana.types("!night place the sofa")
    assert second.fields["entity_metadata"] == {"location": "the sofa"}
    assert list(server.guild.events.values()) == [second]


async def test_an_event_that_ended_unheard_and_is_still_found_is_made_anew(
    server: ConnectedServer,
) -> None:
    await server.ana.types(PLAN)
    [first] = server.guild.events.values()
    first.status = ENDED
    await server.ana.types("!night place the sofa")
    [second] = [event for event in server.guild.events.values() if event is not first]
    assert second.fields["entity_metadata"] == {"location": "the sofa"}


async def test_an_event_that_was_called_off_is_not_made_again_unasked(
    server: ConnectedServer,
) -> None:
    await server.ana.types(PLAN)
    [event] = server.guild.events.values()
    server.discord.world.end_event(event, CALLED_OFF)
    await server.settle()
    assert server.guild.events == {}
    assert "was deleted, but the night takes place" in server.ana.sees()[-1].text


async def test_an_event_that_cannot_be_made_was_not_deleted(server: ConnectedServer) -> None:
    server.discord.faults.refuse(EVENTS, UNKNOWN_CHANNEL)
    heard = await server.ana.types(PLAN)
    assert "deleted" not in heard.text
    assert "Unknown Channel" in heard.text
    await server.ana.types("!night place the sofa")
    assert len(server.guild.events) == 1


async def test_a_night_goes_on_while_events_are_out_of_reach(server: ConnectedServer) -> None:
    server.discord.faults.lose(EVENTS, accepted=False)
    assert "isn't answering" in (await server.ana.types(PLAN)).text
    await server.turn(minutes=1)
    assert len(server.guild.events) == 1


async def test_an_event_that_an_outage_prevented_is_made_after_it(server: ConnectedServer) -> None:
    server.discord.faults.refuse(EVENTS, UNAVAILABLE, times=None)
    assert "isn't answering" in (await server.ana.types(PLAN)).text
    await server.turn(minutes=20)
    server.discord.faults.end()
    await server.turn(minutes=15)
    [event] = server.guild.events.values()
    assert event.fields["name"] == "7 Umbrellas (1988)"


async def test_the_event_of_a_night_that_was_cancelled_in_an_outage_goes_after_it(
    server: ConnectedServer,
) -> None:
    await server.ana.types(PLAN)
    server.discord.faults.refuse("DELETE /guilds/*/scheduled-events/*", UNAVAILABLE, times=None)
    await server.ana.types("!night cancel")
    assert len(server.guild.events) == 1
    server.discord.faults.end()
    await server.turn(minutes=1)
    assert server.guild.events == {}


async def test_an_event_in_a_voice_channel_begins_after_an_outage(server: ConnectedServer) -> None:
    voice_channel(server.discord, server.guild, "cinema")
    await server.ana.types(PLAN)
    await server.ana.types("!night place cinema")
    [event] = server.guild.events.values()
    server.discord.faults.refuse("*/scheduled-events/*", UNAVAILABLE, times=None)
    await server.turn(hours=3)
    server.discord.faults.end()
    await server.turn(minutes=1)
    assert event.status == BEGUN
