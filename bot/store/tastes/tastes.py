"""The tastes of people: opinions, ratings and what was seen, with undo."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from pydantic import JsonValue
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.domain.taste_changes import RecordedChange, TasteState, UndoneChange, newly_seen
from bot.domain.tastes import Change, Taste
from bot.domain.watchlists import WatchlistChange, WatchlistSource
from bot.store.database import Database
from bot.store.errors import ChangeUndoneError, UnknownChangeError
from bot.store.tables import missing_films, taste_changes, tastes
from bot.store.tastes.profiles import read_profiles
from bot.store.tastes.record import (
    joined_states,
    read_state,
    read_watchlist,
    says_the_same,
    written_state,
    written_watchlist,
)
from bot.store.tastes.rows import current_tastes, replace_tastes, taste_of, unseen_of
from bot.store.tastes.snapshot import (
    Selection,
    Snapshot,
    likers_beyond_data,
    read_likes_of,
    read_snapshot,
)
from bot.store.tastes.watchlists import put_back, put_on, take_off
from recommender.model.profile import Profile

# Long enough that accounts made for one purpose show what they are for; people stay for longer.
NEWCOMER_FOR = timedelta(days=7)
# This many tastes are read, changed and written in a few milliseconds.
MOVIES_AT_ONCE = 200
# Of people who like added films so many tell enough; their likes are read whenever one is judged.
LIKERS_OF_A_FILM, LIKERS_IN_ALL = 50, 1000


class Tastes:
    """Reads and writes tastes; every write is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._watchers: list[Callable[[int | None], None]] = []
        self._film_watchers: list[Callable[[Collection[int]], None]] = []

    def watch(self, watcher: Callable[[int | None], None]) -> None:
        """Be told the server (None: direct messages) of every change once it is stored."""
        self._watchers.append(watcher)

    async def of(self, user_id: int) -> list[Taste]:
        """Return everything the person said of movies, newest first."""
        async with self._database.read_once() as connection:
            rows = await connection.execute(
                select(tastes)
                .where(tastes.c.user_id == user_id)
                .order_by(tastes.c.updated_at.desc(), tastes.c.movie_id)
            )
            return [taste_of(row) for row in rows]

    async def among(self, user_id: int, movie_ids: Iterable[int]) -> dict[int, Taste | None]:
        """Return what the person said of each of these movies."""
        found: dict[int, Taste | None] = {}
        async with self._database.read() as connection:
            for some in _in_pieces(movie_ids):
                found |= await current_tastes(connection, user_id, some)
        return found

    async def profile(self, user_id: int) -> Profile:
        """Return the person's profile; an empty one for a stranger."""
        return (await self.profiles([user_id]))[user_id]

    async def profiles(self, user_ids: Collection[int]) -> dict[int, Profile]:
        """Return a profile for each of the people, in the order given."""
        async with self._database.read_once() as connection:
            return await read_profiles(connection, user_ids)

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
        self, user_id: int, guild_id: int | None, changes: Sequence[Change]
    ) -> RecordedChange:
        """Apply changes in order, all or none; on return they are on the disk.

        `guild_id` is the server where it was said, None for direct messages. The result's
        `change_id` is what `undo` takes.
        """
        async with self._database.write(serialise=user_id) as connection:
            recorded = await self.record_in(connection, user_id, guild_id, changes)
        self.tell_watchers(guild_id, recorded.after)
        return recorded

    async def record_in(
        self,
        connection: AsyncConnection,
        user_id: int,
        guild_id: int | None,
        changes: Sequence[Change],
        wishes: Sequence[int] = (),
    ) -> RecordedChange:
        """Do as `record` in the transaction of the caller, who tells the watchers afterwards.

        `wishes` are movies that an import puts on the person's watchlist in the same step, but
        for those that the person has seen.
        """
        now = self._clock.now()
        before: dict[int, Taste | None] = {}
        after: dict[int, Taste | None] = {}
        entries: list[str] = []
        for some in _in_blocks(changes):
            were = await current_tastes(connection, user_id, some)
            are = {movie_id: _changed(were[movie_id], its, now) for movie_id, its in some.items()}
            await replace_tastes(connection, user_id, guild_id, were, are)
            entries.append(written_state(were, are))
            before |= were
            after |= are
        unseen = await unseen_of(connection, user_id, wishes)
        watchlist = WatchlistChange(
            await put_on(connection, user_id, unseen, WatchlistSource.IMPORT, now),
            await take_off(connection, user_id, newly_seen(before, after)),
        )
        inserted = await connection.execute(
            insert(taste_changes).values(
                user_id=user_id,
                guild_id=guild_id,
                changed_at=now,
                entries=joined_states(entries),
                watchlist=written_watchlist(watchlist),
            )
        )
        change_id = int((inserted.inserted_primary_key or (0,))[0])
        return RecordedChange(change_id, before, after, watchlist)

    def watch_films(self, watcher: Callable[[Collection[int]], None]) -> None:
        """Be told the films of every change once it is stored."""
        self._film_watchers.append(watcher)

    def tell_watchers(self, guild_id: int | None, movie_ids: Collection[int]) -> None:
        """Tell of a change that is stored."""
        for watcher in self._watchers:
            watcher(guild_id)
        self.tell_film_watchers(movie_ids)

    def tell_film_watchers(self, movie_ids: Collection[int]) -> None:
        """Tell of films that somebody judged, here or through another process."""
        for watcher in self._film_watchers:
            watcher(movie_ids)

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
            old, new = await asyncio.to_thread(read_state, row.entries)
            restored = await _restored(connection, user_id, row.guild_id, old, new)
            watchlist = read_watchlist(row.watchlist)
            dropped = await take_off(connection, user_id, watchlist.added)
            again = [film for film in watchlist.removed if film.movie_id in restored]
            await put_back(connection, user_id, again)
            forgotten = await connection.execute(
                delete(missing_films).where(
                    missing_films.c.user_id == user_id, missing_films.c.change_id == change_id
                )
            )
            await connection.execute(
                update(taste_changes)
                .where(taste_changes.c.change_id == change_id)
                .values(undone_at=now)
            )
        self.tell_film_watchers(restored)
        kept = tuple(m for m in new if m not in restored)
        unlisted = tuple(film.movie_id for film in dropped)
        return UndoneChange(restored, kept, unlisted, forgotten.rowcount)

    async def likes_beyond_data(self) -> Snapshot:
        """Return the likes of those who liked an added film last, and who take part in training."""
        new_since = self._clock.now() - NEWCOMER_FOR
        async with self._database.read() as connection:
            likers = await connection.scalars(likers_beyond_data(LIKERS_OF_A_FILM, LIKERS_IN_ALL))
            return await read_likes_of(connection, new_since, likers.all())

    async def snapshot(self, selection: Selection | None = None) -> Snapshot:
        """Return the likes of everybody who has not opted out of training, or of some of them."""
        new_since = self._clock.now() - NEWCOMER_FOR
        async with self._database.read() as connection:
            return await read_snapshot(connection, new_since, selection)

    async def erase(self, connection: AsyncConnection, user_id: int) -> None:
        """Erase what is stored of the person here (see `bot.store.personal`)."""
        await connection.execute(delete(tastes).where(tastes.c.user_id == user_id))
        await connection.execute(delete(taste_changes).where(taste_changes.c.user_id == user_id))

    async def export(self, user_id: int) -> dict[str, JsonValue]:
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

    async def _exported_changes(self, user_id: int) -> list[JsonValue]:
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
                    "watchlist": json.loads(row.watchlist) if row.watchlist else None,
                }
                for row in rows
            ]


async def _restored(
    connection: AsyncConnection,
    user_id: int,
    guild_id: int | None,
    old: TasteState,
    new: TasteState,
) -> TasteState:
    """Put back the old tastes of movies of which the person says what the new ones say."""
    restored: dict[int, Taste | None] = {}
    for some in _in_pieces(new):
        current = await current_tastes(connection, user_id, some)
        same = {m: old[m] for m in some if says_the_same(current[m], new[m])}
        await replace_tastes(connection, user_id, guild_id, current, same)
        restored |= same
    return restored


def _in_blocks(changes: Iterable[Change]) -> Iterator[Mapping[int, Sequence[Change]]]:
    """Yield the changes of some movies at a time, each movie's in order."""
    of_movie: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        of_movie[change.movie_id].append(change)
    for some in _in_pieces(of_movie):
        yield {movie_id: of_movie[movie_id] for movie_id in some}


def _in_pieces(movie_ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """Yield some movies at a time: between them the event loop sees to everybody else."""
    ids = list(movie_ids)
    for start in range(0, len(ids), MOVIES_AT_ONCE):
        yield ids[start : start + MOVIES_AT_ONCE]


def _changed(taste: Taste | None, changes: Iterable[Change], now: datetime) -> Taste | None:
    for change in changes:
        taste = change.apply(taste, now)
    return taste
