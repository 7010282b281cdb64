"""What remains of nights: the past ones in pages, and figures over all of them."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.fairness import PastVote
from bot.domain.nights.history import HistoryPage, NightFigures, PastNight
from bot.domain.nights.night import OVER, WATCHED, NightState
from bot.domain.nights.verdict import Verdict
from bot.store.database import Database
from bot.store.nights.past_votes import read_past_votes
from bot.store.nights.rows import read_night
from bot.store.nights.tables import night_people, nights

NIGHTS_PER_PAGE = 5


class NightHistory:
    """Reads what remains."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def past_votes(self, guild_id: int) -> tuple[PastVote, ...]:
        """Return how far people got their wish in a server's last votes, oldest first."""
        async with self._database.read() as connection:
            return await read_past_votes(connection, guild_id)

    async def page(self, guild_id: int, page: int = 0) -> HistoryPage:
        """Return one page of past nights; beyond the last page, the last."""
        where = (nights.c.guild_id == guild_id) & nights.c.state.in_([s.value for s in OVER])
        async with self._database.read() as connection:
            count = await connection.scalar(select(func.count()).select_from(nights).where(where))
            pages = max(1, -(-int(count or 0) // NIGHTS_PER_PAGE))
            page = min(max(page, 0), pages - 1)
            rows = await connection.execute(
                select(nights)
                .where(where)
                .order_by(nights.c.starts_at.desc(), nights.c.night_id.desc())
                .limit(NIGHTS_PER_PAGE)
                .offset(page * NIGHTS_PER_PAGE)
            )
            found = [read_night(row) for row in rows.mappings()]
            people = await _people(connection, [night.night_id for night in found])
        return HistoryPage(
            tuple(PastNight(night, *people.get(night.night_id, (0, {}))) for night in found),
            page,
            pages,
        )

    async def figures(self, guild_id: int) -> NightFigures:
        """Return a server's figures."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(nights)
                .where(
                    nights.c.guild_id == guild_id,
                    nights.c.state.in_([state.value for state in WATCHED]),
                    nights.c.movie_id.is_not(None),
                )
                .order_by(nights.c.starts_at)
            )
            watched = tuple(read_night(row) for row in rows.mappings())
            cancelled = await connection.scalar(
                select(func.count())
                .select_from(nights)
                .where(nights.c.guild_id == guild_id, nights.c.state == NightState.CANCELLED.value)
            )
            verdicts = await _people(connection, [night.night_id for night in watched])
        said: Counter[str] = Counter()
        for _, each in verdicts.values():
            said.update(each)
        return NightFigures(watched, int(cancelled or 0), said["liked"], said["disliked"])


async def _people(
    connection: AsyncConnection, night_ids: list[int]
) -> dict[int, tuple[int, Mapping[str, int]]]:
    rows = await connection.execute(
        select(night_people.c.night_id, night_people.c.verdict, func.count().label("people"))
        .where(night_people.c.night_id.in_(night_ids), night_people.c.coming.is_(True))
        .group_by(night_people.c.night_id, night_people.c.verdict)
    )
    found: dict[int, Counter[str]] = {}
    for row in rows:
        found.setdefault(row.night_id, Counter())[row.verdict or ""] += row.people
    return {
        night_id: (sum(said.values()) - said[Verdict.MISSED], said)
        for night_id, said in found.items()
    }
