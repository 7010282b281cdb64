"""How likely a person is to like a film if they watch it, by logistic regression.

Its two variables are the log-odds that those who rated the film liked it, and how much higher the
film scores by the person's taste than by that of somebody of whom nothing is known. A film's fame
is in neither: it says who watches a film, not who likes it.
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

# There is one regression for each of these numbers of known likes; for other numbers the weights
# are interpolated over the logarithm.
SHOWN = (1, 5, 20)
# For each of these numbers: constant, weight of the log-odds, weight of the score. Fitted on ml-1m,
# for data sets with too few people to fit them.
USUAL_WEIGHTS = ((-0.03, 1.02, 0.11), (-0.13, 0.99, 0.21), (-0.34, 0.97, 0.31))
# Pseudo-counts: so many more raters of each film, who like it as often as raters like all films.
_PRIOR_RATERS = 5.0
# Scores are standardised over this many films.
_LEADING = 1000
_MAX_PEOPLE = 300
_MIN_PEOPLE = 30
# Keeps the weights near the usual ones, even if everybody likes everything.
_RIDGE = 1e-4
# A higher score never lowers the odds, even if the ratings of few people say so by chance.
_BOUNDS = ((None, None), (0.0, None), (0.0, None))


class LikingModel(Protocol):
    """The part of `Model` that this module needs."""

    @property
    def config(self) -> TrainingConfig:
        """The settings of the training."""

    @property
    def catalogue(self) -> Catalogue:
        """All films of the data set and all added ones."""

    @property
    def movie_ids(self) -> Ids:
        """The ids of the films that the model has factors for, in its order."""

    @property
    def liking_weights(self) -> Floats:
        """The result of `fit_weights`."""

    @property
    def nobodys_taste(self) -> Factors:
        """The `taste` of somebody of whom nothing is known."""

    def __contains__(self, movie_id: object) -> bool: ...

    def taste(self, profile: Profile) -> Factors:
        """Score all films of `movie_ids` by what the likes say of them alone."""

    def opinions(self, movie_ids: Ids) -> Factors:
        """Return the log-odds that a rater liked each film of the catalogue."""


class RatedFilms(NamedTuple):
    """What one person rated, in random order, and which of these films they liked."""

    movie_ids: Ids
    liked: Bools


def like_odds(dataset: Dataset, minimum_rating: float) -> Floats:
    """Return the log-odds that a rater liked each film, in the order of the catalogue.

    Only base ratings count: of the community only likes are known, which would say that it likes
    all that it watches.
    """
    films = dataset.catalogue.movie_ids
    raters = counts(films, dataset.movie_ids)
    # Taking by position is faster than by a mask.
    liked = np.flatnonzero(dataset.ratings >= minimum_rating)
    likes = counts(films, dataset.movie_ids.take(liked))
    # One more like and one more dislike keep the share away from 0 and 1.
    share = (likes.sum() + 1) / (raters.sum() + 2)
    odds: Floats = np.log(
        (likes + _PRIOR_RATERS * share) / (raters - likes + _PRIOR_RATERS * (1 - share))
    )
    return odds


def likelihoods(model: LikingModel, profile: Profile, movie_ids: Ids) -> Floats:
    """Return how likely a person is to like each film of the catalogue, from 0 to 1."""
    likes = sum(map(model.__contains__, profile.likes))
    weights = [np.interp(np.log1p(likes), np.log1p(SHOWN), each) for each in model.liking_weights.T]
    found: Floats = expit(_signals(model, profile, movie_ids) @ np.array(weights))
    return found


def _signals(model: LikingModel, profile: Profile, movie_ids: Ids) -> Floats:
    """Return films x (1, log-odds, standardised score); the score is 0 for films without factors.

    Mean and spread of scores depend on how many people the model learned from. They are taken over
    the films with the longest factors.
    """
    odds = model.opinions(movie_ids).astype(np.float64)
    rows = positions(movie_ids, model.movie_ids)
    advantage = model.taste(profile) - model.nobodys_taste
    leading = advantage[:_LEADING]
    standardised = (advantage[rows] - leading.mean()) / (float(leading.std()) or 1.0)
    scores = np.where(rows >= 0, standardised, 0.0)
    return np.stack([np.ones_like(odds), odds, scores], axis=-1)


def fit_weights(model: LikingModel, held_out: Dataset) -> Floats:
    """Return the weights (3 x 3) that fit the ratings of people whom the model was not trained on.

    With too few people they are the usual ones.
    """
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
        excess = weights - usual
        return float(value + _RIDGE * excess @ excess), slope + 2 * _RIDGE * excess

    # Loading it takes a fifth of a second, and only training needs it.
    from scipy.optimize import minimize

    found = minimize(loss, usual, jac=True, method="L-BFGS-B", bounds=_BOUNDS)
    fitted: Floats = found.x
    return fitted


def rated_by(
    dataset: Dataset, minimum_rating: float, seed: int, max_people: int
) -> list[RatedFilms]:
    """Return the ratings of at most `max_people` random people with two likes or more."""
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
    """Split a person's ratings into a profile with `shown` likes and all others.

    Return None for a person without more likes than that.
    """
    likes = np.flatnonzero(person.liked)
    if len(likes) <= shown:
        return None
    others = np.ones(len(person.liked), bool)
    others[likes[:shown]] = False
    profile = Profile(person.movie_ids[likes[:shown]].tolist())
    return profile, RatedFilms(person.movie_ids[others], person.liked[others])
