"""The model in service with all that a conversation needs beside it, as one immutable value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from bot.training.manifest import Manifest
from bot.training.rating_counts import load_rating_counts
from recommender import Catalogue, Model, Movie, Profile
from recommender.adult import is_adult
from recommender.titles import TitleMatcher


@dataclass(frozen=True)
class Serving:
    """What is in service: read it once from `Shelf.current` and use only that.

    The model's catalogue holds the films that admins added since it was trained, too. `adult_ids`
    are the films that only servers see that allow adult titles; `genres` all that films have;
    `rating_counts` says how many people rated each film of the base data.
    """

    model: Model
    matcher: TitleMatcher
    rating_counts: Mapping[int, int]
    adult_ids: frozenset[int]
    genres: tuple[str, ...]
    manifest: Manifest
    published_at: datetime

    @property
    def version(self) -> int:
        """The version's number, as people see it."""
        return self.manifest.version

    @property
    def catalogue(self) -> Catalogue:
        """All films that can be talked about."""
        return self.model.catalogue

    def ratings(self, movie: Movie) -> int:
        """Return how many people of the base data rated a film."""
        return self.rating_counts.get(movie.movie_id, 0)

    def suitable(
        self, where: Callable[[Movie], bool] | None, *, adult_titles: bool
    ) -> Callable[[Movie], bool] | None:
        """Return a wish that also keeps adult titles out, unless these are allowed."""
        hidden = self.adult_ids
        if adult_titles or not hidden:
            return where
        return lambda movie: movie.movie_id not in hidden and (where is None or where(movie))

    @classmethod
    def load(
        cls,
        directory: Path,
        published_at: datetime,
        additions: Sequence[Movie],
        before: Self | None = None,
    ) -> Self:
        """Load a version from its folder (0.1 to 2 s: call it in a thread).

        What was served `before` lends its index of titles when the films are the same. Raises
        ModelDamagedError, OSError or ValueError when the folder cannot be used.
        """
        model = _extend(Model.load(directory), additions)
        counts = load_rating_counts(directory)
        _warm(model)
        return cls(
            model,
            _matcher(model, counts, before),
            counts,
            _adult(model),
            _genres(model),
            Manifest.load(directory),
            published_at,
        )

    def with_additions(self, additions: Sequence[Movie]) -> Self:
        """Return the same model with these films known by title as well."""
        model = _extend(self.model, additions)
        _warm(model)
        return replace(
            self,
            model=model,
            matcher=_matcher(model, self.rating_counts),
            adult_ids=_adult(model),
            genres=_genres(model),
        )


def _extend(model: Model, additions: Sequence[Movie]) -> Model:
    missing = [movie for movie in additions if movie.movie_id not in model.catalogue]
    return replace(model, catalogue=model.catalogue.with_movies(missing)) if missing else model


def _matcher(
    model: Model, counts: Mapping[int, int], before: Serving | None = None
) -> TitleMatcher:
    if before is not None and list(before.catalogue) == list(model.catalogue):
        return before.matcher.with_popularity(counts)
    return TitleMatcher(model.catalogue, counts)


def _adult(model: Model) -> frozenset[int]:
    return frozenset(movie.movie_id for movie in model.catalogue if is_adult(movie))


def _genres(model: Model) -> tuple[str, ...]:
    return tuple(sorted({genre for movie in model.catalogue for genre in movie.genres}))


def _warm(model: Model) -> None:
    """Let the model prepare what it keeps from one question to the next, before anybody asks."""
    for pick in model.recommend(Profile(), 1):
        model.similar(pick.movie_id, 1)
