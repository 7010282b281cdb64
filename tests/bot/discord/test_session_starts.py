"""Discord's sessions are left for all shards that are about to connect, whoever starts them."""

from types import SimpleNamespace
from typing import cast

import pytest
from discord.ext import commands
from sqlalchemy import text

from bot.discord.session_starts import SessionStarts, StartsSpentError
from bot.domain.assignment import Assignment
from bot.settings import ProcessRole
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.postgres import new_postgres

FIRST, SECOND = (Assignment(ProcessRole.BOT, 4, number, 2) for number in (1, 2))


def allowing(remaining: int) -> commands.AutoShardedBot:
    """Return a bot to which Discord says how many sessions are left."""

    async def limits() -> SimpleNamespace:
        return SimpleNamespace(remaining=remaining, max_concurrency=1, reset_after=60_000)

    return cast("commands.AutoShardedBot", SimpleNamespace(fetch_session_start_limits=limits))


async def test_processes_that_start_at_once_count_on_what_the_earlier_ones_leave() -> None:
    url, clock = await new_postgres(), TickingClock()
    async with (
        await Store.open(url, clock, assignment=FIRST) as first,
        await Store.open(url, clock, assignment=SECOND) as second,
    ):
        await SessionStarts(first, FIRST).demand_enough(allowing(3))
        with pytest.raises(StartsSpentError) as refused:
            await SessionStarts(second, SECOND).demand_enough(allowing(3))
        assert (refused.value.needed, refused.value.elsewhere) == (2, 2)
        await SessionStarts(second, SECOND).demand_enough(allowing(4))
        # What is connected has taken its sessions.
        async with first.database.write() as connection:
            await connection.execute(
                text("UPDATE processes SET is_ready = true WHERE name = :name"),
                {"name": FIRST.name},
            )
        await SessionStarts(second, SECOND).demand_enough(allowing(2))
