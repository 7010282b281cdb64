"""A night in a thread: archived is not deleted; what is due is said there, else elsewhere."""

import pytest

from bot.discord import sending
from bot.domain.nights.night import Night, NightState
from bot.messages.nights.announcements import elsewhere
from bot.messages.translation import speaking
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.refusals import UNAVAILABLE, UNKNOWN_MESSAGE
from tests.wire.fake_discord.things import Channel, Message

PLAN = "!night plan in 3 hours 7 umbrellas"
MESSAGES = "POST /channels/*/messages"


async def planned_in_thread(server: ConnectedServer) -> Channel:
    """Return a thread in which ana has planned a night and ben is in, too."""
    thread = server.discord.world.add_thread(server.channel, "umbrellas")
    await server.ana.types(PLAN, channel=thread)
    await server.ben.press("I'm in")
    return thread


async def the_night(server: ConnectedServer) -> Night:
    return (await server.services.store.nights.get(1)).night


def text(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


@pytest.mark.parametrize("restarted", [False, True])
async def test_all_that_is_due_is_said_in_an_archived_thread(
    server: ConnectedServer, *, restarted: bool
) -> None:
    thread = await planned_in_thread(server)
    server.discord.world.archive(thread)
    await server.settle()
    if restarted:
        await server.restart()
        assert (await the_night(server)).state is NightState.DECIDED
    for hours, said in ((2.5, "starts soon"), (0.5, "starts now"), (3, "Did you like")):
        await server.turn(hours=hours)
        assert said in server.ana.sees(thread)[-1].text
        server.discord.world.archive(thread)
        await server.settle()
    assert server.ana.sees() == []
    assert (await the_night(server)).state is NightState.ASKED


async def test_the_card_in_an_archived_thread_shows_who_comes(server: ConnectedServer) -> None:
    thread = await planned_in_thread(server)
    server.discord.world.archive(thread)
    await server.settle()
    await server.chloe.press("I'm in")
    card = server.ana.sees(thread)[0]
    await server.discord.bell.until(lambda: f"<@{server.chloe.id}>" in card.text)
    assert not thread.archived


async def test_no_thread_is_brought_back_when_a_night_is_closed_days_later(
    server: ConnectedServer,
) -> None:
    thread = await planned_in_thread(server)
    await server.turn(hours=6)
    server.discord.world.archive(thread)
    await server.settle()
    await server.turn(days=4)
    assert (await the_night(server)).state is NightState.FINISHED
    assert thread.archived


@pytest.mark.parametrize("archived", [False, True])
async def test_in_a_locked_thread_it_is_said_in_the_system_channel(
    server: ConnectedServer, *, archived: bool
) -> None:
    thread = await planned_in_thread(server)
    thread.locked = True
    server.discord.world.archive(thread, archived=archived)
    await server.settle()
    await server.turn(hours=2)
    [reminder] = server.ana.sees()
    assert f"I can't write in <#{thread.id}>" in reminder.text
    assert f"<@{server.ben.id}>" in reminder.text
    await server.turn(hours=4)
    assert "Did you like" in text(server.ana.sees())
    assert (await server.ben.press("I liked it")).private
    assert (await the_night(server)).state is NightState.ASKED


async def test_who_may_manage_threads_writes_into_a_locked_one(server: ConnectedServer) -> None:
    server.role.permissions.update(manage_threads=True)
    await server.restart()
    thread = await planned_in_thread(server)
    thread.locked = True
    server.discord.world.archive(thread)
    await server.settle()
    await server.turn(hours=2)
    assert "starts soon" in server.ana.sees(thread)[-1].text
    assert server.ana.sees() == []


async def test_without_a_system_channel_the_host_is_told_privately_in_their_language(
    server: ConnectedServer,
) -> None:
    server.guild.system_channel = None
    await server.restart()
    await server.ana.types("!language ko")
    thread = await planned_in_thread(server)
    server.discord.world.deny(server.channel, server.role, "send_messages_in_threads")
    await server.turn(hours=2)
    private = server.ana.sees(server.discord.world.private_channel(server.ana.id))
    with speaking("ko"):
        assert elsewhere(1, thread.id) in text(private)
    assert "starts soon" not in text(private)
    await server.turn(hours=4)
    # Who was not asked could not say that they were not there.
    assert await server.services.store.tastes.of(server.ben.id) == []


async def test_out_of_sight_is_not_gone(server: ConnectedServer) -> None:
    private = server.discord.world.add_channel(server.guild, "club")
    await server.ana.types(PLAN, channel=private)
    server.discord.world.deny(private, server.role, "view_channel", "send_messages")
    await server.settle()
    await server.restart()
    await server.turn(hours=2)
    assert (await the_night(server)).state is NightState.DECIDED
    assert "starts soon" in text(server.ana.sees())


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_deleted_thread_ends_the_night_and_its_people_are_told(
    server: ConnectedServer, *, restarted: bool
) -> None:
    thread = await planned_in_thread(server)
    server.discord.world.archive(thread)
    await server.settle()
    if restarted:
        await server.stop()
    server.discord.world.remove_channel(thread)
    if restarted:
        await server.start()
    await server.settle()
    assert (await the_night(server)).state is NightState.CANCELLED
    [told] = server.ana.sees()
    assert "is cancelled because its channel was deleted" in told.text
    assert f"<@{server.ben.id}>" in told.text
    assert server.guild.events == {}


async def test_where_only_discord_knows_that_a_thread_is_gone_it_ends_when_something_is_due(
    server: ConnectedServer,
) -> None:
    thread = await planned_in_thread(server)
    assert thread.guild is not None
    del thread.guild.channels[thread.id]  # the bot is not told
    await server.turn(hours=2)
    assert (await the_night(server)).state is NightState.CANCELLED
    assert "channel was deleted" in text(server.ana.sees())


async def test_a_thread_that_cannot_be_looked_up_at_a_start_is_not_gone(
    server: ConnectedServer,
) -> None:
    thread = await planned_in_thread(server)
    server.discord.world.archive(thread)
    await server.settle()
    looked_up = server.discord.faults.refuse("GET /channels/*", UNKNOWN_MESSAGE)
    await server.restart()
    assert looked_up.met == 1
    assert (await the_night(server)).state is NightState.DECIDED


async def test_another_404_ends_no_night(server: ConnectedServer) -> None:
    await planned_in_thread(server)
    server.discord.faults.refuse("GET /channels/*", UNKNOWN_MESSAGE)
    server.discord.faults.refuse(MESSAGES, UNKNOWN_MESSAGE)
    await server.turn(hours=2)
    assert (await the_night(server)).state is NightState.DECIDED


async def test_a_cancellation_that_discord_does_not_take_is_told_later(
    server: ConnectedServer,
) -> None:
    thread = await planned_in_thread(server)
    server.discord.faults.refuse(MESSAGES, UNAVAILABLE, times=len(sending.PAUSES) + 1)
    server.discord.world.remove_channel(thread)
    await server.settle()
    await server.turn(minutes=1)
    assert [each.text for each in server.ana.sees()].count(text(server.ana.sees())) == 1
    assert "channel was deleted" in text(server.ana.sees())


async def test_a_night_whose_people_can_be_told_nowhere_ends_all_the_same(
    server: ConnectedServer,
) -> None:
    server.guild.system_channel = None
    await server.restart()
    thread = await planned_in_thread(server)
    server.ana.user.takes_messages = False
    server.discord.world.remove_channel(thread)
    await server.settle()
    assert (await the_night(server)).state is NightState.CANCELLED


async def test_the_poll_of_an_archived_thread_is_counted(server: ConnectedServer) -> None:
    thread = server.discord.world.add_thread(server.channel, "umbrellas")
    await server.ana.types("!night plan in 3 hours", channel=thread)
    for title in ("7 umbrellas", "marzipan conspiracy"):
        await server.ana.types(f"!night suggest {title}", channel=thread)
    await server.ana.types("!night vote poll", channel=thread)
    poll = next(message for message in server.ana.sees(thread) if message.poll is not None)
    assert poll.poll is not None
    poll.poll.votes[2].add(server.ana.id)
    server.discord.world.archive(thread)
    await server.settle()
    await server.turn(hours=1.5)
    assert poll.poll.finished
    assert (await the_night(server)).movie_id is not None
