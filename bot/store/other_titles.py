"""Names of films beside those of the data set: the owner's, and those that TMDB gave."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from bot.domain.changed import Changed
from bot.store import dialect
from bot.store.database import Database
from bot.store.tables import other_titles
from recommender.titles.other_titles import NumberedTitle

OWNER, TMDB = "owner", "tmdb"
OWNERS = select(func.count()).select_from(other_titles).where(other_titles.c.source == OWNER)


class StoredTitles:
    """Reads and writes titles by a film's number at IMDb, or at TMDB."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, since: datetime) -> list[NumberedTitle]:
        """Return the owner's titles, and those that TMDB gave since a moment."""
        rows = select(other_titles.c.source, other_titles.c.number, other_titles.c.title).where(
            (other_titles.c.source == OWNER) | (other_titles.c.fetched_at >= since)
        )
        async with self._database.read_once() as connection:
            found = (await connection.execute(rows)).all()
        return [
            NumberedTitle(title, imdb_id=number)
            if source == OWNER
            else NumberedTitle(title, tmdb_id=number)
            for source, number, title in found
        ]

    async def add(self, titles: Iterable[NumberedTitle]) -> int:
        """Keep titles of the owner's; return how many there are of them now."""
        rows = [
            {"source": OWNER, "number": each.imdb_id, "title": each.title, "fetched_at": None}
            for each in titles
        ]
        async with self._database.write() as connection:
            await dialect.upsert(connection, other_titles, rows)
            await dialect.notify(connection, Changed.TITLES)
            return int(await connection.scalar(OWNERS) or 0)

    async def remove(self, titles: Iterable[NumberedTitle]) -> int:
        """Forget titles of the owner's; return how many are left."""
        table = other_titles.c
        forget = delete(other_titles).where(
            table.source == OWNER,
            table.number == bindparam("imdb_number"),
            table.title == bindparam("said"),
        )
        rows = [{"imdb_number": each.imdb_id, "said": each.title} for each in titles]
        async with self._database.write() as connection:
            if rows:
                await connection.execute(forget, rows)
                await dialect.notify(connection, Changed.TITLES)
            return int(await connection.scalar(OWNERS) or 0)

    async def keep(self, titles: Collection[NumberedTitle], fetched_at: datetime) -> None:
        """Keep what TMDB calls films, in place of what it called them before."""
        rows = [
            {"source": TMDB, "number": each.tmdb_id, "title": each.title, "fetched_at": fetched_at}
            for each in titles
        ]
        numbers = {each.tmdb_id for each in titles}
        of_these = (other_titles.c.source == TMDB) & other_titles.c.number.in_(numbers)
        async with self._database.write() as connection:
            await connection.execute(delete(other_titles).where(of_these))
            await dialect.upsert(connection, other_titles, rows)
            await dialect.notify(connection, Changed.TITLES)
