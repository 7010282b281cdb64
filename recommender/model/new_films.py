"""Fold-in of films: factors for films that a model was not trained on, from who likes them.

Without it an added film would be in nobody's list until the next training. With the people's
factors fixed, the factors of one film solve a small linear system, as in the half step of
alternating least squares. Here only some of the base users count as not liking the film: their
data lacks it, so they could not like it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from recommender.arrays import Factors, Floats
from recommender.model.lengths import lengths_of
from recommender.model.model import Model
from recommender.model.profile import Profile
from recommender.model.rarity import rarity_weights

# How many of those who know a film are assumed to like it, and what share of the training's
# regularization applies. `tests/benchmarks/new_films.py` measured them: with .2 instead of .05
# films reach strangers' lists seven times as often, and no more often those of people who like
# them; with .02, or ten times the regularization, films of three likes reach nobody's list.
LIKED_BY = 0.05
REGULARIZATION = 0.01


@dataclass(frozen=True, slots=True)
class NewFilm:
    """A film of the catalogue, the people who like it, and the influence of each like.

    `influence` has a number from 0 to 1 for each of the likers, as in training
    (`recommender.model.training.influence`).
    """

    movie_id: int
    likers: Sequence[Profile]
    influence: Floats


def with_new_films(model: Model, films: Sequence[NewFilm]) -> Model:
    """Return the model with factors for the films that it lacks.

    The likers' factors are folded in from their other likes. A film stays without factors if the
    model knows no other like of any liker; all films do if the model has no user prior.
    """
    unknown = [film for film in films if film.movie_id not in model]
    if not model.config.user_prior:
        return model
    step = _HalfStep(model)
    found = [(film, step.factors_of(film)) for film in unknown]
    learned = [(film, factors) for film, factors in found if factors is not None]
    if not learned:
        return model
    factors = np.vstack([model.item_factors, *(each for _, each in learned)])
    likes = [_likes(film) for film, _ in learned]
    # By falling length: serving stops where all later factors are too short to matter.
    order = np.argsort(-lengths_of(factors), kind="stable")
    added = factors[len(model.item_factors) :].astype(np.float64)
    return replace(
        model,
        movie_ids=np.append(model.movie_ids, [film.movie_id for film, _ in learned])[order],
        popularity=np.append(model.popularity, likes)[order],
        item_factors=factors[order],
        recent_popularity=_appended(model.recent_popularity, _recency(model, likes))[order],
        evidence=_appended(model.evidence, [0.0] * len(learned))[order],
        gram=model.gram + added.T @ added,
    )


class _HalfStep:
    """One half step of alternating least squares, for single films of a model."""

    def __init__(self, model: Model) -> None:
        self._model = model
        mean, precision = model.prior_means[0], model.prior_precisions[0]
        # The second moment of people's factors: what a person adds to a film's system on average.
        self._person: Floats = np.linalg.inv(precision) + np.outer(mean, mean)
        self._ridge: Floats = REGULARIZATION * model.config.regularization * np.eye(len(mean))

    def factors_of(self, film: NewFilm) -> Factors | None:
        """Return a film's factors, 1 x factors; None if the model knows no like of any liker."""
        known = [any(each in self._model for each in liker.likes) for liker in film.likers]
        likers = [liker for liker, is_known in zip(film.likers, known, strict=True) if is_known]
        if not likers:
            return None
        people = np.stack([self._model.represent(liker).folded.vector for liker in likers])
        influence = film.influence[np.array(known)]
        weights = np.array([liker.likes.get(film.movie_id, 1.0) for liker in likers])
        confidences = (
            self._model.parameters.alpha * self._rarity(_likes(film)) * weights * influence
        )
        others = min(self._model.users, float(influence.sum()) / LIKED_BY)
        system = self._ridge + others * self._person
        system += (people.T * np.maximum(confidences - influence, 0)) @ people
        factors: Floats = np.linalg.solve(system, confidences @ people)
        return factors.astype(np.float32)[None]

    def _rarity(self, likes: int) -> float:
        """Return the weight of a like of a film with so many likes, as in training."""
        model, power = self._model, self._model.config.rarity_power
        weights = rarity_weights(model.popularity, model.users, power)
        usual = model.popularity.sum() / (model.popularity @ weights)
        return float(usual * rarity_weights(np.array([likes]), model.users, power)[0])


def _likes(film: NewFilm) -> int:
    """Count the likes of a film by their influence, as training does: at least 1."""
    return max(1, round(float(film.influence.sum())))


def _recency(model: Model, likes: Sequence[int]) -> list[float]:
    """Return the mean recent popularity of the films with at most as many likes as each film."""
    fewest = int(model.popularity.min())
    alike = (model.popularity <= max(count, fewest) for count in likes)
    return [float(model.recent_popularity[rows].mean()) for rows in alike]


def _appended(values: Factors, more: Sequence[float]) -> Factors:
    return np.append(values, np.array(more, np.float32))
