"""Rankers: a trained model, and simpler ones that it has to beat."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from scipy.sparse import csr_matrix

from recommender.arrays import Floats, Ids
from recommender.data.dataset import Dataset
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.holdout import padded, recommended_lists
from recommender.evaluation.metrics import Lists
from recommender.evaluation.trials import LIKED_FROM
from recommender.model.model import Model
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation

RECENT_YEARS = 3
SECONDS_A_YEAR = 365.25 * 24 * 3600
EASE_PENALTY = 2000.0
MAX_EASE_MOVIES = 6000


class Ranker(Protocol):
    """Makes lists from people's likes."""

    def lists(self, known: Sequence[Ids], n: int) -> Lists:
        """The n best movies for each person, without those that the profile names."""


class ModelRanker:
    """Ranks by a trained model as the bot does."""

    def __init__(
        self, model: Model, *, adventure: float | None = None, spread: bool = True
    ) -> None:
        self._model = model
        self._adventure = adventure
        self._spread = spread

    def lists(self, known: Sequence[Ids], n: int) -> Lists:
        """The model's lists for these profiles."""
        profiles = [Profile(likes=likes.tolist()) for likes in known]
        return recommended_lists(self, profiles, n)

    def recommend(self, profile: Profile, n: int) -> list[Recommendation]:
        """The model's list at this ranker's place of the dial."""
        return self._model.recommend(profile, n, adventure=self._adventure, spread=self._spread)


class PopularityRanker:
    """Ranks by the number of people who like a movie."""

    def __init__(self, likes: Dataset) -> None:
        movie_ids, counts = np.unique(likes.movie_ids, return_counts=True)
        self._best_first = movie_ids[np.argsort(-counts, kind="stable")]

    def lists(self, known: Sequence[Ids], n: int) -> Lists:
        """The same list for everybody, without the movies that each profile names."""
        return padded([self._without(likes, n) for likes in known], n)

    def _without(self, likes: Ids, n: int) -> list[int]:
        candidates = self._best_first[: n + len(likes)]
        fresh: list[int] = candidates[~np.isin(candidates, likes)][:n].tolist()
        return fresh


class EaseRanker:
    """EASE (Steck 2019): a closed-form movie-to-movie model, for reference."""

    def __init__(self, likes: Dataset) -> None:
        _, user = np.unique(likes.user_ids, return_inverse=True)
        self._movie_ids, column = np.unique(likes.movie_ids, return_inverse=True)
        if len(self._movie_ids) > MAX_EASE_MOVIES:
            raise EvaluationError(
                f"ease inverts a matrix of movies by movies and is offered up to "
                f"{MAX_EASE_MOVIES} of them; this set has {len(self._movie_ids)}"
            )
        matrix = csr_matrix((np.ones(len(user), np.float32), (user, column)))
        gram = (matrix.T @ matrix).toarray().astype(np.float64)
        inverse = np.linalg.inv(gram + EASE_PENALTY * np.eye(len(gram)))
        self._weights = -inverse / np.diag(inverse)
        np.fill_diagonal(self._weights, 0)

    def lists(self, known: Sequence[Ids], n: int) -> Lists:
        """Lists by the summed weights of the likes."""
        return padded([self._list(likes, n) for likes in known], n)

    def _list(self, likes: Ids, n: int) -> list[int]:
        columns = np.flatnonzero(np.isin(self._movie_ids, likes))
        scores: Floats = self._weights[columns].sum(axis=0)
        scores[columns] = -np.inf
        best: list[int] = self._movie_ids[np.argsort(-scores, kind="stable")][:n].tolist()
        return best


def likes_of(dataset: Dataset) -> Dataset:
    """The ratings that are likes."""
    return dataset.select(dataset.ratings >= LIKED_FROM)


def recent_likes(dataset: Dataset) -> Dataset:
    """The likes of the last three years of the data set."""
    if dataset.timestamps is None:
        raise EvaluationError("recent-popularity needs timestamps, which this data set lacks")
    newest = dataset.timestamps.max(initial=0)
    return likes_of(dataset.select(dataset.timestamps > newest - RECENT_YEARS * SECONDS_A_YEAR))
