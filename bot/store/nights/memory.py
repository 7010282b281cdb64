"""What remains of nights: results, who got their wish, history and figures."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.nights.counting import DecidedBy, Outcome, Standing
from bot.domain.nights.errors import WrongStateError
from bot.domain.nights.history import NOBODY, HistoryPage, NightFigures, PastNight
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.verdict import Verdict
from bot.store.database import Database
from bot.store.nights.films import forget_in_films
from bot.store.nights.notices import add_notice
from bot.store.nights.people import require_state
from bot.store.nights.rows import read_night
from bot.store.nights.tables import (
    night_ballots,
    night_people,
    night_served,
    night_suggestions,
    nights,
)

NIGHTS_PER_PAGE = 5
# Older nights no longer matter to who is owed: each fades by a fifth with every night after it.
REMEMBERED = 30
OVER = (NightState.ASKED, NightState.FINISHED, NightState.CANCELLED)
WATCHED = (NightState.STARTED, NightState.ASKED, NightState.FINISHED)


class NightMemory:
    """Reads and writes what remains."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def decide(
        self,
        night: Night,
        outcome: Outcome,
        served: Mapping[int, float],
        notice: str,
        now: datetime,
    ) -> None:
        """Store the result of a vote: the winner, who got their wish, the notice; all at once.

        Without a winner the night is planned again. Raises WrongStateError for whoever comes
        second.
        """
        wanted = NightState.PLANNED if outcome.winner is None else NightState.DECIDED
        async with self._database.write(serialise=night.night_id) as connection:
            decided = await connection.execute(
                update(nights)
                .where(
                    nights.c.night_id == night.night_id,
                    nights.c.state == NightState.COUNTING.value,
                )
                .values(
                    state=wanted.value, movie_id=outcome.winner, outcome=json.dumps(asdict(outcome))
                )
            )
            if decided.rowcount == 0:
                raise WrongStateError(
                    *await require_state(connection, night.night_id, tuple(NightState))
                )
            await connection.execute(
                delete(night_served).where(night_served.c.night_id == night.night_id)
            )
            if served:
                await connection.execute(
                    insert(night_served),
                    [
                        {"night_id": night.night_id, "user_id": u, "satisfaction": got}
                        for u, got in served.items()
                    ],
                )
            await add_notice(connection, night.night_id, notice, now)

    async def outcome(self, night_id: int) -> Outcome | None:
        """Return the result of a night's last vote."""
        async with self._database.read() as connection:
            written = await connection.scalar(
                select(nights.c.outcome).where(nights.c.night_id == night_id)
            )
        return _outcome(json.loads(written)) if written else None

    async def served(self, guild_id: int, without: int | None = None) -> list[dict[int, float]]:
        """Return how far people got their wish in a server's last nights, oldest first.

        Nights that were cancelled do not count, nor does the night `without`.
        """
        statement = (
            select(nights.c.night_id)
            .where(
                nights.c.guild_id == guild_id,
                nights.c.state.in_([state.value for state in (NightState.DECIDED, *WATCHED)]),
                nights.c.night_id.in_(select(night_served.c.night_id)),
            )
            .order_by(nights.c.starts_at.desc(), nights.c.night_id.desc())
            .limit(REMEMBERED)
        )
        if without is not None:
            statement = statement.where(nights.c.night_id != without)
        async with self._database.read() as connection:
            night_ids = list(await connection.scalars(statement))
            rows = await connection.execute(
                select(night_served).where(night_served.c.night_id.in_(night_ids))
            )
            found: dict[int, dict[int, float]] = {night_id: {} for night_id in reversed(night_ids)}
            for row in rows:
                found[row.night_id][row.user_id] = row.satisfaction
        return list(found.values())

    async def history(self, guild_id: int, page: int = 0) -> HistoryPage:
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
            found = [read_night(row) for row in rows]
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
            watched = tuple(read_night(row) for row in rows)
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

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await forget_in_films(connection, user_id)
        for table in (night_people, night_ballots, night_served, night_suggestions):
            await connection.execute(delete(table).where(table.c.user_id == user_id))
        await connection.execute(
            update(nights).where(nights.c.host_id == user_id).values(host_id=NOBODY, place=None)
        )

    async def export(self, user_id: int) -> dict[str, Any]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        exported: dict[str, Any] = {}
        async with self._database.read() as connection:
            hosted = await connection.execute(
                select(nights.c.guild_id, nights.c.number, nights.c.starts_at)
                .where(nights.c.host_id == user_id)
                .order_by(nights.c.night_id)
            )
            exported["nights_hosted"] = [_plain(row) for row in hosted.mappings()]
            for table in (night_people, night_ballots, night_served, night_suggestions):
                rows = await connection.execute(
                    select(table).where(table.c.user_id == user_id).order_by(table.c.night_id)
                )
                exported[table.name] = [_plain(row) for row in rows.mappings()]
        return exported


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(name): value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
        if name != "user_id"
    }


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


def _outcome(written: Mapping[str, Any]) -> Outcome:
    return Outcome(
        winner=written["winner"],
        standings=tuple(Standing(**standing) for standing in written["standings"]),
        decided_by=DecidedBy(written["decided_by"]),
        ballots=written["ballots"],
        runoff=_by_movie(written["runoff"]),
        rounds=tuple(_by_movie(each) for each in written["rounds"]),
    )


def _by_movie(written: Mapping[str, int]) -> dict[int, int]:
    return {int(movie_id): count for movie_id, count in written.items()}
