"""Films that people wait for become opinions, also where the store fails for a while."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.cogs.imports import arrivals
from bot.cogs.imports.arrivals import Arrivals
from bot.domain.imports.history import FilmKey, Source
from bot.domain.imports.merging import MergedFilm
from bot.domain.imports.pending import PendingFilm, PendingImport
from bot.domain.imports.plan import ImportReason
from bot.imports.finders import Finders
from bot.store.errors import Obstacle, StoreUnavailableError
from bot.store.imports.missing import Waiting
from tests.bot.conftest import Workshop

ANA, GUILD = 11, 1


async def test_they_are_looked_for_again_when_the_store_is_back(
    taught: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "AFTER_A_FAILURE", 0.0)
    store, registry = taught.store, taught.registry
    movie = next(iter(registry.current.catalogue))
    unknown = FilmKey(movie.title, movie.year)
    said = PendingFilm(MergedFilm(unknown, 5.0, watched=True), None, ImportReason.NOT_IN_DATA)
    pending = PendingImport(Source.LETTERBOXD, (said,), ())
    import_id = await store.pending_imports.keep(ANA, pending)
    await store.pending_imports.confirm(import_id, ANA, GUILD, pending)
    assert await store.tastes.of(ANA) == []

    failures = [StoreUnavailableError(Obstacle.LOCKED, "matinee.sqlite3")] * 2
    original, looked = store.missing_films.after, asyncio.Event()

    async def failing(last: tuple[int, str] | None) -> Sequence[Waiting]:
        if failures:
            raise failures.pop()
        waiting = await original(last)
        if not waiting:
            looked.set()
        return waiting

    monkeypatch.setattr(store.missing_films, "after", failing)
    looking = Arrivals(registry, store.missing_films, Finders())
    looking.begin()
    async with asyncio.timeout(60):
        await looked.wait()
    await looking.close()
    assert [taste.movie_id for taste in await store.tastes.of(ANA)] == [movie.movie_id]
