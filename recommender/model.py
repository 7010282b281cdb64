"""The trained model: fold-in, recommend, similar, predict, explain. Immutable."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recommender.catalogue import Catalogue, Movie, positions
from recommender.configuration import TrainingConfig
from recommender.errors import UnknownMovieError
from recommender.fold_in import PlainFoldIn, PriorFoldIn, Taste
from recommender.profile import Profile
from recommender.series import spread_series
from recommender.serving import ServingParameters

Wanted = Callable[[Movie], bool]
# A list names at most this many liked movies as its reasons.
REASONS = 2
# Dividing by popularity plus this share of the users keeps unknown movies from winning by it.
_POPULARITY_FLOOR = 0.05


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommended movie; `because` names the liked movies that speak for it, best first."""

    movie_id: int
    score: float
    because: tuple[int, ...] = ()


class Exclusion(StrEnum):
    """Why a movie is not recommended although the model was asked."""

    LIKED = "liked"
    DISLIKED = "disliked"
    SEEN = "seen"
    NO_RATINGS = "no ratings"
    FILTERED = "filtered"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A score taken apart: the sum of `contributions` and `prior` is `score`.

    `contributions` maps each liked movie to its part, largest first; `prior` is what the taste of
    everybody adds. `rank` is the place among all movies that could be recommended (1 is the best),
    or None when `excluded` says why this movie could not.
    """

    score: float
    contributions: dict[int, float]
    prior: float
    excluded: Exclusion | None = None
    rank: int | None = None


@dataclass(frozen=True, eq=False)
class Model:
    """What a training run learned, ready to serve.

    `movie_ids` (int64) names the rows of `item_factors` (movies x factors, float32) and of
    `popularity` (people who like each movie). `prior_mean` and `prior_precision` describe the base
    users' factors, `gram` is Q'Q. All arrays may be memory-mapped and are never written to.
    """

    catalogue: Catalogue
    movie_ids: npt.NDArray[np.int64]
    popularity: npt.NDArray[np.int64]
    item_factors: npt.NDArray[np.float32]
    gram: npt.NDArray[np.float64]
    prior_mean: npt.NDArray[np.float64]
    prior_precision: npt.NDArray[np.float64]
    config: TrainingConfig
    parameters: ServingParameters
    users: int
    entries: int
    seconds: dict[str, float] = field(default_factory=dict)

    @cached_property
    def _fold_in(self) -> PriorFoldIn | PlainFoldIn:
        if not self.config.user_prior:
            return PlainFoldIn(
                self.item_factors, self.gram, self.config.alpha, self.config.regularization
            )
        return PriorFoldIn(
            self.item_factors, self.gram, self.prior_mean, self.prior_precision, self.parameters
        )

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {movie_id: row for row, movie_id in enumerate(self.movie_ids.tolist())}

    @cached_property
    def _norms(self) -> npt.NDArray[np.float32]:
        norms = np.linalg.norm(self.item_factors, axis=1)
        return np.where(norms > 0, norms, 1).astype(np.float32)

    def __contains__(self, movie_id: object) -> bool:
        return movie_id in self._rows

    def row(self, movie_id: int) -> int:
        """Return the movie's row; raise UnknownMovieError if nobody's like taught it."""
        try:
            return self._rows[movie_id]
        except KeyError:
            raise UnknownMovieError(movie_id) from None

    def movie_at(self, row: int) -> Movie:
        """Return the movie of one row."""
        return self.catalogue[int(self.movie_ids[row])]

    def taste(self, profile: Profile, adventure: float = 0.0) -> Taste:
        """Fold a profile in; likes of movies outside the model are left out."""
        likes = {
            self._rows[movie_id]: weight
            for movie_id, weight in profile.likes.items()
            if movie_id in self._rows
        }
        return self._fold_in.taste(likes, adventure)

    def scores(self, profile: Profile, adventure: float = 0.0) -> npt.NDArray[np.float32]:
        """Score every movie of the model for a profile, in the order of `movie_ids`."""
        return self._scores(self.taste(profile, adventure), adventure)

    def _scores(self, taste: Taste, adventure: float) -> npt.NDArray[np.float32]:
        scores: npt.NDArray[np.float32] = self.item_factors @ taste.vector.astype(np.float32)
        if len(taste.rows):
            return scores
        # Nobody's likes to turn away from: adventure means less known movies.
        known = self.popularity / max(self.users, 1) + _POPULARITY_FLOOR
        scores = scores if scores.any() else self.popularity.astype(np.float32)
        return (scores / known**adventure).astype(np.float32) if adventure else scores

    def recommend(
        self,
        profile: Profile,
        n: int = 10,
        exclude: Collection[int] = (),
        where: Wanted | None = None,
        *,
        adventure: float = 0.0,
        spread: bool = True,
    ) -> list[Recommendation]:
        """Return up to n movies, best first, none of them known to the person or in `exclude`.

        `where` says which movies are wanted. `adventure` in [0, 1] leads away from what everybody
        likes. `spread` keeps a third movie of one series behind the others. The list is shorter
        than n only when no more movies are left.
        """
        if n <= 0:
            return []
        taste = self.taste(profile, adventure)
        scores = self._scores(taste, adventure)
        ranked = self._ranked(scores, profile.known | set(exclude), where)
        best = spread_series(ranked, self.movie_at, n) if spread else _first(ranked, n)
        reasons = self._reasons(taste, best)
        return [
            Recommendation(int(self.movie_ids[row]), float(scores[row]), because)
            for row, because in zip(best, reasons, strict=True)
        ]

    def _ranked(
        self,
        scores: npt.NDArray[np.float32],
        unwanted: Collection[int],
        where: Wanted | None,
    ) -> Iterator[int]:
        """Yield the rows that may be recommended, best first; ties by row."""
        barred = {self._rows[movie_id] for movie_id in unwanted if movie_id in self._rows}
        for row in _descending(scores):
            if row not in barred and (where is None or where(self.movie_at(row))):
                yield row

    def _reasons(self, taste: Taste, rows: list[int]) -> list[tuple[int, ...]]:
        if not rows or not len(taste.rows):
            return [()] * len(rows)
        parts = self._contributions(taste, rows)
        best = np.argsort(-parts, axis=0, kind="stable")[:REASONS]
        return [
            tuple(
                int(self.movie_ids[taste.rows[like]])
                for like in best[:, column]
                if parts[like, column] > 0
            )
            for column in range(len(rows))
        ]

    def _contributions(self, taste: Taste, rows: list[int]) -> npt.NDArray[np.float64]:
        """Return likes x rows: what each like adds to each row's score."""
        targets = np.linalg.solve(taste.system, self.item_factors[rows].T.astype(np.float64))
        return taste.pulls[:, None] * (self.item_factors[taste.rows] @ targets)

    def similar(self, movie_id: int, n: int = 10) -> list[tuple[int, float]]:
        """Return the n movies with the highest cosine to this one, without itself.

        A movie of the catalogue that nobody's like taught has none; an id outside the catalogue
        raises UnknownMovieError.
        """
        self.catalogue.row(movie_id)
        if movie_id not in self._rows or n <= 0:
            return []
        own = self._rows[movie_id]
        cosines = self.item_factors @ self.item_factors[own] / (self._norms * self._norms[own])
        ranked = (row for row in _descending(cosines) if row != own)
        return [(int(self.movie_ids[row]), float(cosines[row])) for row in _first(ranked, n)]

    def predict(self, profile: Profile, movie_id: int) -> float:
        """Return the dot product of the person's and the movie's vectors.

        A movie of the catalogue that nobody's like taught has the zero vector; an id outside the
        catalogue raises UnknownMovieError.
        """
        self.catalogue.row(movie_id)
        row = self._rows.get(movie_id)
        if row is None:
            return 0.0
        return float(self.item_factors[row] @ self.taste(profile).vector)

    def explain(
        self,
        profile: Profile,
        movie_id: int,
        where: Wanted | None = None,
        *,
        adventure: float = 0.0,
    ) -> Explanation:
        """Take a movie's score apart, and say why it is not recommended if it is not.

        An id outside the catalogue raises UnknownMovieError.
        """
        movie = self.catalogue[movie_id]
        row = self._rows.get(movie_id)
        excluded = _exclusion(profile, movie, where, known=row is not None)
        if row is None:
            return Explanation(0.0, {}, 0.0, excluded)
        taste = self.taste(profile, adventure)
        parts = self._contributions(taste, [row])[:, 0]
        prior = float(self.item_factors[row] @ np.linalg.solve(taste.system, taste.prior_pull))
        order = np.argsort(-parts, kind="stable")
        contributions = {int(self.movie_ids[taste.rows[at]]): float(parts[at]) for at in order}
        score = sum(contributions.values()) + prior
        rank = None if excluded else self._rank(taste, adventure, profile, row)
        return Explanation(score, contributions, prior, excluded, rank)

    def _rank(self, taste: Taste, adventure: float, profile: Profile, row: int) -> int:
        scores = self._scores(taste, adventure)
        better = scores > scores[row]
        known = positions(np.fromiter(profile.known, np.int64), self.movie_ids)
        better[known[known >= 0]] = False
        return int(better.sum()) + 1

    def save(self, directory: str | Path) -> None:
        """Write the model to a directory: npy files, the catalogue and a manifest; no pickle."""
        from recommender.storage import save_model

        save_model(self, Path(directory))

    @classmethod
    def load(cls, directory: str | Path) -> "Model":
        """Open a saved model, arrays memory-mapped; raise ModelDamagedError if it is damaged."""
        from recommender.storage import load_model

        return load_model(Path(directory))


def _exclusion(
    profile: Profile, movie: Movie, where: Wanted | None, *, known: bool
) -> Exclusion | None:
    movie_id = movie.movie_id
    reasons = {
        Exclusion.DISLIKED: movie_id in profile.dislikes,
        Exclusion.LIKED: movie_id in profile.likes,
        Exclusion.SEEN: movie_id in profile.seen,
        Exclusion.NO_RATINGS: not known,
        Exclusion.FILTERED: where is not None and not where(movie),
    }
    return next((reason for reason, applies in reasons.items() if applies), None)


def _descending(scores: npt.NDArray[np.float32]) -> Iterator[int]:
    """Yield row numbers by falling score, sorting only as far as they are asked for."""
    done, size = 0, 256
    while done < len(scores):
        size = min(size, len(scores))
        best = np.argpartition(-scores, size - 1)[:size] if size < len(scores) else slice(None)
        rows = np.arange(len(scores))[best]
        rows = rows[np.lexsort((rows, -scores[rows]))]
        yield from rows[done:].tolist()
        done, size = size, size * 16


def _first(ranked: Iterator[int], n: int) -> list[int]:
    return [row for row, _ in zip(ranked, range(n), strict=False)]
