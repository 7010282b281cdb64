"""Series of nights: stored, brought forward with each night that is made, and ended."""

import json
from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, RowMapping, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.errors import SeriesGoneError, TooManySeriesError
from bot.domain.nights.series import MAX_SERIES, NightSeries, Rhythm
from bot.store.database import Database
from bot.store.nights.tables import night_series
from bot.store.readable import readable


class StoredSeries:
    """Reads, changes and ends the series of servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, series_id: int) -> NightSeries:
        """Return a series; raise SeriesGoneError where it was ended."""
        found = await self._all(night_series.c.series_id == series_id)
        if not found:
            raise SeriesGoneError
        return found[0]

    async def of_guild(self, guild_id: int) -> list[NightSeries]:
        """Return the series of a server, oldest first."""
        return await self._all(night_series.c.guild_id == guild_id)

    async def skip(self, series_id: int, guild_id: int | None, days: Collection[date]) -> None:
        """Set the days on which there is no night; raise SeriesGoneError."""
        async with self._database.write() as connection:
            changed = await connection.execute(
                update(night_series)
                .where(_ours(series_id, guild_id))
                .values(skipped=_written(days))
            )
        if not changed.rowcount:
            raise SeriesGoneError

    async def end(self, series_id: int, guild_id: int | None) -> None:
        """End a series; the nights that were made stay. Raises SeriesGoneError."""
        async with self._database.write() as connection:
            ended = await connection.execute(delete(night_series).where(_ours(series_id, guild_id)))
        if not ended.rowcount:
            raise SeriesGoneError

    async def _all(self, where: ColumnElement[bool]) -> list[NightSeries]:
        statement = select(night_series).where(where).order_by(night_series.c.series_id)
        async with self._database.read_once() as connection:
            return list(readable(await connection.execute(statement), _read))


async def begin_or_advance(connection: AsyncConnection, series: NightSeries) -> int:
    """Store a series with the night that is being planned; return its id.

    Raises TooManySeriesError, and SeriesGoneError where it was ended or brought so far already.
    """
    values = {"next_day": series.next_day, "skipped": _written(series.skipped)}
    if not series.series_id:
        return await _begin(connection, series, values)
    moved = await connection.execute(
        update(night_series)
        .where(
            night_series.c.series_id == series.series_id,
            night_series.c.next_day < series.next_day,
        )
        .values(**values)
    )
    if not moved.rowcount:
        raise SeriesGoneError
    return series.series_id


async def _begin(
    connection: AsyncConnection, series: NightSeries, values: dict[str, object]
) -> int:
    ours = night_series.c.guild_id == series.guild_id
    count = await connection.scalar(select(func.count()).select_from(night_series).where(ours))
    if int(count or 0) >= MAX_SERIES:
        raise TooManySeriesError(MAX_SERIES)
    inserted = await connection.execute(
        insert(night_series).values(
            guild_id=series.guild_id,
            channel_id=series.channel_id,
            host_id=series.host_id,
            weeks=series.rhythm.weeks,
            minute=series.rhythm.minute,
            voice_channel_id=series.voice_channel_id,
            place=series.place,
            **values,
        )
    )
    return int((inserted.inserted_primary_key or (0,))[0])


def _ours(series_id: int, guild_id: int | None) -> ColumnElement[bool]:
    return (night_series.c.series_id == series_id) & (night_series.c.guild_id == guild_id)


def _written(days: Collection[date]) -> str:
    return json.dumps(sorted(day.isoformat() for day in days))


def _read(row: RowMapping) -> NightSeries:
    voice = row["voice_channel_id"]
    return NightSeries(
        series_id=row["series_id"],
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        host_id=row["host_id"],
        rhythm=Rhythm(row["weeks"], row["minute"]),
        next_day=row["next_day"],
        skipped=frozenset(map(date.fromisoformat, json.loads(row["skipped"]))),
        voice_channel_id=None if voice is None else int(voice),
        place=row["place"],
    )
