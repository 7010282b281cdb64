"""Files that were read and wait for their person's confirmation, for a day."""

import asyncio
import json
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.imports.effects import ImportedTaste
from bot.domain.imports.history import Source
from bot.domain.imports.merging import ImportScale
from bot.domain.imports.missing import MissingFilm
from bot.domain.imports.pending import (
    ImportDoneError,
    ImportGoneError,
    PendingChoices,
    PendingImport,
)
from bot.domain.taste_changes import RecordedChange
from bot.store.database import Database
from bot.store.imports.missing import keep_missing
from bot.store.imports.packing import PackedFilms, packed_parts, unpacked_parts
from bot.store.imports.tables import pending_films, pending_imports
from bot.store.tastes.tastes import Tastes


class StoredImport(NamedTuple):
    """What a confirmed import changed; `kept` is how many films are newly waited for."""

    recorded: RecordedChange
    kept: int


class _Said(NamedTuple):
    """What a file says of films, by what becomes of it."""

    tastes: list[ImportedTaste]
    wishes: list[int]
    missing: list[MissingFilm]


class PendingImports:
    """Keeps files until they are confirmed; each is seen and changed by its own person alone."""

    def __init__(self, database: Database, clock: Clock, tastes: Tastes) -> None:
        self._database, self._clock, self._tastes = database, clock, tastes

    async def keep(self, user_id: int, pending: PendingImport) -> int:
        """Keep a file that was read; return its number."""
        parts = await asyncio.to_thread(lambda: list(packed_parts(pending)))
        async with self._database.write(serialise=user_id) as connection:
            inserted = await connection.execute(
                insert(pending_imports).values(
                    user_id=user_id,
                    source=pending.source.value,
                    read_at=self._clock.now(),
                    **_columns(pending.choices),
                )
            )
            import_id = int((inserted.inserted_primary_key or (0,))[0])
            for number, part in enumerate(parts):
                row = {"import_id": import_id, "part": number, "user_id": user_id}
                await connection.execute(insert(pending_films).values(**row, **part._asdict()))
        return import_id

    async def get(self, import_id: int, user_id: int) -> PendingImport:
        """Return a file that was read; raises ImportGoneError."""
        async with self._database.read() as connection:
            row = (
                await connection.execute(
                    select(pending_imports).where(
                        pending_imports.c.import_id == import_id,
                        pending_imports.c.user_id == user_id,
                    )
                )
            ).one_or_none()
            if row is None:
                raise ImportGoneError
            parts = await _parts(connection, import_id)
        films, skipped = await asyncio.to_thread(unpacked_parts, parts)
        scale = ImportScale(row.like_from, row.dislike_to)
        return PendingImport(
            Source(row.source), films, skipped, PendingChoices(scale, row.over_own)
        )

    async def choose(self, import_id: int, user_id: int, choices: PendingChoices) -> None:
        """Note what the person decides; raises ImportGoneError."""
        theirs = pending_imports.c.import_id == import_id, pending_imports.c.user_id == user_id
        async with self._database.write(serialise=user_id) as connection:
            changed = await connection.execute(
                update(pending_imports).where(*theirs).values(**_columns(choices))
            )
            if not changed.rowcount:
                raise ImportGoneError

    async def confirm(
        self, import_id: int, user_id: int, guild_id: int | None, pending: PendingImport
    ) -> StoredImport:
        """Store what a file says, once; `pending` is the file as it was shown last.

        Raises ImportDoneError and ImportGoneError; then nothing is stored.
        """
        theirs = pending_imports.c.import_id == import_id, pending_imports.c.user_id == user_id
        said = await asyncio.to_thread(_said_in, pending)
        async with self._database.write(serialise=user_id) as connection:
            found = await connection.execute(
                select(pending_imports.c.change_id).where(*theirs).with_for_update()
            )
            row = found.one_or_none()
            if row is None:
                raise ImportGoneError
            if row.change_id is not None:
                raise ImportDoneError
            recorded = await self._tastes.record_in(
                connection, user_id, guild_id, said.tastes, said.wishes
            )
            kept = await keep_missing(
                connection,
                user_id,
                said.missing,
                guild_id=guild_id,
                change_id=recorded.change_id,
                now=self._clock.now(),
            )
            await connection.execute(
                update(pending_imports).where(*theirs).values(change_id=recorded.change_id)
            )
        self._tastes.tell_watchers(guild_id, recorded.after)
        return StoredImport(recorded, kept)

    async def drop(self, import_id: int, user_id: int) -> None:
        """Throw a file away that is not wanted after all."""
        async with self._database.write(serialise=user_id) as connection:
            for table in (pending_films, pending_imports):
                await connection.execute(
                    delete(table).where(table.c.import_id == import_id, table.c.user_id == user_id)
                )

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        for table in (pending_films, pending_imports):
            await connection.execute(delete(table).where(table.c.user_id == user_id))

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(pending_imports).where(pending_imports.c.user_id == user_id)
            )
            return {
                "imports": [
                    {
                        "source": row.source,
                        "read_at": row.read_at.isoformat(),
                        "stored": row.change_id is not None,
                        "films": [
                            film
                            for part in await _parts(connection, row.import_id)
                            for film in json.loads(part.films)
                        ],
                    }
                    for row in rows.all()
                ]
            }


async def _parts(connection: AsyncConnection, import_id: int) -> Sequence[PackedFilms]:
    rows = await connection.execute(
        select(pending_films.c.films, pending_films.c.skipped)
        .where(pending_films.c.import_id == import_id)
        .order_by(pending_films.c.part)
    )
    return [PackedFilms(*row) for row in rows]


def _said_in(pending: PendingImport) -> _Said:
    """Gather it in a thread, as a large file would hold the event loop."""
    return _Said(list(pending.tastes()), pending.wishes(), pending.missing())


def _columns(choices: PendingChoices) -> dict[str, float | bool]:
    scale = choices.scale
    return {
        "like_from": scale.like_from,
        "dislike_to": scale.dislike_to,
        "over_own": choices.over_own,
    }
