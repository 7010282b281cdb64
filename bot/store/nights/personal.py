"""What is stored of one person's nights: shown to them, and erased."""

from datetime import date

from pydantic import JsonValue
from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.history import NOBODY
from bot.store.database import Database
from bot.store.nights.films import forget_in_films
from bot.store.nights.tables import (
    night_ballots,
    night_people,
    night_series,
    night_served,
    night_suggestions,
    night_time_questions,
    nights,
)

TABLES = (night_people, night_ballots, night_served, night_suggestions)


class PersonalNights:
    """Shows and erases what is stored of one person's nights."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await forget_in_films(connection, user_id)
        for table in TABLES:
            await connection.execute(delete(table).where(table.c.user_id == user_id))
        await connection.execute(
            delete(night_time_questions).where(night_time_questions.c.user_id == user_id)
        )
        for table in (nights, night_series):
            await connection.execute(
                update(table).where(table.c.host_id == user_id).values(host_id=NOBODY, place=None)
            )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        exported: dict[str, JsonValue] = {}
        async with self._database.read() as connection:
            hosted = await connection.execute(
                select(nights.c.guild_id, nights.c.number, nights.c.starts_at)
                .where(nights.c.host_id == user_id)
                .order_by(nights.c.night_id)
            )
            exported["nights_hosted"] = [_plain(row) for row in hosted.mappings()]
            repeated = await connection.execute(
                select(night_series).where(night_series.c.host_id == user_id)
            )
            exported[night_series.name] = [_plain(row) for row in repeated.mappings()]
            for table in TABLES:
                rows = await connection.execute(
                    select(table).where(table.c.user_id == user_id).order_by(table.c.night_id)
                )
                exported[table.name] = [_plain(row) for row in rows.mappings()]
            asked = await connection.execute(
                select(night_time_questions).where(night_time_questions.c.user_id == user_id)
            )
            exported[night_time_questions.name] = [_plain(row) for row in asked.mappings()]
        return exported


def _plain(row: RowMapping) -> dict[str, JsonValue]:
    return {
        str(name): value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if name not in ("user_id", "host_id")
    }
