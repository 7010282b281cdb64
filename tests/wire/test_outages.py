"""Discord is out of reach for minutes or hours: what is due is said when it makes sense again."""

import pytest

from bot.domain.nights.night import NightState
from bot.ui.layout import TITLE
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.faults import Call
from tests.wire.fake_discord.refusals import (
    INVALID_FORM,
    MISSING_PERMISSIONS,
    UNAVAILABLE,
    Refusal,
)
from tests.wire.fake_discord.things import Message

EVERYTHING = "*"
MESSAGES = "POST /channels/*/messages"
PLAN = "!night plan in 3 hours 7 umbrellas"


async def through_outage(server: ConnectedServer, minutes: int) -> None:
    """Let time pass while Discord answers nothing."""
    server.discord.faults.refuse(EVERYTHING, UNAVAILABLE, times=None)
    for _ in range(12):
        await server.turn(minutes=minutes / 12)
    server.discord.faults.end()


def titles(server: ConnectedServer) -> list[str]:
    """Return how what the bot said is headed."""
    said: list[Message] = server.ana.sees()
    return [title for message in said for title in _titles(message)]


def _titles(message: Message) -> list[str]:
    texts = [str(item.get("content", "")) for item in message.items()]
    in_layouts = [text.removeprefix(TITLE) for text in texts if text.startswith(TITLE)]
    return in_layouts + [embed["title"] for embed in message.embeds if "title" in embed]


async def test_a_reminder_comes_after_an_outage_of_36_minutes(server: ConnectedServer) -> None:
    await server.ana.types(PLAN)
    await server.turn(minutes=118)
    await through_outage(server, 36)
    assert titles(server)[1:] == []
    await server.turn(minutes=15)
    assert titles(server)[1:] == ["Movie night 1 starts soon"]
    assert "I was away" in server.ana.sees()[-1].text
    await server.turn(hours=1)
    assert titles(server)[-1] == "Movie night 1 starts"


async def test_after_an_outage_of_ten_hours_only_what_still_makes_sense_is_said(
    server: ConnectedServer,
) -> None:
    await server.ana.types(PLAN)
    await server.turn(hours=1)
    await through_outage(server, 600)
    await server.turn(minutes=15)
    assert titles(server)[1:] == ["How was movie night 1?"]
    [night] = await server.services.store.nights.unfinished()
    assert night.state is NightState.ASKED


async def test_what_waits_is_said_as_soon_as_the_connection_is_back(
    server: ConnectedServer,
) -> None:
    await server.ana.types(PLAN)
    await server.turn(minutes=118)
    await through_outage(server, 36)
    server.discord.gateway.cut()
    await server.discord.bell.until(lambda: server.discord.gateway.resumed == 1)
    await server.discord.bell.until(lambda: len(titles(server)) > 1)
    assert titles(server)[1:] == ["Movie night 1 starts soon"]


async def test_a_vote_that_ends_in_an_outage_is_counted_after_it(server: ConnectedServer) -> None:
    await server.ana.types("!night plan in 5 hours")
    for title in ("7 umbrellas", "marzipan conspiracy"):
        await server.ana.types(f"!night suggest {title}")
    await server.ana.types("!night vote")
    await server.turn(minutes=170)
    await through_outage(server, 36)
    await server.turn(minutes=15)
    [night] = await server.services.store.nights.open_in(server.guild.id)
    assert night.state is NightState.DECIDED
    assert "result" in server.ana.sees()[-1].text.casefold()


@pytest.mark.parametrize("refusal", [INVALID_FORM, MISSING_PERMISSIONS])
async def test_a_message_refused_for_good_holds_back_none_after_it(
    server: ConnectedServer, refusal: Refusal
) -> None:
    def reminds(call: Call) -> bool:
        return "starts soon" in str(call.body)

    await server.ana.types(PLAN)
    server.discord.faults.refuse(MESSAGES, refusal, where=reminds, times=None)
    await server.turn(hours=2)
    await server.turn(hours=1)
    assert titles(server)[1:] == ["Movie night 1 starts"]


async def test_a_message_that_discord_never_manages_holds_back_none_after_it(
    server: ConnectedServer,
) -> None:
    def reminds(call: Call) -> bool:
        return "starts soon" in str(call.body)

    await server.ana.types(PLAN)
    server.discord.faults.refuse(MESSAGES, UNAVAILABLE, where=reminds, times=None)
    await server.turn(hours=2)
    await server.turn(hours=1)
    assert titles(server)[1:] == ["Movie night 1 starts"]


async def test_nights_do_not_wait_for_each_other(server: ConnectedServer) -> None:
    other = server.discord.world.add_channel(server.guild, "other")
    await server.ana.types(PLAN, channel=other)
    await server.ana.types(PLAN)
    server.discord.faults.refuse(f"POST /channels/{other.id}/messages", UNAVAILABLE, times=None)
    await server.turn(hours=2)
    assert titles(server)[1:] == ["Movie night 2 starts soon"]
