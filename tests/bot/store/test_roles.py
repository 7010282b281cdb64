"""Several processes on one PostgreSQL database: each part of the work has one of them."""

import asyncio

import pytest
from sqlalchemy import text

from bot.domain.assignment import ALONE, Assignment
from bot.settings import ProcessRole
from bot.store import schema
from bot.store.database import Database
from bot.store.errors import (
    OtherLayoutError,
    RoleTakenError,
    StoreInUseError,
    StoreSharedError,
)
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock
from tests.postgres import empty_postgres, new_postgres

TRAINER = Assignment(ProcessRole.TRAINER)
CONNECTIONS = 2


def bot(number: int, processes: int = 2, shards: int = 4) -> Assignment:
    return Assignment(ProcessRole.BOT, shards, number, processes)


async def opened(url: str, clock: TickingClock, assignment: Assignment) -> Store:
    return await Store.open(url, clock, CONNECTIONS, assignment)


async def test_each_role_and_each_part_of_the_shards_has_one_process(clock: TickingClock) -> None:
    url = await new_postgres()
    async with (
        await opened(url, clock, TRAINER),
        await opened(url, clock, bot(1)),
        await opened(url, clock, bot(2)),
    ):
        for taken in (TRAINER, bot(1), bot(2)):
            with pytest.raises(RoleTakenError):
                await opened(url, clock, taken)
        with pytest.raises(StoreInUseError):
            await opened(url, clock, ALONE)
    async with await opened(url, clock, ALONE):
        for part in (TRAINER, bot(1)):
            with pytest.raises(StoreInUseError):
                await opened(url, clock, part)


async def test_bots_that_share_out_otherwise_are_refused(clock: TickingClock) -> None:
    url = await new_postgres()
    async with await opened(url, clock, bot(1)):
        for other in (bot(2, shards=8), bot(2, processes=4)):
            with pytest.raises(OtherLayoutError) as refused:
                await opened(url, clock, other)
            assert (refused.value.shards, refused.value.processes) == (4, 2)
        async with await opened(url, clock, TRAINER):
            pass  # shards are nothing to a trainer
    async with await opened(url, clock, bot(2, shards=8)):
        pass


async def test_of_ten_that_start_at_once_one_makes_the_tables(clock: TickingClock) -> None:
    url = await empty_postgres()
    parts = [bot(number, processes=9, shards=9) for number in range(1, 10)]
    stores = await asyncio.gather(*(opened(url, clock, part) for part in [TRAINER, *parts]))
    try:
        async with stores[0].database.read() as connection:
            assert await connection.run_sync(schema.version_of) == schema.known_version()
    finally:
        for store in stores:
            await store.close()


async def test_nobody_changes_the_database_while_an_older_version_uses_it(
    clock: TickingClock,
) -> None:
    url = await empty_postgres()
    async with await opened(url, clock, bot(1)) as older:
        await _forget_last_migration(older.database)
        with pytest.raises(StoreSharedError):
            await opened(url, clock, bot(2))


async def _forget_last_migration(database: Database) -> None:
    earlier = f"{int(schema.known_version()) - 1:04d}"
    async with database.write() as connection:
        await connection.execute(
            text("UPDATE alembic_version SET version_num = :earlier"), {"earlier": earlier}
        )


@pytest.mark.parametrize("shards", [1, 2, 7, 64])
def test_every_server_and_every_direct_message_has_one_owner(shards: int) -> None:
    for processes in {1, 2, shards} & set(range(1, shards + 1)):
        parts = [bot(number + 1, processes, shards) for number in range(processes)]
        for guild_id in [None, *(place << 22 | 5 for place in range(3 * shards))]:
            assert sum(part.owns(guild_id) for part in parts) == 1
        assert parts[0].owns(None)
