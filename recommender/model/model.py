"""The trained model: fold-in, recommend, similar, predict, explain. Immutable."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np

from recommender.arrays import Bools, Factors, Floats, Rows
from recommender.data.catalogue import Movie, MovieFilter
from recommender.data.series import spread_series
from recommender.errors import ConfigurationError
from recommender.model.calibration import Calibration
from recommender.model.content.aspect import trust_in
from recommender.model.content.genre_era import genre_era_of
from recommender.model.content.sequels import sequels_of
from recommender.model.content.tags import tags_of
from recommender.model.fold_in import PlainFoldIn, PriorFoldIn
from recommender.model.learned import Learned
from recommender.model.liking import likelihoods
from recommender.model.movie_rows import MovieRows
from recommender.model.profile import Profile
from recommender.model.rarity import likes_of_well_known, rarity_weights
from recommender.model.reason_features import reason_features_of
from recommender.model.reasons import Reasons
from recommender.model.recommendation import Exclusion, Explanation, Recommendation, exclusion
from recommender.model.scorer import Scorer, UserRepresentation
from recommender.model.series import SeriesOf
from recommender.model.shortlist import Search
from recommender.model.similar import similarities
from recommender.model.storage import load, save

__all__ = ["Exclusion", "Explanation", "Model", "Recommendation", "UserRepresentation"]

Wanted = Callable[[Movie], bool]


@dataclass(frozen=True, eq=False, repr=False)
class Model(Learned):
    """What a training run learned, ready to serve."""

    @cached_property
    def _fold_in(self) -> PriorFoldIn | PlainFoldIn:
        config = self.config
        if not config.user_prior:
            return PlainFoldIn(self.item_factors, self.gram, config.alpha, config.regularization)
        return PriorFoldIn(
            self.item_factors,
            self.gram,
            self.prior_means,
            self.prior_precisions,
            self.evidence,
            rarity_weights(self.popularity, self.users, config.rarity_power),
            self.parameters,
        )

    @cached_property
    def _scorer(self) -> Scorer:
        movies, trust = self._movies, trust_in(self.popularity)
        return Scorer(
            self.item_factors,
            self.recent_popularity,
            self.prior_means[-1] - self.prior_means[0],
            self.opinions(self.movie_ids),
            genre_era_of(movies, self.popularity, trust),
            tags_of(movies, self.popularity, trust),
            sequels_of(movies, trust),
            trust,
            self.popularity,
            self.users,
            self.parameters,
            self._fold_in,
        )

    @cached_property
    def _search(self) -> Search:
        return Search(self._scorer)

    @property
    def _movies(self) -> list[Movie]:
        return [self.movie_at(row) for row in range(len(self.movie_ids))]

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self._scorer, reason_features_of(self._movies, self.series), self.movie_ids)

    @cached_property
    def _rows(self) -> MovieRows:
        return MovieRows(self.movie_ids, self.catalogue)

    def __contains__(self, movie_id: object) -> bool:
        return movie_id in self._rows

    def row(self, movie_id: int) -> int:
        """Return the movie's row; raise UnknownMovieError if the model has no factors for it."""
        return self._rows.row(movie_id)

    def movie_at(self, row: int) -> Movie:
        """Return the movie of one row."""
        return self.catalogue[int(self.movie_ids[row])]

    @cached_property
    def series(self) -> SeriesOf:
        """The series that the movies belong to, by their rows."""
        return SeriesOf(self.movie_at)

    def represent(
        self, profile: Profile, adventure: float | None = 0.0, focus: float = 1.0
    ) -> UserRepresentation:
        """Fold a profile in, without likes of movies that the model has no factors for.

        `focus` is that of `Scorer.represent`. `adventure` is a number from 0 to 1, else
        ConfigurationError is raised; None is the default that training chose, or 0 without likes.
        """
        rows, weights = self._rows.liked(profile)
        adventure = self.dial(adventure) if len(rows) or adventure is not None else 0.0
        if not 0 <= adventure <= 1:
            raise ConfigurationError("adventure", f"is {adventure}; it lies between 0 and 1")
        return self._scorer.represent(rows, weights, adventure, focus)

    def dial(self, adventure: float | None) -> float:
        """Return the position of the dial; None is the default that training chose."""
        return self.parameters.adventure if adventure is None else adventure

    def system(self, profile: Profile) -> Floats:
        """Return the matrix A (factors x factors) of the system A u = b that `represent` solves."""
        return self._fold_in.system(*self._rows.liked(profile))

    def scores(self, profile: Profile, adventure: float | None = 0, focus: float = 1) -> Factors:
        """Score every movie of the model for a profile, in the order of `movie_ids`."""
        person = self.represent(profile, adventure, focus)
        return self._scorer.score_rows(person, 0, len(self.movie_ids))

    def taste(self, profile: Profile) -> Factors:
        """Score every movie by what the likes say of it, whoever else knows or likes it."""
        return self._scorer.taste(self.represent(profile))

    def likeness(self, profiles: Sequence[Profile]) -> float:
        """Return how alike people's likes are in genres and era, from 0 to 1."""
        rows = [self._rows.liked(profile)[0] for profile in profiles]
        return self._scorer.genre_era.likeness(rows)

    def recommend(
        self,
        profile: Profile,
        n: int = 10,
        exclude: Collection[int] = (),
        where: Wanted | None = None,
        *,
        adventure: float | None = None,
        spread: bool = True,
    ) -> list[Recommendation]:
        """Return up to n movies, best first, without those that the profile or `exclude` names.

        `where` tells which movies are wanted. `adventure` from 0 to 1 leads away from what
        everybody likes; None is the default that training chose, and other values raise
        ConfigurationError. With `spread`, at most max(2, n / 7) movies of a series come before
        movies of others, and genres have the shares that they have among likes that agree. The list
        is shorter than n only if there are no more movies.
        """
        if n <= 0:
            return []
        person = self.represent(profile, adventure)
        calibration = self._scorer.calibration(person) if spread else None
        # The list skips a few films of which it has enough of their series.
        soon = n + n // 5 if spread and calibration is None else n
        ranked = self._ranked(person, profile, exclude, where, soon, calibration)
        best = spread_series(ranked, self.series.name, n) if spread else list(islice(ranked, n))
        rows = np.array([row for row, _ in best], np.int64)
        reasons = self._reasons.of_list(rows, person)
        lesser_known = self._lesser_known.take(rows).tolist()
        ids, scores = self.movie_ids.take(rows).tolist(), [score for _, score in best]
        return list(map(Recommendation, ids, scores, reasons, lesser_known))

    @cached_property
    def lesser_known(self) -> frozenset[int]:
        """The ids of the movies that are not among the 500 that most people like."""
        return frozenset(self.movie_ids[self._lesser_known].tolist())

    @cached_property
    def _lesser_known(self) -> Bools:
        return self.popularity < likes_of_well_known(self.popularity)

    def rank(
        self,
        profile: Profile,
        n: int = 10,
        exclude: Collection[int] = (),
        where: Wanted | None = None,
        *,
        adventure: float | None = 0.0,
    ) -> list[tuple[int, float]]:
        """Return the n best (movie id, score), without reasons and without limits on series."""
        ranked = self._ranked(self.represent(profile, adventure), profile, exclude, where, n)
        return [(int(self.movie_ids[row]), score) for row, score in islice(ranked, n)]

    def _ranked(
        self,
        person: UserRepresentation,
        profile: Profile,
        exclude: Collection[int],
        where: Wanted | None,
        n: int,
        calibration: Calibration | None = None,
    ) -> Iterator[tuple[int, float]]:
        """Yield the row and the score of each movie that may be recommended, best first."""
        barred = person.folded.rows
        if others := (*profile.dislikes, *profile.seen, *exclude):
            barred = np.concatenate([barred, self._rows.among(others)])
        wanted = None if where is None else self.wanted(where)
        return self._search.ranked(person, barred, n, wanted, calibration)

    def wanted(self, where: Wanted | None) -> Callable[[int], bool]:
        """Turn a filter of movies into a filter of rows."""
        if where is None:
            return lambda _: True
        if isinstance(where, MovieFilter):
            mask = where.mask(self.catalogue)[self._catalogue_rows]
            return lambda row: bool(mask[row])
        return lambda row: where(self.movie_at(row))

    @cached_property
    def _catalogue_rows(self) -> Rows:
        return self.catalogue.rows(self.movie_ids)

    def similar(self, movie_id: int, n: int = 10) -> list[tuple[int, float]]:
        """Return (movie id, similarity, at most 1) of the n most similar others, best first.

        One without factors has none. Raises UnknownMovieError for an id that the catalogue lacks.
        """
        self.catalogue.row(movie_id)
        own = self._rows.get(movie_id)
        if own is None or n <= 0:
            return []
        alike = similarities(self, self._scorer.aspects, self._scorer.norms, own)
        alike[own] = -np.inf
        rows = np.argsort(-alike, kind="stable")[: min(n, len(alike) - 1)].tolist()
        return [(int(self.movie_ids[row]), float(alike[row])) for row in rows]

    def predict(self, profile: Profile, movie_id: int) -> float:
        """Return the score by which `recommend` ranks at adventure 0 (`explain`)."""
        return self.explain(profile, movie_id).score

    def like_probability(self, profile: Profile, movie_id: int) -> float:
        """Return how likely the person likes the movie if they watch it, from 0 to 1 (`liking`).

        Raises UnknownMovieError for an id that the catalogue lacks.
        """
        self.catalogue.row(movie_id)
        return float(likelihoods(self, profile, np.array([movie_id]))[0])

    @cached_property
    def nobodys_taste(self) -> Factors:
        """The `taste` of somebody of whom nothing is known."""
        return self.taste(Profile())

    def explain(
        self,
        profile: Profile,
        movie_id: int,
        where: Wanted | None = None,
        *,
        adventure: float | None = 0.0,
    ) -> Explanation:
        """Return the parts of a movie's score, its rank and reasons, or why it has no rank.

        Raises UnknownMovieError for an id that the catalogue lacks.
        """
        movie = self.catalogue[movie_id]
        row = self._rows.get(movie_id)
        excluded = exclusion(profile, movie, where, known=row is not None)
        if row is None:
            return Explanation(0.0, {}, 0.0, excluded)
        person = self.represent(profile, adventure)
        parts, prior = self._scorer.parts_of_one(person, row)
        order = np.argsort(-parts, kind="stable")
        ids = self.movie_ids[person.folded.rows[order]].tolist()
        contributions = dict(zip(ids, parts[order].tolist(), strict=True))
        score = sum(contributions.values()) + prior
        rank = None if excluded else self._rank(person, profile, row)
        because = self._reasons.of_one(row, person)
        lesser_known = self._lesser_known.item(row)
        return Explanation(score, contributions, prior, excluded, rank, because, lesser_known)

    def _rank(self, person: UserRepresentation, profile: Profile, row: int) -> int:
        scores = self._scorer.score_rows(person, 0, len(self.movie_ids))
        better = scores > scores[row]
        better[self._rows.among(profile.known)] = False
        return int(better.sum()) + 1

    def save(self, directory: str | Path) -> None:
        """Write the model to a directory as npy files and JSON, and replace what is there."""
        save(self, Path(directory))

    @classmethod
    def load(cls, directory: str | Path) -> "Model":
        """Read a saved model; raise ModelDamagedError if that is not possible."""
        return cls(**vars(load(Path(directory))))
