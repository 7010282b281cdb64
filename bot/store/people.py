"""What one person decides about the own use of the bot."""

from collections.abc import Callable, Collection

from pydantic import JsonValue
from sqlalchemy import ColumnElement, and_, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.changed import Changed
from bot.domain.settings.person import PersonSettings
from bot.store import dialect
from bot.store.database import Database
from bot.store.tables import person_settings


class People:
    """Reads and writes what people have set for themselves."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._watchers: list[Callable[[], None]] = []
        # Called when another process may have changed somebody's language.
        self.on_languages: Callable[[], None] = lambda: None

    def watch_training(self, watcher: Callable[[], None]) -> None:
        """Be told when somebody decided whether their likes take part in training."""
        self._watchers.append(watcher)

    async def get(self, user_id: int) -> PersonSettings:
        """Return a person's settings, with defaults where nothing was set."""
        async with self._database.read_once() as connection:
            return await settings_of_person(connection, user_id)

    async def language(self, user_id: int) -> str | None:
        """Return the language that a person has chosen; None where they chose none."""
        chosen = select(person_settings.c.value).where(
            person_settings.c.user_id == user_id,
            person_settings.c.field == PersonSettings.language.field,
        )
        async with self._database.read_once() as connection:
            value = await connection.scalar(chosen)
        return PersonSettings.stored([(PersonSettings.language.field, value or "null")]).language

    async def change(self, user_id: int, field: str, value: object) -> PersonSettings:
        """Set one field; raises UnknownSettingError and InvalidSettingError."""
        decides_training = field == PersonSettings.in_training.field
        async with self._database.write(serialise=user_id) as connection:
            after = (await settings_of_person(connection, user_id)).replaced(field, value)
            row = {"user_id": user_id, "field": field, "value": after.encoded(field)}
            await dialect.upsert(connection, person_settings, [row])
            if decides_training:
                await dialect.notify(connection, Changed.JUDGED_FILMS)
            elif field == PersonSettings.language.field:
                await dialect.notify(connection, Changed.LANGUAGES)
        for watcher in self._watchers if decides_training else ():
            watcher()
        return after

    async def unwilling(self, user_ids: Collection[int]) -> frozenset[int]:
        """Return those who do not want others to ask for lists with them."""
        refused = and_(
            person_settings.c.user_id.in_(user_ids),
            person_settings.c.field == PersonSettings.askable.field,
            person_settings.c.value == "false",
        )
        async with self._database.read_once() as connection:
            found = await connection.scalars(select(person_settings.c.user_id).where(refused))
            return frozenset(found)

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await connection.execute(
            delete(person_settings).where(person_settings.c.user_id == user_id)
        )

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        return {"settings": (await self.get(user_id)).to_json()}


def in_training(user_id: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that a person has not opted out of training."""
    return ~exists(
        select(person_settings.c.user_id).where(
            and_(
                person_settings.c.user_id == user_id,
                person_settings.c.field == PersonSettings.in_training.field,
                person_settings.c.value == "false",
            )
        )
    )


async def settings_of_person(connection: AsyncConnection, user_id: int) -> PersonSettings:
    """Read a person's settings in a transaction of somebody else's."""
    rows = await connection.execute(
        select(person_settings.c.field, person_settings.c.value).where(
            person_settings.c.user_id == user_id
        )
    )
    return PersonSettings.stored((row.field, row.value) for row in rows)
