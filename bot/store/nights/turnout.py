"""How far a vote is, without reading every ballot."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.ballots.ballot import Turnout
from bot.store.nights.tables import night_ballots, night_people


async def read_turnout(connection: AsyncConnection, night_id: int) -> Turnout:
    """Return how many of those who are in have begun a ballot, and how many are done."""
    same_person = (night_ballots.c.night_id == night_people.c.night_id) & (
        night_ballots.c.user_id == night_people.c.user_id
    )
    rows = await connection.execute(
        select(night_ballots.c.marks, night_ballots.c.done)
        .select_from(night_people.outerjoin(night_ballots, same_person))
        .where(night_people.c.night_id == night_id, night_people.c.coming.is_(True))
    )
    found = rows.all()
    begun = sum(row.marks not in (None, "{}") or bool(row.done) for row in found)
    return Turnout(len(found), begun, sum(bool(row.done) for row in found))
