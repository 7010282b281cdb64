"""What a night announces is there once, whatever becomes of the connection; and the host knows."""

import pytest

from bot.discord import sending
from bot.domain.nights.night import NightState
from bot.ui.message import Parts
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.faults import Call
from tests.wire.fake_discord.refusals import UNAVAILABLE
from tests.wire.fake_discord.things import Message
from tests.wire.logged import logged

MESSAGES = "POST /channels/*/messages"
EDITS = "PATCH /channels/*/messages/*"
# More often than an answer is tried again.
OFTEN = 6


def has_card(call: Call) -> bool:
    """Whether a message, or the first answer to a slash command, comes with a card."""
    said = call.body.get("data") or call.body
    return isinstance(said, dict) and bool(said.get("components"))


def cards(server: ConnectedServer) -> list[Message]:
    """Return the cards that can be pressed."""
    return [message for message in server.ana.sees() if "I'm in" in message.labels()]


async def test_a_card_that_discord_took_before_a_crash_is_not_posted_again(
    server: ConnectedServer,
) -> None:
    taken = server.discord.faults.hold(MESSAGES, accepted=True, where=has_card)
    await server.ana.types("!night plan in 3 hours", wait=False)
    await taken.reached()
    await server.crash()
    server.clock.turn(minutes=10)  # Discord no longer knows the nonce
    await server.start()
    assert len(cards(server)) == 1
    assert (await server.ben.press("I'm in")).private


@pytest.mark.parametrize("by_slash", [False, True])
async def test_a_card_whose_fate_is_unknown_is_posted_once(
    server: ConnectedServer, *, by_slash: bool
) -> None:
    server.discord.faults.lose(MESSAGES, accepted=True, where=has_card, times=OFTEN)
    for answer in ("POST /interactions/*/callback", "PATCH /webhooks/*"):
        server.discord.faults.lose(answer, accepted=True, where=has_card, times=OFTEN)
    if by_slash:
        await server.ana.slash("night plan", when="in 3 hours")
    else:
        await server.ana.types("!night plan in 3 hours")
    await server.turn(minutes=10)  # Discord no longer knows the nonce
    assert len(cards(server)) == 1
    assert (await server.ben.press("I'm in")).private
    assert "did not finish" not in "".join(message.text for message in server.ana.sees())


async def test_the_host_is_told_that_the_night_stands_and_its_card_follows(
    server: ConnectedServer,
) -> None:
    server.discord.faults.refuse(MESSAGES, UNAVAILABLE, where=has_card, times=OFTEN)
    await server.ana.types("!night plan in 3 hours")
    said, card = server.ana.sees()
    assert "Movie night 1 is saved" in said.text
    assert cards(server) == [card]
    [night] = await server.services.store.nights.open_in(server.guild.id)
    assert night.state is NightState.PLANNED
    await server.turn(hours=3)
    assert "starts" in server.ana.sees()[-1].text.casefold()


async def test_a_reminder_whose_fate_is_unknown_is_not_sent_again_after_a_restart(
    server: ConnectedServer,
) -> None:
    await server.ana.types("!night plan in 3 hours")
    server.discord.faults.lose(MESSAGES, accepted=True, times=None)
    with logged("cannot announce") as failed:
        await server.turn(hours=2, wait=False)
        await failed.wait()
    server.discord.faults.end()
    server.clock.turn(minutes=10)
    await server.restart()
    reminders = [each for each in server.ana.sees() if "starts soon" in each.text]
    assert len(reminders) == 1


async def test_a_card_that_could_not_be_edited_is_edited_when_it_can(
    server: ConnectedServer,
) -> None:
    await server.ana.types("!night plan in 3 hours")
    server.discord.faults.refuse(EDITS, UNAVAILABLE, times=OFTEN)
    await server.ben.press("I'm in")
    [card] = cards(server)
    await server.discord.bell.until(lambda: f"<@{server.ben.id}>" in card.text)


async def test_messages_whose_long_names_differ_at_the_end_only_are_two(
    server: ConnectedServer,
) -> None:
    channel = server.bot.get_partial_messageable(server.channel.id)
    for part in (2, 3):
        nonce = f"n1234567-reminder-1898607600.{part}"
        for _ in range(2):  # the second time as after a lost answer
            await sending.post(channel, Parts(content=f"part {part}"), nonce)
    assert [message.content for message in server.ana.sees()] == ["part 2", "part 3"]
