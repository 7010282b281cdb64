"""Whatever the connection is at just now: told to stop, the process ends, in time and by itself."""

import asyncio
import shutil
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.wire.connected_server import ConnectedServer, TurnedClock
from tests.wire.fake_discord.discord import FakeDiscord, open_discord
from tests.wire.running import running

# Docker kills ten seconds after it has asked.
TEN_SECONDS = 10.0
# For a machine that is busy with other things.
PATIENCE = 60.0
Misbehave = Callable[[FakeDiscord, asyncio.StreamReader], Awaitable[None]]
UNREACHABLE = b"the gateway cannot be reached"


async def be_well(_: FakeDiscord, __: asyncio.StreamReader) -> None:
    """Let nothing go wrong."""


async def answer_no_goodbye(discord: FakeDiscord, _: asyncio.StreamReader) -> None:
    """Read nothing that the bot sends any more."""
    discord.gateway.freeze()


async def say_nothing_after_a_cut(discord: FakeDiscord, _: asyncio.StreamReader) -> None:
    """Let the bot resume where nobody greets it."""
    discord.gateway.silent = True
    discord.gateway.cut()
    await discord.bell.until(lambda: discord.gateway.connections == 2)


async def refuse_after_a_cut(discord: FakeDiscord, log: asyncio.StreamReader) -> None:
    """Let the bot resume where nobody listens."""
    await discord.take_gateway_away()
    while UNREACHABLE not in await log.readline():
        continue


@pytest.mark.parametrize(
    ("misbehave", "told_by", "as_on_windows"),
    [
        (be_well, signal.SIGTERM, False),
        (be_well, signal.SIGINT, True),
        (answer_no_goodbye, signal.SIGTERM, False),
        (say_nothing_after_a_cut, signal.SIGTERM, False),
        (refuse_after_a_cut, signal.SIGTERM, False),
        (refuse_after_a_cut, signal.SIGTERM, True),
    ],
)
async def test_told_to_stop_the_process_ends_in_time(
    tmp_path: Path,
    trained_models: Path,
    invented_folder: Path,
    misbehave: Misbehave,
    told_by: signal.Signals,
    *,
    as_on_windows: bool,
) -> None:
    settings = Settings.load(None, data_directory=tmp_path, movielens=str(invented_folder))
    shutil.copytree(trained_models, settings.model_directory)
    clock = TurnedClock()
    async with open_discord(clock.now) as discord:
        ConnectedServer(settings, clock, discord)
        async with running(discord, settings, as_on_windows=as_on_windows) as process:
            assert process.stderr is not None
            await discord.bell.until(lambda: discord.gateway.identified == 1, patience=PATIENCE)
            async with asyncio.timeout(PATIENCE):
                await misbehave(discord, process.stderr)
            process.send_signal(told_by)
            async with asyncio.timeout(TEN_SECONDS):
                assert await process.wait() == 0
