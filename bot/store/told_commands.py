"""Which slash commands Discord has, so that it gets changed ones only."""

from sqlalchemy import select

from bot.store import dialect
from bot.store.database import Database
from bot.store.tables import told_commands


class ToldCommands:
    """Remembers a digest of what Discord has, for each application."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def digest(self, application_id: int) -> str | None:
        """Return the digest of what Discord has; None where nobody has sent it anything."""
        ours = told_commands.c.application_id == application_id
        async with self._database.read_once() as connection:
            found = await connection.scalar(select(told_commands.c.digest).where(ours))
        return None if found is None else str(found)

    async def note(self, application_id: int, digest: str) -> None:
        """Remember what Discord has."""
        row = {"application_id": application_id, "digest": digest}
        async with self._database.write(serialise=application_id) as connection:
            await dialect.upsert(connection, told_commands, [row])
