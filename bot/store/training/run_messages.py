"""Messages that follow training runs, until they have told what became of theirs."""

from sqlalchemy import ColumnElement, Executable, RowMapping, delete, select

from bot.domain.runs.record import UNFINISHED, FollowingMessage
from bot.store import dialect
from bot.store.database import Database
from bot.store.readable import readable
from bot.store.training.run_rows import read_run
from bot.store.training.tables import run_messages, training_runs


class RunMessages:
    """Notes which messages follow which run."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def follow(
        self, run_id: int, guild_id: int | None, channel_id: int, message_id: int
    ) -> None:
        """Note that a message shows how far a run is."""
        row = {
            "message_id": message_id,
            "channel_id": channel_id,
            "run_id": run_id,
            "guild_id": guild_id,
        }
        async with self._database.write() as connection:
            await dialect.upsert(connection, run_messages, [row])

    async def told(self, message_id: int) -> None:
        """Note that a message has told the end of its run, or never will."""
        async with self._database.write() as connection:
            await connection.execute(
                delete(run_messages).where(run_messages.c.message_id == message_id)
            )

    async def untold(self) -> list[FollowingMessage]:
        """Return the messages whose run has ended without their telling so, oldest first."""
        ended = training_runs.c.outcome.not_in(UNFINISHED)
        async with self._database.read() as connection:
            return list(readable(await connection.execute(_messages_where(ended)), _read))

    async def following(self, run_id: int) -> list[FollowingMessage]:
        """Return the messages that follow a run, oldest first."""
        theirs = training_runs.c.run_id == run_id
        async with self._database.read() as connection:
            return list(readable(await connection.execute(_messages_where(theirs)), _read))


def _messages_where(condition: ColumnElement[bool]) -> Executable:
    return (
        select(
            run_messages.c.channel_id,
            run_messages.c.message_id,
            run_messages.c.guild_id.label("message_guild_id"),
            training_runs,
        )
        .join(training_runs, training_runs.c.run_id == run_messages.c.run_id)
        .where(condition)
        .order_by(run_messages.c.message_id)
    )


def _read(row: RowMapping) -> FollowingMessage:
    return FollowingMessage(
        row["message_guild_id"], row["channel_id"], row["message_id"], read_run(row)
    )
