"""What a night has to announce: noted with the change itself, sent once.

The way of a notice: noted in the transaction of the change; claimed by whoever sends it; marked as
sent. One that was claimed when the bot died may or may not have reached Discord.
"""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.nights.announcements import Notice
from bot.store import dialect
from bot.store.database import Database
from bot.store.nights.tables import night_notices, nights

# Stands for a message that will never be sent: its channel is gone, or it came too late.
GIVEN_UP = 0


async def add_notice(
    connection: AsyncConnection, night_id: int, name: str, due_at: datetime
) -> None:
    """Note what is to be announced; what has been noted before stays as it is."""
    there = await connection.scalar(
        select(func.count())
        .select_from(night_notices)
        .where(night_notices.c.night_id == night_id, night_notices.c.name == name)
    )
    if not there:
        row = {"night_id": night_id, "name": name, "due_at": due_at}
        await dialect.upsert(connection, night_notices, [row])


class NightNotices:
    """Reads and writes notices."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def add(self, night_id: int, name: str, due_at: datetime) -> None:
        """Note something to be announced that changes nothing else."""
        async with self._database.write(serialise=night_id) as connection:
            await add_notice(connection, night_id, name, due_at)

    async def claim(self, night_id: int, name: str) -> Notice | None:
        """Take a notice to send it; None if it was sent or somebody else is sending it."""
        async with self._database.write(serialise=night_id) as connection:
            claimed = await connection.execute(
                update(night_notices)
                .where(
                    night_notices.c.night_id == night_id,
                    night_notices.c.name == name,
                    night_notices.c.claimed_at.is_(None),
                    night_notices.c.message_id.is_(None),
                )
                .values(claimed_at=self._clock.now())
            )
            if claimed.rowcount == 0:
                return None
            row = (
                await connection.execute(
                    select(night_notices).where(
                        night_notices.c.night_id == night_id, night_notices.c.name == name
                    )
                )
            ).one()
        return Notice(row.night_id, row.name, row.due_at, row.claimed_at)

    async def release(self, night_id: int, name: str) -> None:
        """Give a claimed notice back: it was not sent."""
        async with self._database.write(serialise=night_id) as connection:
            await connection.execute(
                update(night_notices)
                .where(
                    night_notices.c.night_id == night_id,
                    night_notices.c.name == name,
                    night_notices.c.message_id.is_(None),
                )
                .values(claimed_at=None)
            )

    async def sent(
        self, night_id: int, name: str, message_id: int, *, is_card: bool = False
    ) -> None:
        """Mark a notice as sent; the message of a card is the one that is edited from now on."""
        async with self._database.write(serialise=night_id) as connection:
            await connection.execute(
                update(night_notices)
                .where(night_notices.c.night_id == night_id, night_notices.c.name == name)
                .values(message_id=message_id)
            )
            if is_card:
                await connection.execute(
                    update(nights)
                    .where(nights.c.night_id == night_id)
                    .values(card_message_id=message_id)
                )

    async def message_of(self, night_id: int, name: str) -> int | None:
        """Return the message in which something was announced."""
        async with self._database.read() as connection:
            message_id: int | None = await connection.scalar(
                select(night_notices.c.message_id).where(
                    night_notices.c.night_id == night_id, night_notices.c.name == name
                )
            )
        return message_id

    async def get(self, night_id: int, name: str) -> Notice | None:
        """Return a notice, sent or not."""
        async with self._database.read() as connection:
            row = (
                await connection.execute(
                    select(night_notices).where(
                        night_notices.c.night_id == night_id, night_notices.c.name == name
                    )
                )
            ).one_or_none()
        return Notice(row.night_id, row.name, row.due_at, row.claimed_at) if row else None

    async def names(self, night_id: int) -> frozenset[str]:
        """Return the names of all that was noted for a night, sent or not."""
        async with self._database.read() as connection:
            return frozenset(
                await connection.scalars(
                    select(night_notices.c.name).where(night_notices.c.night_id == night_id)
                )
            )

    async def unsent(self, night_id: int | None = None) -> list[Notice]:
        """Return what is not known to be sent, of one night or all; claimed ones are doubtful."""
        statement = (
            select(night_notices)
            .where(night_notices.c.message_id.is_(None))
            .order_by(night_notices.c.due_at, night_notices.c.night_id)
        )
        if night_id is not None:
            statement = statement.where(night_notices.c.night_id == night_id)
        async with self._database.read() as connection:
            rows = await connection.execute(statement)
            return [Notice(row.night_id, row.name, row.due_at, row.claimed_at) for row in rows]
