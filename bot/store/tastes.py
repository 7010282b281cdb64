"""The tastes of people: opinions, ratings and what was seen, with undo."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.store import dialect
from bot.store.database import Database
from bot.store.errors import ChangeUndoneError, UnknownChangeError
from bot.store.snapshot import Snapshot, read_snapshot
from bot.store.tables import taste_changes, tastes
from bot.store.taste import Opinion, Standing, Taste, TasteChange, profile_of
from recommender.profile import Profile

# Below the number of variables that SQLite and PostgreSQL accept in one statement.
IDS_PER_STATEMENT = 10_000
# Moments are left out: reading them costs more than all the rest.
PROFILES = select(
    tastes.c.user_id, tastes.c.movie_id, tastes.c.opinion, tastes.c.rating, tastes.c.seen
).order_by(tastes.c.movie_id)
State = Mapping[int, Taste | None]


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """What was stored: each movie's taste before and after, None where there was or is none."""

    change_id: int
    before: State
    after: State

    @property
    def changed(self) -> tuple[int, ...]:
        """The movies whose taste is another one now."""
        return tuple(m for m, taste in self.after.items() if taste != self.before[m])


@dataclass(frozen=True, slots=True)
class UndoneChange:
    """What an undo did: movies put back, and movies left because they were changed since."""

    change_id: int
    restored: State
    kept: tuple[int, ...]


class Tastes:
    """Reads and writes tastes; every write is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._watchers: list[Callable[[int | None], None]] = []

    def watch(self, watcher: Callable[[int | None], None]) -> None:
        """Be told the server (None: direct messages) of every change once it is stored."""
        self._watchers.append(watcher)

    async def of(self, user_id: int) -> list[Taste]:
        """Return everything the person said of movies, newest first."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(tastes)
                .where(tastes.c.user_id == user_id)
                .order_by(tastes.c.updated_at.desc(), tastes.c.movie_id)
            )
            return [_taste(row) for row in rows]

    async def profile(self, user_id: int) -> Profile:
        """Return the person's profile; an empty one for a stranger."""
        return (await self.profiles([user_id]))[user_id]

    async def profiles(self, user_ids: Collection[int]) -> dict[int, Profile]:
        """Return a profile for each of the people, in the order given."""
        found: dict[int, list[Standing]] = {user_id: [] for user_id in user_ids}
        ids = list(found)
        async with self._database.read() as connection:
            for start in range(0, len(ids), IDS_PER_STATEMENT):
                some = ids[start : start + IDS_PER_STATEMENT]
                for user_id, *standing in await connection.execute(
                    PROFILES.where(tastes.c.user_id.in_(some))
                ):
                    found[user_id].append(Standing(*standing))
        return {user_id: profile_of(standings) for user_id, standings in found.items()}

    async def dealt_with(self, user_id: int, guild_id: int | None, limit: int = 500) -> set[int]:
        """Return movies that the person said something of, and those lately judged in a server."""
        own = select(tastes.c.movie_id).where(tastes.c.user_id == user_id).limit(limit)
        servers = (
            select(tastes.c.movie_id)
            .where(tastes.c.guild_id == guild_id)
            .order_by(tastes.c.opinion_at.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            found = set(await connection.scalars(own))
            return found if guild_id is None else found | set(await connection.scalars(servers))

    async def record(
        self, user_id: int, guild_id: int | None, changes: Sequence[TasteChange]
    ) -> RecordedChange:
        """Apply changes in order, all or none; on return they are on the disk.

        `guild_id` is the server where it was said, None for direct messages. The result's
        `change_id` is what `undo` takes.
        """
        now = self._clock.now()
        movie_ids = {change.movie_id for change in changes}
        async with self._database.write(serialise=user_id) as connection:
            before = await _current(connection, user_id, movie_ids)
            after = dict(before)
            for change in changes:
                after[change.movie_id] = change.apply(after[change.movie_id], now)
            await _replace(connection, user_id, guild_id, before, after)
            inserted = await connection.execute(
                insert(taste_changes).values(
                    user_id=user_id,
                    guild_id=guild_id,
                    changed_at=now,
                    entries=_written(before, after),
                )
            )
            change_id = int((inserted.inserted_primary_key or (0,))[0])
        for watcher in self._watchers:
            watcher(guild_id)
        return RecordedChange(change_id, before, after)

    async def undo(self, change_id: int, user_id: int) -> UndoneChange:
        """Put back what the person's change replaced, except where it was changed since.

        Raises UnknownChangeError (nobody's, somebody else's, or too old) and ChangeUndoneError.
        """
        now = self._clock.now()
        async with self._database.write(serialise=user_id) as connection:
            row = (
                await connection.execute(
                    select(taste_changes).where(
                        taste_changes.c.change_id == change_id, taste_changes.c.user_id == user_id
                    )
                )
            ).one_or_none()
            if row is None:
                raise UnknownChangeError(change_id)
            if row.undone_at is not None:
                raise ChangeUndoneError(change_id)
            old, new = _read(row.entries)
            current = await _current(connection, user_id, new)
            restored = {m: old[m] for m in new if _same(current[m], new[m])}
            await _replace(connection, user_id, row.guild_id, current, restored)
            await connection.execute(
                update(taste_changes)
                .where(taste_changes.c.change_id == change_id)
                .values(undone_at=now)
            )
        return UndoneChange(change_id, restored, tuple(m for m in new if m not in restored))

    async def new_likes(self, guild_id: int | None, since: datetime) -> int:
        """Count the likes given after `since` in a server, or anywhere for None."""
        where = and_(tastes.c.opinion == Opinion.LIKE.value, tastes.c.opinion_at > since)
        if guild_id is not None:
            where = and_(where, tastes.c.guild_id == guild_id)
        async with self._database.read() as connection:
            count = await connection.scalar(select(func.count()).select_from(tastes).where(where))
        return int(count or 0)

    async def count(self) -> int:
        """Count all tastes of all people."""
        async with self._database.read() as connection:
            return int(await connection.scalar(select(func.count()).select_from(tastes)) or 0)

    async def people(self) -> int:
        """Count the people who have said anything."""
        statement = select(func.count(tastes.c.user_id.distinct()))
        async with self._database.read() as connection:
            return int(await connection.scalar(statement) or 0)

    async def snapshot(self) -> Snapshot:
        """Return the likes of everybody who has not opted out of training."""
        async with self._database.read() as connection:
            return await read_snapshot(connection)

    async def discard_changes(self, before: datetime) -> int:
        """Drop records of changes made before a moment, which can then not be undone any more."""
        async with self._database.write() as connection:
            result = await connection.execute(
                delete(taste_changes).where(taste_changes.c.changed_at < before)
            )
        return int(result.rowcount)

    async def forget(self, user_id: int) -> None:
        """Erase the person's tastes and every record of their changes."""
        async with self._database.write(serialise=user_id) as connection:
            await self.erase(connection, user_id)

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await connection.execute(delete(tastes).where(tastes.c.user_id == user_id))
        await connection.execute(delete(taste_changes).where(taste_changes.c.user_id == user_id))

    async def export(self, user_id: int) -> dict[str, Any]:
        """Return what is stored of the person here, ready for JSON (see `bot.store.personal`)."""
        return {
            "tastes": [
                {
                    "movie_id": taste.movie_id,
                    "opinion": taste.opinion.value if taste.opinion else None,
                    "rating": taste.rating,
                    "seen": taste.seen,
                    "updated_at": taste.updated_at.isoformat(),
                }
                for taste in await self.of(user_id)
            ],
            "taste_changes": await self._exported_changes(user_id),
        }

    async def _exported_changes(self, user_id: int) -> list[dict[str, Any]]:
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(taste_changes)
                .where(taste_changes.c.user_id == user_id)
                .order_by(taste_changes.c.change_id)
            )
            return [
                {
                    "changed_at": row.changed_at.isoformat(),
                    "undone_at": row.undone_at.isoformat() if row.undone_at else None,
                    "guild_id": row.guild_id,
                    "movies": json.loads(row.entries),
                }
                for row in rows
            ]


def _taste(row: Row[Any]) -> Taste:
    return Taste(
        row.movie_id,
        Opinion(row.opinion) if row.opinion else None,
        row.rating,
        row.seen,
        row.updated_at,
    )


async def _current(
    connection: AsyncConnection, user_id: int, movie_ids: Iterable[int]
) -> dict[int, Taste | None]:
    """Return the present taste of each movie; None where there is none."""
    found: dict[int, Taste | None] = dict.fromkeys(movie_ids)
    ids = list(found)
    for start in range(0, len(ids), IDS_PER_STATEMENT):
        for row in await connection.execute(
            select(tastes).where(
                tastes.c.user_id == user_id,
                tastes.c.movie_id.in_(ids[start : start + IDS_PER_STATEMENT]),
            )
        ):
            found[row.movie_id] = _taste(row)
    return found


async def _replace(
    connection: AsyncConnection, user_id: int, guild_id: int | None, before: State, after: State
) -> None:
    """Store the tastes that differ."""
    changed = {m: taste for m, taste in after.items() if taste != before[m]}
    gone = [(user_id, m) for m, taste in changed.items() if taste is None]
    if gone:
        await connection.execute(
            delete(tastes).where(tuple_(tastes.c.user_id, tastes.c.movie_id).in_(gone))
        )
    for movie_id, taste in changed.items():
        old = before[movie_id]
        if taste is None:
            continue
        row = {
            "user_id": user_id,
            "movie_id": movie_id,
            "opinion": taste.opinion.value if taste.opinion else None,
            "rating": taste.rating,
            "seen": taste.seen,
            "updated_at": taste.updated_at,
        }
        # Seeing a movie that was liked long ago is no new like.
        if old is None or old.opinion is not taste.opinion:
            row |= {
                "guild_id": guild_id,
                "opinion_at": taste.updated_at if taste.opinion else None,
            }
        await dialect.upsert(connection, tastes, [row])


def _same(one: Taste | None, other: Taste | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.opinion, one.rating, one.seen) == (other.opinion, other.rating, other.seen)


def _written(before: State, after: State) -> str:
    entries = {str(m): [_packed(before[m]), _packed(after[m])] for m in after}
    return json.dumps(entries, separators=(",", ":"))


def _read(entries: str) -> tuple[dict[int, Taste | None], dict[int, Taste | None]]:
    raw = {int(m): pair for m, pair in json.loads(entries).items()}
    return (
        {m: _unpacked(m, pair[0]) for m, pair in raw.items()},
        {m: _unpacked(m, pair[1]) for m, pair in raw.items()},
    )


def _packed(taste: Taste | None) -> list[Any] | None:
    if taste is None:
        return None
    opinion = taste.opinion.value if taste.opinion else None
    return [opinion, taste.rating, taste.seen, taste.updated_at.isoformat()]


def _unpacked(movie_id: int, packed: list[Any] | None) -> Taste | None:
    if packed is None:
        return None
    opinion, rating, seen, updated_at = packed
    return Taste(
        movie_id,
        Opinion(opinion) if opinion else None,
        rating,
        seen,
        datetime.fromisoformat(updated_at),
    )
