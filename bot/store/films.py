"""Facts about films that others gave, kept for as long as they allow."""

from collections.abc import Collection, Sequence
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, select

from bot.domain.films.facts import FactsRecord, FilmFacts
from bot.domain.films.traits import FilmTraits
from bot.store import dialect
from bot.store.database import Database
from bot.store.readable import readable
from bot.store.tables import film_facts

_FACTS, _TRAITS = TypeAdapter(FilmFacts), TypeAdapter(FilmTraits)


class StoredFacts:
    """Reads and writes facts by a film's number at TMDB and their language."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, tmdb_ids: Collection[int], language: str) -> dict[int, FactsRecord]:
        """Return what was answered about these numbers, and is kept."""
        statement = select(film_facts).where(
            film_facts.c.tmdb_id.in_(list(tmdb_ids)), film_facts.c.language == language
        )
        async with self._database.read_once() as connection:
            records = list(readable(await connection.execute(statement), _record))
        return {record.tmdb_id: record for record in records}

    async def keep(self, records: Sequence[FactsRecord]) -> None:
        """Keep answers in place of those before."""
        async with self._database.write() as connection:
            await dialect.upsert(connection, film_facts, [_row(each) for each in records])

    async def traits(self, since: datetime) -> dict[int, FilmTraits]:
        """Return by what each film can be filtered, of all answers after a moment."""
        statement = (
            select(film_facts.c.tmdb_id, film_facts.c.traits)
            .where(film_facts.c.fetched_at > since, film_facts.c.traits.is_not(None))
            .order_by(film_facts.c.fetched_at)
        )
        async with self._database.read_once() as connection:
            return dict(readable(await connection.execute(statement), _traits))


def _row(record: FactsRecord) -> dict[str, object]:
    facts = record.facts
    return {
        "tmdb_id": record.tmdb_id,
        "language": record.language,
        "fetched_at": record.fetched_at,
        "facts": None if facts is None else _FACTS.dump_json(facts).decode(),
        "traits": None if facts is None else _TRAITS.dump_json(FilmTraits.of(facts)).decode(),
    }


def _record(row: RowMapping) -> FactsRecord:
    facts = None if row["facts"] is None else _FACTS.validate_json(row["facts"])
    return FactsRecord(row["tmdb_id"], row["language"], row["fetched_at"], facts)


def _traits(row: RowMapping) -> tuple[int, FilmTraits]:
    return row["tmdb_id"], _TRAITS.validate_json(row["traits"])
