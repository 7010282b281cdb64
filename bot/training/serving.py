"""The model in service with all that a conversation needs beside it, as one immutable value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Self

from bot.training.manifest import Manifest
from recommender import Catalogue, Model, Movie, MovieFilter
from recommender.titles import TitleMatcher

ADULT = "Adult"


@dataclass(frozen=True)
class Serving:
    """What is in service: read it once from `Shelf.current` and use only that.

    `catalogue` holds the model's films and those that admins added since it was trained.
    """

    model: Model
    catalogue: Catalogue
    matcher: TitleMatcher
    manifest: Manifest
    published_at: datetime

    @property
    def version(self) -> int:
        """The version's number, as people see it."""
        return self.manifest.version

    def ratings(self, movie: Movie) -> int:
        """Return how many people's likes taught the model about a film."""
        if movie.movie_id not in self.model:
            return 0
        return int(self.model.popularity[self.model.row(movie.movie_id)])

    @cached_property
    def adult_ids(self) -> frozenset[int]:
        """The films that only servers see that allow adult titles.

        MovieLens marks none as such; those that admins add may have this genre.
        """
        adult = MovieFilter(genres=(ADULT,))
        return frozenset(movie.movie_id for movie in self.catalogue if adult(movie))

    @classmethod
    def load(cls, directory: Path, published_at: datetime, additions: Sequence[Movie]) -> Self:
        """Load a version from its folder (0.1 to 2 s: call it in a thread).

        Raises ModelDamagedError, OSError or ValueError when the folder cannot be used.
        """
        model = Model.load(directory)
        manifest = Manifest.load(directory)
        catalogue = _extend(model.catalogue, additions)
        return cls(model, catalogue, _matcher(model, catalogue), manifest, published_at)

    def with_additions(self, additions: Sequence[Movie]) -> Self:
        """Return the same model with these films known by title as well."""
        catalogue = _extend(self.model.catalogue, additions)
        return replace(self, catalogue=catalogue, matcher=_matcher(self.model, catalogue))


def _extend(catalogue: Catalogue, additions: Sequence[Movie]) -> Catalogue:
    missing = [movie for movie in additions if movie.movie_id not in catalogue]
    return catalogue.with_movies(missing) if missing else catalogue


def _matcher(model: Model, catalogue: Catalogue) -> TitleMatcher:
    counts = zip(model.movie_ids.tolist(), model.popularity.tolist(), strict=True)
    return TitleMatcher(catalogue, {movie_id: int(count) for movie_id, count in counts})
