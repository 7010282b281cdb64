"""The retraining rules of servers, as text; `bot.domain.schedules.policy` knows what they mean."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.changed import Changed
from bot.domain.schedules.stored import StoredPolicy
from bot.domain.settings.changes import Logged
from bot.domain.tastes import Opinion
from bot.store import dialect
from bot.store.database import Database
from bot.store.guilds import Guilds
from bot.store.readable import readable
from bot.store.tables import departed_guilds, guild_settings, tastes
from bot.store.tastes.rows import IDS_PER_STATEMENT
from bot.store.training.model_settings import settings_of_model
from bot.store.training.tables import retraining_policies


class Policies:
    """Reads and writes retraining rules; each change is in the server's log."""

    def __init__(self, database: Database, clock: Clock, guilds: Guilds) -> None:
        self._database, self._clock, self._guilds = database, clock, guilds

    async def of(self, guild_id: int) -> StoredPolicy:
        """Return the rules of one server."""
        return (await self.all([guild_id]))[guild_id]

    async def all(self, guild_ids: Iterable[int]) -> dict[int, StoredPolicy]:
        """Return the rules of these servers."""
        wanted = list(dict.fromkeys(guild_ids))
        zones: dict[int, str] = {}
        rows: dict[int, dict[str, Any]] = {}
        async with self._database.read() as connection:
            for start in range(0, len(wanted), IDS_PER_STATEMENT):
                some = wanted[start : start + IDS_PER_STATEMENT]
                zones |= await _zones(connection, some)
                ours = retraining_policies.c.guild_id.in_(some)
                found = await connection.execute(select(retraining_policies).where(ours))
                rows |= {row["guild_id"]: row for row in readable(found, dict)}
        return {
            guild_id: StoredPolicy(
                guild_id,
                rows[guild_id]["rules"] if guild_id in rows else None,
                rows[guild_id]["since"] if guild_id in rows else None,
                zones.get(guild_id, "UTC"),
            )
            for guild_id in wanted
        }

    async def change(
        self, guild_id: int, rules: str | None, changed_by: int | None
    ) -> StoredPolicy:
        """Set a server's rules, or go back to the default with None, and log who changed them."""
        now = self._clock.now()
        before = await self.of(guild_id)
        async with self._database.write(serialise=guild_id) as connection:
            if rules is None:
                await connection.execute(
                    delete(retraining_policies).where(retraining_policies.c.guild_id == guild_id)
                )
            else:
                row = {"guild_id": guild_id, "rules": rules, "since": now}
                await dialect.upsert(connection, retraining_policies, [row])
            if rules != before.rules:
                await self._guilds.log(
                    connection, guild_id, Logged.SCHEDULE, before.rules, rules, changed_by
                )
            await dialect.notify(connection, Changed.SCHEDULES)
        return await self.of(guild_id)

    async def planned_servers(self, since: datetime) -> set[int]:
        """Return the servers by which runs are planned where no process is in all of them.

        Those with rules or settings of their own, those with likes given after a moment, and one
        that stands for all others, which have the same rules.
        """
        liking = await self.new_likes(since)
        async with self._database.read() as connection:
            own = [
                *await connection.scalars(select(retraining_policies.c.guild_id)),
                *await connection.scalars(select(guild_settings.c.guild_id).distinct()),
            ]
            any_other = await connection.scalar(select(func.max(tastes.c.guild_id)))
            gone = set(await connection.scalars(select(departed_guilds.c.guild_id)))
        others = [] if any_other is None else [int(any_other)]
        return {*own, *liking, *others} - gone

    async def waiting_likes(self, guild_id: int) -> int:
        """Count the likes of a server that no run has considered yet."""
        async with self._database.read() as connection:
            since = (await settings_of_model(connection)).considered_at
            return await _new_likes_in(connection, guild_id, since or self._clock.now())

    async def new_likes_in(self, guild_id: int, since: datetime) -> int:
        """Count the likes given after a moment in one server."""
        async with self._database.read_once() as connection:
            return await _new_likes_in(connection, guild_id, since)

    async def new_likes(self, since: datetime) -> dict[int, int]:
        """Count the likes given after a moment in each server that has any."""
        # Grouped by the column itself, SQLite would read every like there is in that order.
        guild_id = tastes.c.guild_id + 0
        statement = (
            select(guild_id, func.count())
            .where(tastes.c.opinion == Opinion.LIKE.value, tastes.c.opinion_at > since)
            .where(tastes.c.guild_id.is_not(None))
            .group_by(guild_id)
        )
        async with self._database.read_once() as connection:
            return {int(guild): int(count) for guild, count in await connection.execute(statement)}


async def _zones(connection: AsyncConnection, guild_ids: Sequence[int]) -> dict[int, str]:
    rows = await connection.execute(
        select(guild_settings.c.guild_id, guild_settings.c.value).where(
            guild_settings.c.guild_id.in_(guild_ids), guild_settings.c.field == "time_zone"
        )
    )
    return dict(readable(rows, _zone))


def _zone(row: RowMapping) -> tuple[int, str]:
    name = row["value"].strip('"')
    ZoneInfo(name)  # raises where there is none: one server's damage is not to stop all schedules
    return row["guild_id"], name


async def _new_likes_in(connection: AsyncConnection, guild_id: int, since: datetime) -> int:
    count = await connection.scalar(
        select(func.count()).where(
            tastes.c.guild_id == guild_id,
            tastes.c.opinion == Opinion.LIKE.value,
            tastes.c.opinion_at > since,
        )
    )
    return int(count or 0)
