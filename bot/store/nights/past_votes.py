"""How far people got their wish in a server's last votes."""

from collections.abc import Mapping

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.secrecy import counts_told
from bot.domain.nights.fairness import PastVote
from bot.domain.nights.night import WATCHED, NightState
from bot.store.nights.rows import read_outcome
from bot.store.nights.tables import night_served, nights

# Older nights no longer matter to who is owed: each fades by a fifth with every night after it.
NIGHTS_REMEMBERED = 30


async def read_past_votes(connection: AsyncConnection, guild_id: int) -> tuple[PastVote, ...]:
    """Return a server's last votes, oldest first; those of cancelled nights do not count."""
    found = list(
        (
            await connection.execute(
                select(nights.c.night_id, nights.c.ballot, nights.c.outcome)
                .where(
                    nights.c.guild_id == guild_id,
                    nights.c.state.in_([state.value for state in (NightState.DECIDED, *WATCHED)]),
                    exists().where(night_served.c.night_id == nights.c.night_id),
                )
                .order_by(nights.c.starts_at.desc(), nights.c.night_id.desc())
                .limit(NIGHTS_REMEMBERED)
            )
        ).mappings()
    )
    served: dict[int, dict[int, float]] = {row["night_id"]: {} for row in reversed(found)}
    rows = await connection.execute(select(night_served).where(night_served.c.night_id.in_(served)))
    for row in rows:
        served[row.night_id][row.user_id] = row.satisfaction
    told = {row["night_id"]: _told(row["ballot"], row["outcome"]) for row in found}
    return tuple(PastVote(key, people, told[key]) for key, people in served.items())


def _told(ballot: str | None, outcome: str | None) -> bool:
    read = read_outcome(outcome)
    return read is None or ballot is None or counts_told(BallotKind(ballot), read.ballots)


async def replace_served(
    connection: AsyncConnection, night_id: int, served: Mapping[int, float]
) -> None:
    """Store how far each got their wish, in place of what a vote before had said."""
    await connection.execute(delete(night_served).where(night_served.c.night_id == night_id))
    if served:
        await connection.execute(
            insert(night_served),
            [
                {"night_id": night_id, "user_id": user_id, "satisfaction": got}
                for user_id, got in served.items()
            ],
        )
