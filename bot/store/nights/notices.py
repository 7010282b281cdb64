"""What a night has to announce: noted with the change itself, sent once.

The way of a notice: noted, and mostly claimed at once, in the transaction of the change; sent by
whoever claimed it; marked as sent. One that was claimed when the bot died may or may not have
reached Discord.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.assignment import ALONE, Assignment
from bot.domain.nights.announcements import (
    Announcement,
    Notice,
    stored_form,
)
from bot.domain.nights.snapshot import NightSnapshot
from bot.store import dialect
from bot.store.database import Database
from bot.store.nights.rows import read_notice
from bot.store.nights.snapshot import read_snapshot
from bot.store.nights.tables import night_notices, nights
from bot.store.ownership import owned
from bot.store.readable import readable

# Stands for a message that will never be sent: its channel is gone, or it came too late.
GIVEN_UP = 0


async def claim_notices(
    connection: AsyncConnection,
    night_id: int,
    announcements: Sequence[Announcement],
    due_at: datetime,
    now: datetime,
) -> tuple[Announcement, ...]:
    """Take announcements to send them, noting those that are not yet; return those taken.

    What was sent before, or is being sent by somebody else, stays as it is.
    """
    taken = []
    for announcement in announcements:
        name = stored_form(announcement)
        row = {"night_id": night_id, "name": name, "due_at": due_at, "claimed_at": now}
        if await dialect.insert_new(connection, night_notices, row):
            taken.append(announcement)
            continue
        claimed = await connection.execute(
            update(night_notices)
            .where(
                _one(night_id, announcement),
                night_notices.c.claimed_at.is_(None),
                night_notices.c.message_id.is_(None),
            )
            .values(claimed_at=now)
        )
        if claimed.rowcount:
            taken.append(announcement)
    return tuple(taken)


class NightNotices:
    """Reads and writes notices."""

    def __init__(self, database: Database, clock: Clock, assignment: Assignment = ALONE) -> None:
        self._database, self._clock = database, clock
        self._mine = owned(assignment, nights.c.guild_id)

    async def claim(
        self, night_id: int, announcements: Sequence[Announcement], due_at: datetime | None = None
    ) -> NightSnapshot:
        """Take announcements to send them; the snapshot's `claimed` has those that are ours.

        `due_at` is when one that is not noted yet should have been said, by default now.
        """
        now = self._clock.now()
        async with self._database.write(serialise=night_id) as connection:
            claimed = await claim_notices(connection, night_id, announcements, due_at or now, now)
            return await read_snapshot(connection, nights.c.night_id == night_id, claimed=claimed)

    async def release(self, notices: Sequence[Notice]) -> None:
        """Give back what was claimed: it was not sent."""
        if not notices:
            return
        async with self._database.write(serialise=notices[0].night_id) as connection:
            for notice in notices:
                await connection.execute(
                    update(night_notices)
                    .where(
                        _one(notice.night_id, notice.announcement),
                        night_notices.c.message_id.is_(None),
                    )
                    .values(claimed_at=None)
                )

    async def sent(self, notice: Notice, message_id: int, *, is_card: bool = False) -> None:
        """Mark a notice as sent; the message of a card is the one that is edited from now on."""
        async with self._database.write(serialise=notice.night_id) as connection:
            await connection.execute(
                update(night_notices)
                .where(_one(notice.night_id, notice.announcement))
                .values(message_id=message_id)
            )
            if is_card:
                await connection.execute(
                    update(nights)
                    .where(nights.c.night_id == notice.night_id)
                    .values(card_message_id=message_id)
                )

    async def date_back_claims(self) -> None:
        """Let claims of the process before lie in the past, whatever its clock has said.

        What seems to be claimed after the start would be taken for ours and never be looked for.
        """
        now = self._clock.now()
        theirs = select(nights.c.night_id).where(self._mine)
        async with self._database.write() as connection:
            await connection.execute(
                update(night_notices)
                .where(
                    night_notices.c.message_id.is_(None),
                    night_notices.c.claimed_at > now,
                    night_notices.c.night_id.in_(theirs),
                )
                .values(claimed_at=now)
            )

    async def unsent(self, guild_id: int | None = None) -> dict[int, int]:
        """Return which nights have something that is not known to be sent, and their servers.

        Of one server, or of all that this process acts for.
        """
        theirs = self._mine if guild_id is None else nights.c.guild_id == guild_id
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(night_notices, nights.c.guild_id)
                .join(nights, nights.c.night_id == night_notices.c.night_id)
                .where(night_notices.c.message_id.is_(None), theirs)
                .order_by(night_notices.c.due_at, night_notices.c.night_id)
            )
            return dict(readable(rows, _read_unsent))


def _read_unsent(row: RowMapping) -> tuple[int, int]:
    return read_notice(row).night_id, row["guild_id"]


def _one(night_id: int, announcement: Announcement) -> ColumnElement[bool]:
    return (night_notices.c.night_id == night_id) & (
        night_notices.c.name == stored_form(announcement)
    )
