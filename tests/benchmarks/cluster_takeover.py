"""How long people wait when a bot is killed, and when it is replaced on purpose.

A killed bot has a reminder in its hands; while one is replaced, somebody talks to it.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bot.cli.process_group import FIRST_PAUSE
from tests.benchmarks.cluster_bots import Bots, bots_on_postgres, prepare
from tests.benchmarks.figure import Figure, at_most
from tests.wire.talk import talk

REPEATED = 3
BOTS = 2
# The night's own moment lies behind its reminder, so that the successor still says it.
HOLD = (
    """UPDATE nights SET starts_at = now() + interval '5 minutes',
                      planned_at = now() - interval '1 hour'""",
    "UPDATE timers SET due_at = now(), claimed_at = now() WHERE kind = 'night'",
)
STARTS_SOON = "starts soon"


def takeover() -> Iterable[Figure]:
    """Kill the first of two bots, start it again as `matinee cluster` does, and wait."""
    with tempfile.TemporaryDirectory() as folder:
        _, models = prepare(Path(folder))
        taken = [
            asyncio.run(_measure(Path(folder) / str(turn), models)) for turn in range(REPEATED)
        ]
        ready, said, waited, usual = (
            sorted(each)[REPEATED // 2] for each in zip(*taken, strict=True)
        )
        yield Figure("after kill -9, the successor is connected", ready, "s")
        yield Figure("after kill -9, it says the reminder that was held", said, "s", at_most(30))
        name = "while a bot is replaced, the longest that a command waits"
        yield Figure(name, waited, "s", None, waited / usual, "a usual command")


async def _measure(folder: Path, models: Path) -> tuple[float, float, float, float]:
    async with bots_on_postgres(folder, models, BOTS, shards=BOTS) as bots:
        await bots.running.person(0).types("!night plan in 3 hours")
        await bots.running.stored("SELECT 1 FROM timers WHERE kind = 'night'")
        ready, said = await _take_over(bots)
        async with talk(bots.running, 1) as talked:
            await bots.running.succeed(2, of=BOTS)
        waited = sorted(talked.waited())
        return ready, said, waited[-1], waited[len(waited) // 2]


async def _take_over(bots: Bots) -> tuple[float, float]:
    for statement in HOLD:
        await bots.running.sql(statement)
    killed = time.perf_counter()
    await bots.members[0].kill()
    await asyncio.sleep(FIRST_PAUSE)
    await bots.running.start(1, of=BOTS)
    ready = time.perf_counter() - killed
    await bots.running.hears(0, STARTS_SOON)
    return ready, time.perf_counter() - killed
