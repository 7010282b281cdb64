"""Films of a larger data set than the one in service, known only by name and id."""

import asyncio
import logging
from pathlib import Path

from bot.domain.added_movies import Addition
from bot.models.served_model import ServedModel
from recommender import Movie
from recommender.data.adult import is_adult
from recommender.data.movielens import read_catalogue
from recommender.errors import RecommenderError
from recommender.titles.title_index import TitleIndex

FILE_NAME = "further-titles.npz"
# More films of one name do not help: people who mean another one type the year.
MAX_FOUND = 3

logger = logging.getLogger(__name__)


class FurtherFilms:
    """The titles of the largest data set that was fetched; empty while that is in service."""

    def __init__(self, model_directory: Path) -> None:
        self._path = model_directory / FILE_NAME
        self._index: TitleIndex | None = None
        self._read_at = 0.0

    async def open(self) -> None:
        """Read what an earlier `gather` wrote; without it there are no further films."""
        await asyncio.to_thread(self._keep_up)

    def _keep_up(self) -> TitleIndex | None:
        """Return the newest titles, which another process may have written meanwhile."""
        written_at = self._written_at()
        if written_at > self._read_at:
            self._read_at = written_at
            try:
                self._index = TitleIndex.load(self._path)
            except (OSError, ValueError) as error:
                logger.warning("the titles of the larger set cannot be read: %s", error)
        return self._index

    def _written_at(self) -> float:
        try:
            return self._path.stat().st_mtime
        except OSError:
            return 0.0

    def gather(self, folder: Path) -> None:
        """Write down the titles of a set that was fetched (10 s at 87,585 films: in a thread).

        The log says what cannot be read or written; the set itself may be used all the same.
        """
        try:
            if self._written_at() <= folder.stat().st_mtime:
                TitleIndex.of(read_catalogue(folder, tagged=False)).save(self._path)
        except (OSError, RecommenderError) as error:
            logger.warning("the titles of %s cannot be written down: %s", folder.name, error)

    def find(self, text: str, served: ServedModel, *, inside: bool = False) -> tuple[Movie, ...]:
        """Return the films with a name or number that are not in service, the newest first.

        With `inside`, a sentence may hold the name.
        """
        index = self._keep_up()
        if index is None:
            return ()
        found = (movie for movie in index.find(text, inside=inside) if _can_be_added(movie, served))
        return tuple(found)[:MAX_FOUND]

    def get(self, movie_id: int) -> Movie | None:
        """Return a film by its number in the larger set."""
        index = self._keep_up()
        return index.get(movie_id) if index is not None else None


def _can_be_added(movie: Movie, served: ServedModel) -> bool:
    if movie.movie_id in served.catalogue or movie.year is None or is_adult(movie):
        return False
    # Somebody may have added it already, under a number of its own.
    here = served.matcher.match(movie.label).movies
    return not any(Addition.of(movie).same_film(each) for each in here)
