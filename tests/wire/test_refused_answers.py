"""Answers that Discord refuses after the store has accepted: people hear what was done, once."""

from collections.abc import Callable

import pytest

from bot.discord import deferral
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.faults import Call
from tests.wire.fake_discord.refusals import (
    ARCHIVED,
    LOCKED,
    TOKEN_EXPIRED,
    UNAVAILABLE,
    UNKNOWN_INTERACTION,
    UNKNOWN_WEBHOOK,
    Refusal,
)
from tests.wire.fake_discord.things import Message
from tests.wire.people import Person

MARZIPAN = "Marzipan Conspiracy (1991)"
UNDONE = "is back as it was"
ANSWERS = "POST /interactions/*/callback"
MESSAGES = "POST /channels/*/messages"
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE = 4, 5, 6, 7


def defers(call: Call) -> bool:
    """Whether a request says that an answer will come."""
    return bool(call.body["type"] == DEFERRED)


def answers(call: Call) -> bool:
    """Whether a request is the answer itself."""
    return bool(call.body["type"] == MESSAGE)


def updates(call: Call) -> bool:
    """Whether a request changes the message that was pressed."""
    return bool(call.body["type"] == UPDATE)


def private(server: ConnectedServer, person: Person) -> list[Message]:
    """Return what somebody was told in direct messages."""
    return person.sees(server.discord.world.private_channel(person.id))


async def test_without_the_history_a_typed_command_is_answered_without_a_reply(
    server: ConnectedServer,
) -> None:
    server.discord.world.deny(server.channel, server.role, "read_message_history")
    [message] = (await server.ana.types(f"!like {MARZIPAN}")).messages
    assert MARZIPAN in message.text
    assert message.reply_to is None


@pytest.mark.parametrize("denied", ["send_messages", "embed_links"])
async def test_where_the_bot_cannot_write_the_answer_comes_privately(
    server: ConnectedServer, denied: str
) -> None:
    await server.ana.types(f"!like {MARZIPAN}")
    server.discord.world.deny(server.channel, server.role, denied)
    await server.ana.types("!likes")
    [message] = private(server, server.ana)
    assert f"I can't write in <#{server.channel.id}>" in message.text
    assert MARZIPAN in message.text


async def test_who_takes_no_direct_messages_has_the_like_all_the_same(
    server: ConnectedServer,
) -> None:
    server.ana.user.takes_messages = False
    await server.ana.writes(f"like {MARZIPAN}")
    assert private(server, server.ana) == []
    assert MARZIPAN in (await server.ana.types("!likes")).text


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_typed_command_whose_answer_is_lost_is_answered_once(
    server: ConnectedServer, *, accepted: bool
) -> None:
    server.discord.faults.lose(MESSAGES, accepted=accepted, times=2)
    [message] = (await server.ana.types(f"!like {MARZIPAN}")).messages
    assert MARZIPAN in message.text


async def test_cloudflare_is_asked_again(server: ConnectedServer) -> None:
    server.discord.faults.limit(MESSAGES, 0, via=False)
    [message] = (await server.ana.types(f"!like {MARZIPAN}")).messages
    assert MARZIPAN in message.text


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_slash_command_whose_answer_is_lost_is_answered_once(
    server: ConnectedServer, *, accepted: bool
) -> None:
    server.discord.faults.lose(ANSWERS, accepted=accepted)
    [message] = (await server.ana.slash("like", titles=MARZIPAN)).messages
    assert MARZIPAN in message.text


async def test_an_interaction_that_discord_forgot_is_answered_in_the_channel(
    server: ConnectedServer,
) -> None:
    server.discord.faults.refuse(ANSWERS, UNKNOWN_INTERACTION, times=None)
    [message] = (await server.ana.slash("like", titles=MARZIPAN)).messages
    assert MARZIPAN in message.text


@pytest.mark.parametrize("refusal", [ARCHIVED, LOCKED])
async def test_an_answer_that_a_locked_thread_refuses_comes_privately(
    server: ConnectedServer, refusal: Refusal
) -> None:
    thread = server.discord.world.add_thread(server.channel, "old")
    thread.locked = True
    server.discord.world.archive(thread)
    server.discord.faults.refuse(ANSWERS, refusal, times=None)
    await server.ana.slash("like", channel=thread, titles=MARZIPAN)
    [message] = private(server, server.ana)
    assert MARZIPAN in message.text


async def test_a_private_answer_to_a_forgotten_interaction_stays_private(
    server: ConnectedServer,
) -> None:
    server.discord.faults.refuse(ANSWERS, UNKNOWN_INTERACTION, times=None)
    await server.ana.slash("privacy")
    assert server.ana.sees() == []
    assert len(private(server, server.ana)) == 1


@pytest.mark.parametrize("accepted", [False, True])
async def test_an_answer_waits_for_a_deferral_under_way(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch, *, accepted: bool
) -> None:
    monkeypatch.setattr(deferral, "PATIENCE", 0.0)
    under_way = server.discord.faults.hold(ANSWERS, accepted=accepted, where=defers)
    await server.ana.slash("like", titles=MARZIPAN, wait=False)
    await under_way.reached()
    while not await server.services.store.tastes.of(server.ana.id):
        continue
    # By the time somebody else has been answered, ana's answer is ready to be sent.
    await server.ben.writes("likes", wait=False)
    await server.discord.bell.until(lambda: bool(private(server, server.ben)))
    under_way.open()
    await server.settle()
    [message] = server.ana.sees()
    assert MARZIPAN in message.text
    assert not message.loading


@pytest.mark.parametrize("accepted", [False, True])
async def test_an_answer_comes_although_its_deferral_was_lost(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch, *, accepted: bool
) -> None:
    monkeypatch.setattr(deferral, "PATIENCE", 0.0)
    server.discord.faults.lose(ANSWERS, accepted=accepted, where=defers)
    [message] = (await server.ana.slash("like", titles=MARZIPAN)).messages
    assert MARZIPAN in message.text
    assert not message.loading


@pytest.mark.parametrize("what", [answers, defers])
async def test_what_is_acknowledged_already_is_answered_all_the_same(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch, what: Callable[[Call], bool]
) -> None:
    monkeypatch.setattr(deferral, "PATIENCE", 0.0 if what is defers else 3600.0)
    under_way = server.discord.faults.hold(ANSWERS, accepted=False, where=what)
    await server.ana.slash("like", titles=MARZIPAN, wait=False)
    await under_way.reached()
    # A deferral that was given up on the way arrives after all.
    [interaction] = server.discord.world.interactions.values()
    interaction.original = server.discord.posting.thinking(server.channel, None)
    interaction.acknowledged = DEFERRED
    under_way.open()
    await server.settle()
    [message] = server.ana.sees()
    assert MARZIPAN in message.text
    assert not message.loading


async def test_a_button_that_is_acknowledged_already_changes_its_message(
    server: ConnectedServer,
) -> None:
    [message] = (await server.ana.types(f"!like {MARZIPAN}")).messages
    under_way = server.discord.faults.hold(ANSWERS, accepted=False, where=updates)
    await server.ana.press("Undo", message, wait=False)
    await under_way.reached()
    [interaction] = server.discord.world.interactions.values()
    interaction.original, interaction.acknowledged = message, DEFERRED_UPDATE
    under_way.open()
    await server.settle()
    assert [UNDONE in each.text for each in server.ana.sees()] == [True]


@pytest.mark.parametrize("refusal", [UNKNOWN_WEBHOOK, TOKEN_EXPIRED])
async def test_an_answer_that_comes_after_a_quarter_of_an_hour_is_said_in_the_channel(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch, refusal: Refusal
) -> None:
    monkeypatch.setattr(deferral, "PATIENCE", 0.0)
    server.discord.faults.refuse("* /webhooks/*", refusal, times=None)
    under_way = server.discord.faults.hold(ANSWERS, accepted=True, where=defers)
    await server.ana.slash("like", titles=MARZIPAN, wait=False)
    await under_way.reached()
    under_way.open()
    await server.settle()
    [_thinking, message] = server.ana.sees()
    assert MARZIPAN in message.text


async def test_a_button_of_a_deleted_message_says_privately_what_it_did(
    server: ConnectedServer,
) -> None:
    [message] = (await server.ana.types(f"!like {MARZIPAN}")).messages
    server.discord.posting.delete(message)
    heard = await server.ana.press("Undo", message)
    assert heard.private
    assert UNDONE in heard.text
    assert await server.services.store.tastes.of(server.ana.id) == []


async def test_a_button_that_was_answered_too_late_changes_its_message_all_the_same(
    server: ConnectedServer,
) -> None:
    await server.ana.types(f"!like {MARZIPAN}")
    server.discord.faults.refuse(ANSWERS, UNKNOWN_INTERACTION)
    assert UNDONE in (await server.ana.press("Undo")).text


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_button_whose_answer_is_lost_changes_its_message(
    server: ConnectedServer, *, accepted: bool
) -> None:
    await server.ana.types(f"!like {MARZIPAN}")
    server.discord.faults.lose(ANSWERS, accepted=accepted, where=updates)
    [message] = (await server.ana.press("Undo")).messages
    assert UNDONE in message.text


async def test_suggestions_that_come_too_late_are_no_error(server: ConnectedServer) -> None:
    server.discord.faults.refuse(ANSWERS, UNKNOWN_INTERACTION)
    assert await server.ana.completes("like", "titles", "marzip") == []


async def test_what_discord_does_not_take_for_long_is_stored_all_the_same(
    server: ConnectedServer,
) -> None:
    server.discord.faults.refuse(MESSAGES, UNAVAILABLE, times=None)
    assert (await server.ana.types(f"!like {MARZIPAN}")).messages == []
    server.discord.faults.end()
    assert MARZIPAN in (await server.ana.types("!likes")).text


async def test_an_export_that_cannot_be_sent_privately_is_said_so(server: ConnectedServer) -> None:
    server.ana.user.takes_messages = False
    assert "direct message" in (await server.ana.types("!export")).text.casefold()
    assert private(server, server.ana) == []


async def test_an_export_whose_fate_is_unknown_is_sent_once(server: ConnectedServer) -> None:
    to_ana = f"POST /channels/{server.discord.world.private_channel(server.ana.id).id}/messages"
    server.discord.faults.lose(to_ana, accepted=True)
    await server.ana.types("!export")
    [message] = private(server, server.ana)
    assert len(message.attachments) == 1
