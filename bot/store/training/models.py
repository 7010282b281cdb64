"""The versions of the model that several processes share, in parts, and which of them serves."""

import json
from collections.abc import AsyncIterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.changed import Changed
from bot.store import dialect
from bot.store.database import Database
from bot.store.training.tables import (
    model_in_service,
    model_parts,
    model_versions,
    training_runs,
)

# The one row of the table.
THE_ROW = 1


class ReplacedMeanwhileError(Exception):
    """Another version is in service than the one that was to be replaced."""


@dataclass(frozen=True, slots=True)
class InService:
    """Which version serves, and since when."""

    version: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class ModelPart:
    """The `number`th part of a file of a version; `size` in bytes."""

    version: int
    file: str
    number: int
    size: int
    sha256: str


class StoredModels:
    """Reads and writes shared versions; a part is read and written at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def in_service(self) -> InService | None:
        """Return which version serves; None before the first."""
        async with self._database.read_once() as connection:
            row = (await connection.execute(select(model_in_service))).mappings().one_or_none()
        return None if row is None else InService(row["version"], row["published_at"])

    async def versions(self) -> tuple[int, ...]:
        """Return the versions that are kept, oldest first."""
        statement = select(model_versions.c.version).order_by(model_versions.c.version)
        async with self._database.read_once() as connection:
            return tuple(await connection.scalars(statement))

    async def record(self, version: int) -> dict[str, JsonValue] | None:
        """Return the record of a version, also of one that was refused; None of an unknown one."""
        kept = select(model_versions.c.manifest).where(model_versions.c.version == version)
        of_run = select(training_runs.c.manifest).where(
            training_runs.c.version == version, training_runs.c.manifest.is_not(None)
        )
        async with self._database.read() as connection:
            text = await connection.scalar(kept) or await connection.scalar(of_run.limit(1))
        content: dict[str, JsonValue] | None = None if text is None else json.loads(text)
        return content

    async def publish(
        self,
        version: int,
        manifest: Mapping[str, JsonValue],
        parts: AsyncIterable[tuple[ModelPart, bytes | None]],
        now: datetime,
        replaced: int | None,
    ) -> None:
        """Store a version and put it into service, both or neither.

        Raises ReplacedMeanwhileError when `replaced` (None: no version) serves no longer.
        """
        async with self._database.write() as connection:
            await _store(connection, version, manifest)
            async for part, content in parts:
                await connection.execute(
                    insert(model_parts).values(
                        version=part.version,
                        file=part.file,
                        number=part.number,
                        size=part.size,
                        sha256=part.sha256,
                        content=content,
                    )
                )
            # Last: whoever goes back to another version waits for this row.
            if not await _replace(connection, replaced, version, now):
                raise ReplacedMeanwhileError
            await dialect.notify(connection, Changed.MODEL)

    async def choose(self, version: int, now: datetime) -> bool:
        """Put a kept version into service; False when it is not kept (any more)."""
        kept = select(model_versions.c.version).where(model_versions.c.version == version)
        async with self._database.write() as connection:
            # Locked, so that it is not erased meanwhile.
            if await connection.scalar(kept.with_for_update()) is None:
                return False
            row = {"place": THE_ROW, "version": version, "published_at": now}
            await dialect.upsert(connection, model_in_service, [row])
            await dialect.notify(connection, Changed.MODEL)
        return True

    async def parts(self, version: int) -> list[ModelPart]:
        """Return the parts of a version in order; none of one that is not kept."""
        statement = (
            select(
                model_parts.c.version,
                model_parts.c.file,
                model_parts.c.number,
                model_parts.c.size,
                model_parts.c.sha256,
            )
            .where(model_parts.c.version == version)
            .order_by(model_parts.c.file, model_parts.c.number)
        )
        async with self._database.read_once() as connection:
            return [_part(row) for row in (await connection.execute(statement)).mappings()]

    async def content(self, part: ModelPart) -> bytes | None:
        """Return what is stored of a part; None where it is elsewhere, or gone."""
        statement = select(model_parts.c.content).where(
            model_parts.c.version == part.version,
            model_parts.c.file == part.file,
            model_parts.c.number == part.number,
        )
        async with self._database.read_once() as connection:
            found = await connection.scalar(statement)
        return None if found is None else bytes(found)

    async def prune(self, most: int, keep: Set[int]) -> None:
        """Erase all but the newest versions, the one in service and those in `keep`."""
        newest = select(model_versions.c.version).order_by(model_versions.c.version.desc())
        serving = select(model_in_service.c.version)
        async with self._database.write() as connection:
            await connection.execute(
                delete(model_versions).where(
                    model_versions.c.version.not_in(newest.limit(most)),
                    model_versions.c.version.not_in(serving),
                    model_versions.c.version.not_in(sorted(keep)),
                )
            )


async def _store(
    connection: AsyncConnection, version: int, manifest: Mapping[str, JsonValue]
) -> None:
    await connection.execute(
        insert(model_versions).values(version=version, manifest=json.dumps(dict(manifest)))
    )


async def _replace(
    connection: AsyncConnection, replaced: int | None, version: int, now: datetime
) -> bool:
    if replaced is None:
        row = {"place": THE_ROW, "version": version, "published_at": now}
        return await dialect.insert_new(connection, model_in_service, row)
    moved = await connection.execute(
        update(model_in_service)
        .where(model_in_service.c.version == replaced)
        .values(version=version, published_at=now)
    )
    return moved.rowcount > 0


def _part(row: RowMapping) -> ModelPart:
    return ModelPart(row["version"], row["file"], row["number"], row["size"], row["sha256"])
