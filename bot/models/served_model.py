"""The model in service with all that conversations need beside it, as one immutable value."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from bot.domain.added_movies import FIRST_ADDED_MOVIE_ID, AddedMovie
from bot.domain.filters import Vocabulary
from bot.models.files import file_trouble
from bot.models.manifest import Manifest
from bot.models.rating_counts import load_rating_counts
from recommender import Catalogue, Model, ModelDamagedError, Movie, Profile
from recommender.data.adult import is_adult
from recommender.errors import is_shortage
from recommender.model.new_films import NewFilm, with_new_films
from recommender.titles import TitleMatcher
from recommender.titles.other_titles import NumberedTitle


class FilmsInService(NamedTuple):
    """The number of films that a bot knows, their newest year (0: none) and their data set."""

    films: int
    newest_year: int
    base: str


@dataclass(frozen=True)
class ServedModel:
    """What is in service; a handler reads it once from `ModelRegistry.current` and uses only that.

    The model's catalogue has also the films that admins added since the training, and those that
    they removed again (`removed_ids`): older messages still name these, but nothing finds or shows
    them. Only servers that allow adult titles see the films of `adult_ids`. `vocabulary` has the
    kinds of films that people can ask for, `rating_counts` the number of people who rated each film
    of the base data. `trained` is the model without the factors of films that members like.
    """

    model: Model
    matcher: TitleMatcher
    rating_counts: Mapping[int, int]
    adult_ids: frozenset[int]
    removed_ids: frozenset[int]
    vocabulary: Vocabulary
    manifest: Manifest
    published_at: datetime
    trained: Model | None = None

    @property
    def version(self) -> int:
        """The version's number, as people see it."""
        return self.manifest.version

    @property
    def catalogue(self) -> Catalogue:
        """All films with a name, removed ones included."""
        return self.model.catalogue

    def film(self, movie_id: int) -> Movie | None:
        """Return a film; None if it is unknown or removed."""
        return None if movie_id in self.removed_ids else self.catalogue.get(movie_id)

    @property
    def known_films(self) -> FilmsInService:
        """The films that the bot knows; the years of added films do not count."""
        return FilmsInService(len(self.catalogue), self.newest_year, self.manifest.base)

    @cached_property
    def newest_year(self) -> int:
        """The year up to which the data set has films; 0 where none has a year."""
        catalogue = self.model.catalogue
        rated = catalogue.rows(np.fromiter(self.rating_counts, np.int64))
        return int(catalogue.years[rated[rated >= 0]].max(initial=0))

    def is_well_known(self, movie: Movie) -> bool:
        """Whether a film is better known than most."""
        return self.matcher.is_well_known(movie)

    def ratings(self, movie: Movie) -> int:
        """Return how many people of the base data rated a film."""
        return self.rating_counts.get(movie.movie_id, 0)

    def hidden(self, *, adult_titles: bool) -> frozenset[int]:
        """Return the films that no list shows: removed ones and, unless allowed, adult ones."""
        return self.removed_ids if adult_titles else self.removed_ids | self.adult_ids

    @classmethod
    def load(
        cls,
        directory: Path,
        published_at: datetime | None,
        additions: Sequence[AddedMovie],
        before: Self | None = None,
    ) -> Self:
        """Load a version from its folder (0.1 to 2 s: call it in a thread).

        The default of `published_at` is the time of the training. If the films are the same, it
        shares the index of titles with the model served `before`. Raises ModelDamagedError if the
        folder cannot be used for any reason.
        """
        try:
            return cls._load(directory, published_at, additions, before)
        except ModelDamagedError:
            raise
        except Exception as error:  # Whatever else reading trips over, the folder is wrong.
            if is_shortage(error):
                raise
            raise ModelDamagedError(directory, file_trouble(error)) from error

    @classmethod
    def _load(
        cls,
        directory: Path,
        published_at: datetime | None,
        additions: Sequence[AddedMovie],
        before: Self | None,
    ) -> Self:
        with collector_resting():
            model = _extend(Model.load(directory), additions)
            counts, manifest = load_rating_counts(directory), Manifest.load(directory)
            published_at = published_at or manifest.trained_at
            removed = _removed(additions)
            if before is not None and before.knows(model.catalogue, removed):
                return before.with_version(model, counts, manifest, published_at)
            return cls._of(model, counts, removed, manifest, published_at)

    def with_additions(
        self, additions: Sequence[AddedMovie], titles: Collection[NumberedTitle] = ()
    ) -> Self:
        """Return the same model with these films added or removed.

        `titles` are other names of all films, old and new.
        """
        with collector_resting():
            model, removed = _extend(self.trained or self.model, additions), _removed(additions)
            same = (self.rating_counts, removed, self.manifest, self.published_at)
            return self._of(model, *same).with_titles(titles)

    def with_member_films(self, films: Sequence[NewFilm]) -> Self:
        """Return the same with factors for films that members like and training did not have."""
        trained = self.trained or self.model
        shown = [film for film in films if self.film(film.movie_id) is not None]
        model = with_new_films(trained, shown)
        if model is not trained:
            _warm(model)
        return replace(self, model=model, trained=trained)

    def with_titles(self, titles: Collection[NumberedTitle], *, more: bool = False) -> Self:
        """Return the same with these other names of films, instead of the former or beside them."""
        if not titles and not len(self.matcher.other_titles):
            return self
        return replace(self, matcher=self.matcher.with_other_titles(titles, more=more))

    def knows(self, catalogue: Catalogue, removed: frozenset[int]) -> bool:
        """Whether exactly these films are added and removed."""
        return self.removed_ids == removed and list(self.catalogue) == list(catalogue)

    def with_version(
        self,
        model: Model,
        counts: Mapping[int, int],
        manifest: Manifest,
        published_at: datetime,
    ) -> Self:
        """Return another version with the same films, which shares all that depends on them."""
        model = replace(model, catalogue=self.catalogue)
        _warm(model)
        same = counts == self.rating_counts
        return replace(
            self,
            model=model,
            matcher=self.matcher if same else self.matcher.with_popularity(counts),
            rating_counts=self.rating_counts if same else counts,
            manifest=manifest,
            published_at=published_at,
            trained=None,
        )

    @classmethod
    def _of(
        cls,
        model: Model,
        counts: Mapping[int, int],
        removed: frozenset[int],
        manifest: Manifest,
        published_at: datetime,
    ) -> Self:
        """Build all that depends on the films."""
        _warm(model)
        served = cls(
            model,
            TitleMatcher(_without(model.catalogue, removed), counts),
            counts,
            _adult(model),
            removed,
            Vocabulary.of(model.catalogue),
            manifest,
            published_at,
        )
        gc.freeze()
        return served


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the garbage collector from running.

    Films and titles are a million objects without cycles. A full collection visits all of them,
    which blocks the event loop for half a second with 87,585 films. So the collector rests while
    they are built, and `gc.freeze` exempts them afterwards; reference counts still free them.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _extend(model: Model, additions: Sequence[AddedMovie]) -> Model:
    """Use the present titles of added films, which may have changed since the training."""
    movies = (added.movie for added in additions)
    new = [
        movie
        for movie in movies
        if model.catalogue.get(movie.movie_id) != movie
        # For a film that the data in service lists itself, its listing counts.
        and (movie.movie_id >= FIRST_ADDED_MOVIE_ID or movie.movie_id not in model.catalogue)
    ]
    return replace(model, catalogue=model.catalogue.with_movies(new)) if new else model


def _removed(additions: Sequence[AddedMovie]) -> frozenset[int]:
    return frozenset(added.movie.movie_id for added in additions if added.removed)


def _without(catalogue: Catalogue, removed: frozenset[int]) -> Catalogue:
    if not removed:
        return catalogue
    return Catalogue(movie for movie in catalogue if movie.movie_id not in removed)


def _adult(model: Model) -> frozenset[int]:
    return frozenset(movie.movie_id for movie in model.catalogue if is_adult(movie))


def _warm(model: Model) -> None:
    """Fill the caches of a model before the first question."""
    for pick in model.recommend(Profile(), 1):
        model.recommend(Profile([pick.movie_id]), 1)
        model.similar(pick.movie_id, 1)
    # The first search for a tag or a language reads all films.
    model.catalogue.with_word("")
