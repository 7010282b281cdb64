"""The right of a person to see and to erase what is stored."""

from collections.abc import Callable
from typing import Protocol

from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.changed import Changed
from bot.store import dialect
from bot.store.database import Database


class PersonalData(Protocol):
    """A repository that stores something about people."""

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of a person, in the transaction of the caller."""

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return what is stored of a person, ready for JSON, by kind of data."""


class Personal:
    """Everything that is stored of one person, wherever it is stored."""

    def __init__(self, database: Database, repositories: tuple[PersonalData, ...]) -> None:
        self._database, self._repositories = database, repositories
        self._watchers: list[Callable[[], None]] = []

    def watch(self, watcher: Callable[[], None]) -> None:
        """Be told when somebody was erased, so that nothing worked out from them stays."""
        self._watchers.append(watcher)

    async def forget(self, user_id: int) -> None:
        """Erase a person everywhere, all or nothing."""
        async with self._database.write(serialise=user_id) as connection:
            for repository in self._repositories:
                await repository.erase(connection, user_id)
            await dialect.notify(connection, Changed.JUDGED_FILMS)
        for watcher in self._watchers:
            watcher()

    async def export(self, user_id: int) -> dict[str, JsonValue]:
        """Return everything stored of a person, ready for JSON."""
        everything: dict[str, JsonValue] = {"user_id": user_id}
        for repository in self._repositories:
            everything |= await repository.export(user_id)
        return everything
