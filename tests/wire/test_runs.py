"""Training runs as they are told on Discord: late where it must be, never not at all."""

import pytest

from bot.cogs.model.run_message import RUN_ENDS
from bot.training.trainer import Trainer
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.refusals import UNAVAILABLE

MESSAGES = "POST /channels/*/messages"
EDITS = "PATCH /channels/*/messages/*"


async def test_that_a_run_by_schedule_failed_is_told_after_an_outage(
    server: ConnectedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    guilds = server.services.store.guilds
    await guilds.change(server.guild.id, "log_channel_id", server.channel.id, None)
    await server.you.types("!schedule every 2h")
    said = len(server.you.sees())
    refused = server.discord.faults.refuse(MESSAGES, UNAVAILABLE, times=None)

    async def new(_: Trainer) -> bool:
        return True

    monkeypatch.setattr(Trainer, "has_something_new", new)
    await server.turn(hours=3)  # there are no base data
    await server.discord.bell.until(lambda: refused.met > 0)
    await server.settle()
    assert len(server.you.sees()) == said
    server.discord.faults.end()
    await server.turn(minutes=1)
    [report] = server.you.sees()[said:]
    assert "failed" in report.text.casefold()


async def test_the_end_of_a_run_is_told_in_a_thread_that_was_archived_meanwhile(
    server: ConnectedServer,
) -> None:
    thread = server.discord.world.add_thread(server.channel, "training")
    edits = server.discord.faults.refuse(EDITS, UNAVAILABLE, times=None)
    await server.you.types("!retrain now", channel=thread)
    await server.discord.bell.until(lambda: edits.met > 3)
    while not await server.services.store.timers.exists(RUN_ENDS, "all"):
        continue
    server.discord.world.archive(thread)
    server.discord.faults.end()
    await server.turn(minutes=1)
    await server.discord.bell.until(lambda: "failed" in server.you.sees(thread)[-1].text.casefold())
