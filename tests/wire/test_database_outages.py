"""PostgreSQL goes away in the middle of conversations of several processes, and comes back."""

import asyncio
import os
from pathlib import Path

from tests.postgres import stoppable_postgres
from tests.wire.processes import open_processes
from tests.wire.talk import talk

UMBRELLAS = "7 Umbrellas"
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
                await two.asks(shard, "!like 7 umbrellas")
                await two.plan_night(shard, REMINDER_IN)
            await postgres.stop()
            for shard in (0, 1):
                assert UNREACHABLE in await two.asks(shard, "!unlike 7 umbrellas")
                await two.person(shard).completes("like", "titles", "umbrellas")
            for bot in bots:
                await bot.logs("the timers cannot be read")
            async with talk(two, 0, every=0.5) as one, talk(two, 1, every=0.5) as other:
                await two.until(lambda: len(one.typed) > 1 < len(other.typed))
                await asyncio.sleep(OUTAGE)
                await postgres.start()
                for bot in bots:
                    await bot.logs("the database answers again")
            assert {*one.answers(), *other.answers()} == {1}
            assert all(each.acknowledged for each in two.discord.world.interactions.values())
            for shard in (0, 1):
                await two.hears(shard, STARTS_SOON)
                assert UMBRELLAS in await two.asks(shard, "!likes")
            assert [await bot.stop() for bot in bots] == [0, 0]
            assert two.discord.gateway.identified == 2
            assert [bot.traceback for bot in bots] == ["", ""]
            # What was said is not said again by who comes after.
            await two.start(1, of=2)
            assert UMBRELLAS in await two.asks(0, "!likes")
            assert sum(STARTS_SOON in said for said in two.said(0)) == 1
