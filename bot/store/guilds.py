"""The settings of servers, and the log of who changed what."""

import json

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.changed import Changed
from bot.domain.settings.changes import ChangePage, GuildChange
from bot.domain.settings.guild import GuildSettings
from bot.store import dialect
from bot.store.database import Database
from bot.store.tables import guild_changes, guild_settings

CHANGES_PER_PAGE = 10


class Guilds:
    """Reads and writes what servers have set."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def get(self, guild_id: int) -> GuildSettings:
        """Return a server's settings, with defaults where nothing was set."""
        async with self._database.read_once() as connection:
            return await read_guild_settings(connection, guild_id)

    async def language(self, guild_id: int) -> str | None:
        """Return the language that was chosen for a server; None where none was."""
        chosen = select(guild_settings.c.value).where(
            guild_settings.c.guild_id == guild_id,
            guild_settings.c.field == GuildSettings.language.field,
        )
        async with self._database.read_once() as connection:
            value = await connection.scalar(chosen)
        return GuildSettings.stored([(GuildSettings.language.field, value or "null")]).language

    async def change(
        self, guild_id: int, field: str, value: object, changed_by: int | None
    ) -> GuildChange | None:
        """Set one field and log who did; None where it has that value already.

        Raises UnknownSettingError and InvalidSettingError.
        """
        async with self._database.write(serialise=guild_id) as connection:
            before = await read_guild_settings(connection, guild_id)
            after = before.replaced(field, value)
            if before.encoded(field) == after.encoded(field):
                return None
            row = {"guild_id": guild_id, "field": field, "value": after.encoded(field)}
            await dialect.upsert(connection, guild_settings, [row])
            await dialect.notify(connection, Changed.SCHEDULES)
            return await self.log(
                connection,
                guild_id,
                field,
                before.json(field),
                after.json(field),
                changed_by,
            )

    async def record(
        self, guild_id: int, field: str, before: JsonValue, after: JsonValue, changed_by: int
    ) -> GuildChange:
        """Log a decision that is kept elsewhere, such as which version of the model serves."""
        async with self._database.write(serialise=guild_id) as connection:
            return await self.log(connection, guild_id, field, before, after, changed_by)

    async def log(
        self,
        connection: AsyncConnection,
        guild_id: int,
        field: str,
        before: JsonValue,
        after: JsonValue,
        changed_by: int | None,
    ) -> GuildChange:
        """Log a change of something else (a schedule, a film) in the transaction that makes it."""
        now = self._clock.now()
        inserted = await connection.execute(
            insert(guild_changes).values(
                guild_id=guild_id,
                field=field,
                before=json.dumps(before),
                after=json.dumps(after),
                changed_by=changed_by,
                changed_at=now,
            )
        )
        change_id = int((inserted.inserted_primary_key or (0,))[0])
        return GuildChange(change_id, guild_id, field, before, after, changed_by, now)

    async def changes(self, guild_id: int, page: int = 0) -> ChangePage:
        """Return one page of a server's log, newest first; beyond the last page, the last."""
        where: ColumnElement[bool] = guild_changes.c.guild_id == guild_id
        async with self._database.read() as connection:
            count = await connection.scalar(
                select(func.count()).select_from(guild_changes).where(where)
            )
            pages = max(1, -(-int(count or 0) // CHANGES_PER_PAGE))
            page = min(max(page, 0), pages - 1)
            rows = await connection.execute(
                select(guild_changes)
                .where(where)
                .order_by(guild_changes.c.change_id.desc())
                .limit(CHANGES_PER_PAGE)
                .offset(page * CHANGES_PER_PAGE)
            )
            return ChangePage(tuple(_change(row) for row in rows), page, pages)

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Keep what was changed, and forget by whom (see `bot.store.personal`)."""
        await connection.execute(
            update(guild_changes)
            .where(guild_changes.c.changed_by == user_id)
            .values(changed_by=None)
        )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return the settings the person changed, ready for JSON (see `bot.store.personal`)."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(guild_changes)
                .where(guild_changes.c.changed_by == user_id)
                .order_by(guild_changes.c.change_id)
            )
            changes: list[JsonValue] = [
                {
                    "guild_id": change.guild_id,
                    "field": change.field,
                    "before": change.before,
                    "after": change.after,
                    "changed_at": change.changed_at.isoformat(),
                }
                for change in map(_change, rows)
            ]
        return {"settings_changed": changes}


async def read_guild_settings(connection: AsyncConnection, guild_id: int) -> GuildSettings:
    """Return a server's settings, with defaults where nothing was set."""
    rows = await connection.execute(
        select(guild_settings.c.field, guild_settings.c.value).where(
            guild_settings.c.guild_id == guild_id
        )
    )
    return GuildSettings.stored((row.field, row.value) for row in rows)


def _change(row: Row[tuple[object, ...]]) -> GuildChange:
    return GuildChange(
        row.change_id,
        row.guild_id,
        row.field,
        json.loads(row.before),
        json.loads(row.after),
        row.changed_by,
        row.changed_at,
    )
