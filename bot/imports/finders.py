"""The finder of films for what is in service, built once for each set of films."""

import asyncio
import gc
from typing import NamedTuple

from bot.domain.added_movies import newest_year
from bot.domain.imports.finding import FilmFinder
from bot.domain.imports.pending import PendingImport, pending_import
from bot.domain.imports.plan import plan_import
from bot.imports.lines import read_lines
from bot.models.served_model import ServedModel, collector_resting
from recommender import Catalogue


class FilmsToFind(NamedTuple):
    """What a history is compared with."""

    finder: FilmFinder
    newest_year: int


class Finders:
    """Builds finders in a thread: with 87,585 films that takes two seconds."""

    def __init__(self) -> None:
        self._building = asyncio.Lock()
        self._films: tuple[Catalogue, frozenset[int]] | None = None
        self._known: FilmsToFind | None = None

    async def of(self, served: ServedModel) -> FilmsToFind:
        """Return the finder of the films in service; removed ones are not found."""
        films = served.catalogue, served.removed_ids
        async with self._building:
            if self._known is None or self._films is None or not _same(self._films, films):
                self._known = await asyncio.to_thread(films_to_find, *films)
                self._films = films
            return self._known


def _same(one: tuple[Catalogue, frozenset[int]], other: tuple[Catalogue, frozenset[int]]) -> bool:
    """Versions that know the same films share the catalogue itself."""
    return one[0] is other[0] and one[1] == other[1]


def films_to_find(catalogue: Catalogue, removed: frozenset[int]) -> FilmsToFind:
    """Build the finder of all films but the removed ones."""
    with collector_resting():
        if removed:
            catalogue = Catalogue(each for each in catalogue if each.movie_id not in removed)
        built = FilmsToFind(FilmFinder(catalogue), newest_year(catalogue))
        gc.freeze()
    return built


def planned_import(said: bytes, name: str, known: FilmsToFind) -> PendingImport:
    """Compare a history with the films in service, in a thread; raises ImportRefusedError.

    All that is needed on the way is gone before the collector looks at what there is anew: it holds
    the event loop while it does.
    """
    with collector_resting():
        return _planned(said, name, known)


def _planned(said: bytes, name: str, known: FilmsToFind) -> PendingImport:
    history = read_lines(said, name)
    planned = plan_import(history, known.finder, known.newest_year)
    return pending_import(history.source, planned)
