"""The owner's settings of the model, which all servers share: how to train, pin, base data."""

import json
from collections.abc import Mapping

from pydantic import JsonValue
from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.changed import Changed
from bot.domain.settings.model import ModelChange, ModelSettings
from bot.store import dialect
from bot.store.database import Database
from bot.store.training.tables import model_changes, model_settings


class ModelSettingsStore:
    """Reads and writes the model's settings, with a log that can be undone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def get(self) -> ModelSettings:
        """Return the settings, with defaults where nothing was set."""
        async with self._database.read_once() as connection:
            return await settings_of_model(connection)

    async def change(self, values: Mapping[str, object], changed_by: int | None) -> ModelSettings:
        """Set some fields in one step that `undo` takes back.

        Raises UnknownSettingError and InvalidSettingError; then nothing is changed.
        """
        async with self._database.write() as connection:
            before = await settings_of_model(connection)
            after = _replaced(before, values)
            await _store(connection, after, values)
            await connection.execute(
                insert(model_changes).values(
                    before=json.dumps(_values(before, values)),
                    after=json.dumps(_values(after, values)),
                    changed_by=changed_by,
                    changed_at=self._clock.now(),
                )
            )
        return after

    async def note(self, field: str, value: object) -> ModelSettings:
        """Set one field that is no decision of a person; it is not logged."""
        async with self._database.write() as connection:
            after = (await settings_of_model(connection)).replaced(field, value)
            await _store(connection, after, {field: value})
        return after

    async def undo(self) -> ModelChange | None:
        """Take the newest change back; return it, or None when there is none left."""
        async with self._database.write() as connection:
            row = (await connection.execute(_newest_change())).first()
            if row is None:
                return None
            change = _change(row)
            restored = _replaced(await settings_of_model(connection), change.before)
            await _store(connection, restored, change.before)
            await connection.execute(
                update(model_changes)
                .where(model_changes.c.change_id == change.change_id)
                .values(undone_at=self._clock.now())
            )
        return change

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Keep what was changed, and forget by whom (see `bot.store.personal`)."""
        await connection.execute(
            update(model_changes)
            .where(model_changes.c.changed_by == user_id)
            .values(changed_by=None)
        )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return the person's changes, ready for JSON (see `bot.store.personal`)."""
        statement = select(model_changes).where(model_changes.c.changed_by == user_id)
        async with self._database.read() as connection:
            changes = [_change(row) for row in await connection.execute(statement)]
        return {
            "model_settings_changed": [
                {"after": dict(change.after), "changed_at": change.changed_at.isoformat()}
                for change in changes
            ]
        }


def _newest_change() -> Select[tuple[object, ...]]:
    return (
        select(model_changes)
        .where(model_changes.c.undone_at.is_(None))
        .order_by(model_changes.c.change_id.desc())
        .limit(1)
    )


async def settings_of_model(connection: AsyncConnection) -> ModelSettings:
    """Read the settings in a transaction of somebody else's."""
    rows = await connection.execute(select(model_settings.c.field, model_settings.c.value))
    return ModelSettings.stored((row.field, row.value) for row in rows)


async def _store(
    connection: AsyncConnection, settings: ModelSettings, fields: Mapping[str, object]
) -> None:
    rows = [{"field": field, "value": settings.encoded(field)} for field in fields]
    await dialect.upsert(connection, model_settings, rows)
    await dialect.notify(connection, Changed.MODEL_SETTINGS)


def _replaced(settings: ModelSettings, values: Mapping[str, object]) -> ModelSettings:
    for field, value in values.items():
        settings = settings.replaced(field, value)
    return settings


def _values(settings: ModelSettings, fields: Mapping[str, object]) -> dict[str, JsonValue]:
    return {field: settings.json(field) for field in fields}


def _change(row: Row[tuple[object, ...]]) -> ModelChange:
    return ModelChange(
        row.change_id,
        json.loads(row.before),
        json.loads(row.after),
        row.changed_by,
        row.changed_at,
    )
