"""`matinee run` as a process of its own, against a fake Discord: `python -m tests.wire.running`."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO
from unittest import mock

import yarl
from discord.gateway import DiscordWebSocket

from bot.__main__ import main
from bot.clock import SystemClock
from bot.settings import Settings
from tests.windows import windows
from tests.wire.fake_discord.discord import FakeDiscord

# By how many seconds the clock of the process is wrong.
CLOCK_WRONG_BY = "CLOCK_WRONG_BY"
ROOT = Path(__file__).resolve().parents[2]
AS_ON_WINDOWS = "as-on-windows"


@asynccontextmanager
async def running(
    discord: FakeDiscord,
    settings: Settings,
    log: int | IO[bytes] = asyncio.subprocess.PIPE,
    *,
    as_on_windows: bool = False,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the bot until the block ends; what is still running then is killed.

    What it logs comes out of a pipe, or goes to a file. `as_on_windows`, it has neither signal
    handlers in its event loop nor what else only POSIX has.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.wire.running",
        discord.gateway_address,
        *([AS_ON_WINDOWS] if as_on_windows else []),
        env=environment(discord, settings),
        stderr=log,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def environment(discord: FakeDiscord, settings: Settings) -> dict[str, str]:
    """Return the environment of a process that talks to the fake Discord."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "MATINEE_TOKEN": discord.token,
        "MATINEE_DATA_DIRECTORY": str(settings.data_directory),
        "MATINEE_MOVIELENS": settings.movielens,
        "MATINEE_MOST_RUNS_A_DAY": str(settings.most_runs_a_day),
        "MATINEE_DISCORD_API": discord.rest_address,
    }


def run_bot(gateway: str, *more: str) -> int:
    """Run the bot in this process, against the Discord whose gateway is named."""
    wrong = timedelta(seconds=float(os.environ.get(CLOCK_WRONG_BY, "0")))

    def now(_: SystemClock) -> datetime:
        return datetime.now(UTC) + wrong

    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    with mock.patch.object(SystemClock, "now", now):
        return main(["run", *more])


if __name__ == "__main__":
    with windows() if AS_ON_WINDOWS in sys.argv else nullcontext():
        status = run_bot(*(word for word in sys.argv[1:] if word != AS_ON_WINDOWS))
    sys.exit(status)
