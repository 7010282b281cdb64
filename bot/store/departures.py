"""Servers that removed the bot: what they set is erased after a while, unless they come back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, Table, delete, or_, select, union

from bot.domain.assignment import ALONE, Assignment
from bot.store import dialect
from bot.store.database import Database
from bot.store.lists.tables import barred_films, barred_people, film_lists
from bot.store.nights.tables import night_series, nights
from bot.store.tables import (
    departed_guilds,
    greeted_guilds,
    guild_changes,
    guild_settings,
    tastes,
    timers,
)
from bot.store.training.tables import retraining_policies

# All that is a server's own. What its people like is theirs, and stays.
OWN = (
    greeted_guilds,
    guild_settings,
    guild_changes,
    retraining_policies,
    nights,
    night_series,
    film_lists,
    barred_films,
    barred_people,
)


class Departures:
    """Notes who has removed the bot, and erases what is left of them."""

    def __init__(self, database: Database, assignment: Assignment = ALONE) -> None:
        self._database, self._assignment = database, assignment

    async def left(self, guild_id: int, at: datetime) -> None:
        """Note that a server removed the bot; an earlier note stays."""
        async with self._database.write(serialise=guild_id) as connection:
            await dialect.insert_new(
                connection, departed_guilds, {"guild_id": guild_id, "left_at": at}
            )

    async def came_back(self, guild_id: int) -> None:
        """Note that the bot is in a server again; what the server had set is there still."""
        ours = departed_guilds.c.guild_id == guild_id
        async with self._database.write(serialise=guild_id) as connection:
            await connection.execute(delete(departed_guilds).where(ours))

    async def known(self) -> set[int]:
        """Return the servers of which anything is stored."""
        everywhere = union(*(select(table.c.guild_id) for table in OWN))
        async with self._database.read_once() as connection:
            return set(await connection.scalars(everywhere))

    async def any_besides(self, guild_id: int) -> bool:
        """Whether another server that has not removed the bot ever set or said something."""
        async with self._database.read() as connection:
            for table in (*OWN, tastes):
                if await connection.scalar(_besides(table, guild_id)) is not None:
                    return True
        return False

    async def before(self, moment: datetime) -> list[int]:
        """Return the servers that removed the bot before a moment."""
        long_gone = departed_guilds.c.left_at < moment
        async with self._database.read_once() as connection:
            return list(
                await connection.scalars(select(departed_guilds.c.guild_id).where(long_gone))
            )

    async def erase(self, guild_id: int, left_before: datetime) -> bool:
        """Erase all that is a server's own; False when it has come back meanwhile."""
        gone = (departed_guilds.c.guild_id == guild_id) & (departed_guilds.c.left_at < left_before)
        async with self._database.write(serialise=guild_id) as connection:
            if not (await connection.execute(delete(departed_guilds).where(gone))).rowcount:
                return False
            for table in (timers, *OWN):
                await connection.execute(delete(table).where(table.c.guild_id == guild_id))
        return True

    async def erase_departed(
        self, present: Collection[int], now: datetime, left_before: datetime
    ) -> int:
        """Erase the servers that left before a moment, and note those whose leaving was missed.

        `present` are the servers that this process is in; those of other processes are left to
        them. Returns how many were erased.
        """
        for guild_id in await self.before(now):
            if guild_id in present:
                await self.came_back(guild_id)
        for guild_id in filter(self._assignment.owns, await self.known() - set(present)):
            await self.left(guild_id, now)
        gone = filter(self._assignment.owns, await self.before(left_before))
        return sum([await self.erase(each, left_before) for each in gone])


def _besides(table: Table, guild_id: int) -> Select[int]:
    """Ask for one row of another server; two ranges are what an index answers.

    Of a server that is looked up by itself, PostgreSQL asks an index; for NOT EXISTS it reads
    all the departed first.
    """
    theirs = table.c.guild_id
    departed = departed_guilds.c.guild_id
    gone = select(departed).where(departed == theirs).scalar_subquery()
    other = or_(theirs < guild_id, theirs > guild_id)
    return select(theirs).where(other, gone.is_(None)).limit(1)
