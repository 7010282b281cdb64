"""PostgreSQL goes away in the middle of conversations of several processes, and comes back."""

import asyncio
import os
from pathlib import Path

from tests.postgres import stoppable_postgres
from tests.wire.processes import open_processes

MARZIPAN = "Marzipan Conspiracy (1991)"
STARTS_SOON = "starts soon"
UNREACHABLE = "can't reach my storage"
# `OUTAGE=60` for a long one; this one lasts until all have met it.
OUTAGE = float(os.environ.get("OUTAGE", "0"))
# By the database's clock: the reminder falls due when that is away.
REMINDER_IN = 10.0


async def test_bots_answer_while_postgres_is_away_and_go_on_by_themselves(
    tmp_path: Path, trained_models: Path
) -> None:
    with stoppable_postgres() as postgres:
        async with open_processes(tmp_path, trained_models, url=postgres.url) as two:
            bots = [await two.start(number, of=2) for number in (1, 2)]
            for shard in (0, 1):
                await two.person(shard).types(f"!like {MARZIPAN}")
                await two.hears(shard, MARZIPAN)
                await two.plan_night(shard, REMINDER_IN)
            await postgres.stop()
            for shard in (0, 1):
                await two.person(shard).types("!unlike 7 umbrellas")
                await two.hears(shard, UNREACHABLE)
            for bot in bots:
                await bot.logs("the timers cannot be read")
            await asyncio.sleep(OUTAGE)
            await postgres.start()
            for shard in (0, 1):
                await two.hears(shard, STARTS_SOON)
                await two.person(shard).types("!likes")
                await two.hears(shard, MARZIPAN, times=2)
            assert [await bot.stop() for bot in bots] == [0, 0]
            assert two.discord.gateway.identified == 2
            assert [bot.traceback for bot in bots] == ["", ""]
            # What was said is not said again by who comes after.
            await two.start(1, of=2)
            await two.person(0).types("!likes")
            await two.hears(0, MARZIPAN, times=3)
            assert sum(STARTS_SOON in said for said in two.said(0)) == 1
