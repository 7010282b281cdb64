"""What the trainer lets the other processes know of its machine."""

import json
from collections.abc import Mapping

from pydantic import JsonValue
from sqlalchemy import select

from bot.domain.changed import Changed
from bot.store import dialect
from bot.store.database import Database
from bot.store.training.tables import trainer_notes


class TrainerNotes:
    """Reads and writes notes by name; a note is a JSON object."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, name: str, value: Mapping[str, JsonValue]) -> None:
        """Replace a note."""
        async with self._database.write() as connection:
            row = {"name": name, "value": json.dumps(dict(value))}
            await dialect.upsert(connection, trainer_notes, [row])
            await dialect.notify(connection, Changed.TRAINER)

    async def read(self, name: str) -> dict[str, JsonValue]:
        """Return a note; empty before the first."""
        statement = select(trainer_notes.c.value).where(trainer_notes.c.name == name)
        async with self._database.read_once() as connection:
            text = await connection.scalar(statement)
        content: dict[str, JsonValue] = {} if text is None else json.loads(text)
        return content
