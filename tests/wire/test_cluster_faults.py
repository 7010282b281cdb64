"""Several processes whose clocks, number and lives are not as they were a moment ago."""

import asyncio
from pathlib import Path

from tests.postgres import empty_postgres
from tests.wire.processes import Processes, open_processes
from tests.wire.running import CLOCK_WRONG_BY

MARZIPAN = "Marzipan Conspiracy (1991)"
STARTS_SOON = "starts soon"
AHEAD, BEHIND = {CLOCK_WRONG_BY: "300"}, {CLOCK_WRONG_BY: "-300"}
# Due soon by the right clock, and overdue by one that is five minutes ahead.
SOON = 180.0


async def test_reminders_come_once_and_in_time_whatever_the_clocks_of_machines_say(
    tmp_path: Path, trained_models: Path
) -> None:
    async with open_processes(tmp_path, trained_models) as two:
        ahead = await two.start(1, of=2, **AHEAD)
        behind = await two.start(2, of=2, **BEHIND)
        for shard in (0, 1):
            await two.plan_night(shard, reminder_in=SOON)
            await two.plan_night(shard, reminder_in=0.0)
        for shard in (0, 1):
            await two.hears(shard, STARTS_SOON)
        await ahead.kill()
        assert await behind.stop() == 0
        # Each is followed by one whose clock is wrong in the other way.
        for number, wrong in ((1, BEHIND), (2, AHEAD)):
            await two.start(number, of=2, **wrong)
            await _answers(two, number - 1)
        assert [_reminders(two, shard) for shard in (0, 1)] == [1, 1]


async def test_ten_processes_that_start_at_once_on_an_empty_database_all_serve(
    tmp_path: Path, trained_models: Path
) -> None:
    url = await empty_postgres()
    async with open_processes(tmp_path, trained_models, shards=10, url=url) as ten:
        bots = await asyncio.gather(*(ten.begin(number, of=10) for number in range(1, 11)))
        await asyncio.gather(*(bot.logs("ready as") for bot in bots))
        for shard in range(10):
            await _answers(ten, shard)
        assert ten.discord.world.commands_told == 1
        assert ten.discord.gateway.identified == 10
        assert await ten.sql("SELECT count(*) FROM alembic_version") == [(1,)]
        assert not any(bot.traceback for bot in bots)


async def test_with_other_shards_whoever_starts_after_a_stop_of_all_takes_everything_up(
    tmp_path: Path, trained_models: Path
) -> None:
    async with open_processes(tmp_path, trained_models) as two:
        first, second = await two.start(1, of=2), await two.start(2, of=2)
        for shard in (0, 1):
            await two.plan_night(shard, reminder_in=SOON)
        await first.kill()
        refused = await two.begin(1, of=1, MATINEE_SHARDS="3")
        assert await refused.ended() == 1
        assert "stop all" in refused.log
        assert await second.stop() == 0
        # Everything is due, and what the killed one had claimed as well.
        await two.sql("UPDATE timers SET due_at = now() WHERE kind = 'night'")
        await two.sql("UPDATE nights SET starts_at = starts_at - make_interval(secs => 180)")
        await two.sql(
            "UPDATE timers SET claimed_at = now() WHERE guild_id = :guild", guild=two.guild_id(0)
        )
        await two.start(1, of=1, MATINEE_SHARDS="3")
        for shard in (0, 1):
            await two.hears(shard, STARTS_SOON)
            await _answers(two, shard)
        assert [_reminders(two, shard) for shard in (0, 1)] == [1, 1]


async def _answers(processes: Processes, shard: int) -> None:
    """See that the bot of a shard serves."""
    await processes.person(shard).types(f"!like {MARZIPAN}")
    await processes.hears(shard, MARZIPAN)


def _reminders(processes: Processes, shard: int) -> int:
    return sum(STARTS_SOON in said for said in processes.said(shard))
