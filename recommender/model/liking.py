"""How likely a person is to like a film once watched: what its raters thought, and the taste.

A logistic regression on two things: the log-odds that those who rated the film liked it, and how
much better the person's score for it is than that of somebody of whom nothing is known.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from scipy.special import expit

from recommender.arrays import Bools, Factors, Floats, Ids
from recommender.data.catalogue import Catalogue
from recommender.data.dataset import Dataset
from recommender.data.ids import counts, positions
from recommender.model.configuration import TrainingConfig
from recommender.model.profile import Profile

# There is one regression for each of these numbers of known likes; between them its weights are
# interpolated over the logarithm.
SHOWN = (1, 5, 20)
# For each of these: constant, weight of the log-odds, weight of the score. As fitted on ml-1m;
# they serve where a set has too few people to fit them.
USUAL_WEIGHTS = ((-0.03, 1.02, 0.11), (-0.13, 0.99, 0.21), (-0.34, 0.97, 0.31))
# A film counts as if so many more had rated it, as liked as all films are.
_PRIOR_RATERS = 5.0
_LEADING = 1000
_MAX_PEOPLE = 300
_MIN_PEOPLE = 30
# Keeps the weights near the usual ones where everybody likes everything.
_RIDGE = 1e-4
# What suits a taste better is never less likely to please, whatever few people happened to rate.
_BOUNDS = ((None, None), (0.0, None), (0.0, None))


class LikingModel(Protocol):
    """The part of `Model` that tells how likely films are liked."""

    @property
    def config(self) -> TrainingConfig:
        """How the model was trained."""

    @property
    def catalogue(self) -> Catalogue:
        """All films that can be talked about."""

    @property
    def movie_ids(self) -> Ids:
        """The films that the model knows, in its order."""

    @property
    def liking_weights(self) -> Floats:
        """What `fit_weights` found."""

    @property
    def nobodys_scores(self) -> Factors:
        """The scores of somebody of whom nothing is known."""

    def __contains__(self, movie_id: object) -> bool: ...

    def scores(self, profile: Profile) -> Factors:
        """Score every film that the model knows."""

    def opinions(self, movie_ids: Ids) -> Factors:
        """Return the log-odds that a rater liked films of the catalogue."""


class RatedFilms(NamedTuple):
    """What one person rated, in a random order, and which of it they liked."""

    movie_ids: Ids
    liked: Bools


def like_odds(dataset: Dataset, minimum_rating: float) -> Floats:
    """Return the log-odds that a rater liked each film, in the order of the catalogue.

    Only base ratings count: of a community only its likes are known, as if it liked all it saw.
    """
    films = dataset.catalogue.movie_ids
    raters = counts(films, dataset.movie_ids)
    # Taking by position is faster than by a mask.
    liked = np.flatnonzero(dataset.ratings >= minimum_rating)
    likes = counts(films, dataset.movie_ids.take(liked))
    # The one more keeps the share of all films away from 0 and 1.
    share = (likes.sum() + 1) / (raters.sum() + 2)
    odds: Floats = np.log(
        (likes + _PRIOR_RATERS * share) / (raters - likes + _PRIOR_RATERS * (1 - share))
    )
    return odds


def likelihoods(model: LikingModel, profile: Profile, movie_ids: Ids) -> Floats:
    """Return how likely a person is to like films of the catalogue, each between 0 and 1."""
    likes = sum(map(model.__contains__, profile.likes))
    told = [np.interp(np.log1p(likes), np.log1p(SHOWN), each) for each in model.liking_weights.T]
    found: Floats = expit(_signals(model, profile, movie_ids) @ np.array(told))
    return found


def _signals(model: LikingModel, profile: Profile, movie_ids: Ids) -> Floats:
    """Return 1, log-odds and standardised score of each film; of untaught films that is 0.

    Where scores lie and how far they spread depends on how many people the model learned from, so
    they are standardised over the films that matter most to the model.
    """
    odds = model.opinions(movie_ids).astype(np.float64)
    rows = positions(movie_ids, model.movie_ids)
    advantage = model.scores(profile) - model.nobodys_scores
    leading = advantage[:_LEADING]
    standardised = (advantage[rows] - leading.mean()) / (float(leading.std()) or 1.0)
    scores = np.where(rows >= 0, standardised, 0.0)
    return np.stack([np.ones_like(odds), odds, scores], axis=-1)


def fit_weights(model: LikingModel, held_out: Dataset) -> Floats:
    """Fit the weights to people whom the model has not met; too few leave the usual ones."""
    config = model.config
    people = rated_by(held_out, config.minimum_rating, config.random_state, _MAX_PEOPLE)
    return np.array(
        [
            _fitted(model, people, shown, np.array(usual))
            for shown, usual in zip(SHOWN, USUAL_WEIGHTS, strict=True)
        ]
    )


def _fitted(model: LikingModel, people: Sequence[RatedFilms], shown: int, usual: Floats) -> Floats:
    examples = [found for person in people if (found := shown_and_asked(person, shown))]
    if len(examples) < _MIN_PEOPLE:
        return usual
    signals = np.concatenate(
        [_signals(model, profile, asked.movie_ids) for profile, asked in examples]
    )
    liked = np.concatenate([asked.liked for _, asked in examples])

    def loss(weights: Floats) -> tuple[float, Floats]:
        logit = signals @ weights
        value = np.logaddexp(0, logit).mean() - logit[liked].sum() / len(logit)
        slope = signals.T @ (expit(logit) - liked) / len(logit)
        pull = weights - usual
        return float(value + _RIDGE * pull @ pull), slope + 2 * _RIDGE * pull

    # Training alone needs it, and every process that knows films would load it for a fifth of a
    # second.
    from scipy.optimize import minimize

    found = minimize(loss, usual, jac=True, method="L-BFGS-B", bounds=_BOUNDS)
    fitted: Floats = found.x
    return fitted


def rated_by(
    dataset: Dataset, minimum_rating: float, seed: int, max_people: int
) -> list[RatedFilms]:
    """Return the ratings, in random order, of at most `max_people` people with two likes."""
    random = np.random.default_rng(seed)
    rows = random.permutation(len(dataset))
    rows = rows[np.argsort(dataset.user_ids[rows], kind="stable")]
    _, starts = np.unique(dataset.user_ids[rows], return_index=True)
    everybody = (
        RatedFilms(dataset.movie_ids[its], dataset.ratings[its] >= minimum_rating)
        for its in np.split(rows, starts[1:])
    )
    enough = [each for each in everybody if each.liked.sum() > SHOWN[0]]
    return [enough[at] for at in random.permutation(len(enough))[:max_people]]


def shown_and_asked(person: RatedFilms, shown: int) -> tuple[Profile, RatedFilms] | None:
    """Show some likes of a person and ask for all other ratings; None for who likes too few."""
    likes = np.flatnonzero(person.liked)
    if len(likes) <= shown:
        return None
    others = np.ones(len(person.liked), bool)
    others[likes[:shown]] = False
    profile = Profile(person.movie_ids[likes[:shown]].tolist())
    return profile, RatedFilms(person.movie_ids[others], person.liked[others])
