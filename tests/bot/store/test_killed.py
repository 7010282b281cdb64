"""A bot killed at any moment has lost nothing that it had acknowledged."""

import asyncio
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain.tastes import TasteChange
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

# Records likes as fast as it can, and says which only after the commit.
WRITER = """
import asyncio, sys
from bot.clock import SystemClock
from bot.domain.tastes import TasteChange
from bot.store.store import Store

async def main() -> None:
    async with await Store.open(sys.argv[1], SystemClock()) as store:
        async def person(user_id: int) -> None:
            for movie_id in range(int(sys.argv[2]), 10**9):
                await store.tastes.record(user_id, 1, [TasteChange.like(movie_id)])
                print(user_id, movie_id, flush=True)
        await asyncio.gather(*(person(user_id) for user_id in range(1, 6)))

asyncio.run(main())
"""


def acknowledged_before_the_kill(url: str, first_movie: int, lines: int) -> set[tuple[int, int]]:
    """Let a bot work until it has acknowledged so many likes, kill it, and return all it had."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, url, str(first_movie)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    # The kill may have cut the last line short.
    return {
        (int(user_id), int(movie_id))
        for user_id, movie_id in (line.split() for line in said if line.endswith("\n"))
    }


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("kills", [1, pytest.param(4, marks=pytest.mark.slow)])
def test_no_acknowledged_like_is_lost_when_the_bot_is_killed(sqlite_url: str, kills: int) -> None:
    moments = random.Random(7)
    acknowledged: set[tuple[int, int]] = set()
    for generation in range(kills):
        acknowledged |= acknowledged_before_the_kill(
            sqlite_url, generation * 100_000, moments.randint(1, 150)
        )
    assert len(acknowledged) >= kills
    assert acknowledged <= asyncio.run(stored(sqlite_url))


async def stored(url: str) -> set[tuple[int, int]]:
    # Opening as the owner also shows that a killed owner stands in nobody's way.
    async with await Store.open(url, TickingClock()) as store:
        await store.tastes.record(6, 1, [TasteChange.like(1)])
        return {
            (user_id, t.movie_id) for user_id in range(7) for t in await store.tastes.of(user_id)
        }


def test_the_folder_of_the_store_is_left_tidy(sqlite_url: str, sqlite_file: Path) -> None:
    asyncio.run(stored(sqlite_url))
    assert {file.name for file in sqlite_file.parent.iterdir()} == {
        "matinee.sqlite3",
        "matinee.sqlite3.lock",
    }
