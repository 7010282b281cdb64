"""Choose the serving parameters on base users that a trial fit has not seen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from recommender.catalogue import positions
from recommender.configuration import TrainingConfig
from recommender.dataset import Dataset
from recommender.fitting import fit_model
from recommender.interactions import build_interactions
from recommender.model import Model
from recommender.profile import Profile
from recommender.progress import StageClock
from recommender.serving import ServingParameters

ALPHAS = (3.0, 6.0)
UNLIKED = ((0.005 / 3, 1.0), (0.01 / 3, 1.0), (0.01 / 3, 0.75), (0.012 / 3, 0.5))
GENRE_WEIGHTS = (0.1, 0.2, 0.35, 0.5)
# What people of whom little is known are taken for where time is known: docs/recommender.md.
RECENT_SHARE = 0.8
POPULARITY_WEIGHT = 0.5

# A value other than the usual one has to be better by this many standard errors.
_WORTH_A_CHANGE = 1.5
_HELD_OUT_SHARE = 0.15
_MOST_PEOPLE = 250
_FEWEST_PEOPLE = 20
# How many likes a trial shows: of a person's first ones, and of random ones.
_FIRST_SHOWN = (1, 5)
_RANDOM_SHOWN = (5, 15)
_FEWEST_TARGETS = 5
_LIST = 20
_BATCH = 100

Ids = npt.NDArray[np.int64]
Qualities = npt.NDArray[np.float64]
OnStep = Callable[[int, int], None]


class Trial(NamedTuple):
    """A held-out person: what the model is told, and what the person likes besides."""

    profile: Profile
    targets: frozenset[int]


class Choice(NamedTuple):
    """Parameters, the NDCG of each trial with them, and the trial model they were tried on."""

    qualities: Qualities
    parameters: ServingParameters
    model: Model


def tune(dataset: Dataset, config: TrainingConfig, on_step: OnStep) -> ServingParameters:
    """Return the parameters that serve held-out base users best; they are never tested on.

    With timestamps these are the newest base users, judged by what they like after a trial base
    ends; without, random ones. Too few people leave the usual parameters.
    """
    timed = dataset.timestamps is not None
    usual = ServingParameters(
        alpha=config.alpha,
        recent_share=RECENT_SHARE if timed else 0.0,
        popularity_weight=POPULARITY_WEIGHT if timed else 0.0,
    )
    base, people = _hold_out(dataset, config)
    trials = _trials(people, config.random_state)
    if len(people) < _FEWEST_PEOPLE or not trials or not len(base):
        return usual
    steps = len(ALPHAS) + 2
    with threadpool_limits(limits=1, user_api="blas"):
        choices = []
        for step, alpha in enumerate(ALPHAS):
            on_step(step, steps)
            choices.append(_with_alpha(replace(usual, alpha=alpha), base, config, trials))
        chosen = max(choices, key=lambda choice: float(choice.qualities.mean()))
        on_step(len(ALPHAS), steps)
        by_genre = [replace(chosen.parameters, genre_weight=weight) for weight in GENRE_WEIGHTS]
        chosen = _better(chosen, by_genre, trials)
        on_step(len(ALPHAS) + 1, steps)
        if timed:
            chosen = _better(chosen, [replace(chosen.parameters, recent_share=0.0)], trials)
    return chosen.parameters


def _with_alpha(
    usual: ServingParameters, base: Dataset, config: TrainingConfig, trials: Sequence[Trial]
) -> Choice:
    """Fit a trial model and choose how the weight of movies not liked grows with the likes."""
    likes = build_interactions(base, (), config)
    model = fit_model(likes, base.catalogue, config, usual, None, StageClock(lambda _: None))
    first = Choice(ndcg(model, trials), usual, model)
    options = [
        replace(usual, unliked_weight=weight, unliked_power=power) for weight, power in UNLIKED[1:]
    ]
    return _better(first, options, trials)


def _better(
    chosen: Choice, options: Sequence[ServingParameters], trials: Sequence[Trial]
) -> Choice:
    """Try the options on the chosen one's model; keep it unless one of them is worth a change."""
    for parameters in options:
        qualities = ndcg(replace(chosen.model, parameters=parameters), trials)
        gains = qualities - chosen.qualities
        if gains.mean() > _WORTH_A_CHANGE * gains.std() / np.sqrt(len(gains)):
            chosen = Choice(qualities, parameters, chosen.model)
    return chosen


def _hold_out(dataset: Dataset, config: TrainingConfig) -> tuple[Dataset, list[Ids]]:
    """Split off some people; return the base that is left and each person's likes in order."""
    liked = dataset.ratings >= config.minimum_rating
    random = np.random.default_rng(config.random_state)
    user_ids, rows = np.unique(dataset.user_ids, return_inverse=True)
    held_out = max(1, round(_HELD_OUT_SHARE * len(user_ids)))
    if dataset.timestamps is None:
        order = random.permutation(len(user_ids))
        before = np.ones(len(dataset), bool)
        when = random.permutation(len(dataset))
    else:
        joined = np.full(len(user_ids), np.iinfo(np.int64).max)
        np.minimum.at(joined, rows, dataset.timestamps)
        order = np.argsort(-joined, kind="stable")
        before = dataset.timestamps < joined[order[:held_out]].min()
        when = dataset.timestamps
    theirs = positions(rows, order[:held_out]) >= 0
    mine = np.flatnonzero(theirs & liked)
    mine = mine[np.lexsort((dataset.movie_ids[mine], when[mine], rows[mine]))]
    cuts = np.flatnonzero(np.diff(rows[mine])) + 1
    likes = [each for each in np.split(dataset.movie_ids[mine], cuts) if len(each)]
    chosen = random.permutation(len(likes))[:_MOST_PEOPLE]
    return dataset.select(~theirs & before), [likes[at] for at in chosen]


def _trials(people: Sequence[Ids], seed: int) -> list[Trial]:
    """Show each person's first likes and, as people do not type in order, random ones as well."""
    random = np.random.default_rng(seed)
    return [
        Trial(Profile(likes[:shown].tolist()), frozenset(likes[shown:].tolist()))
        for person in people
        for likes, sizes in ((person, _FIRST_SHOWN), (random.permutation(person), _RANDOM_SHOWN))
        for shown in sizes
        if len(person) >= shown + _FEWEST_TARGETS
    ]


def ndcg(model: Model, trials: Sequence[Trial]) -> Qualities:
    """Return the NDCG@20 of each trial."""
    batches = (trials[start : start + _BATCH] for start in range(0, len(trials), _BATCH))
    return np.array([quality for batch in batches for quality in _ndcg(model, batch)])


def _ndcg(model: Model, trials: Sequence[Trial]) -> list[float]:
    """Score all movies for some people at once, which is much cheaper than one by one."""
    scores = model.score_many([trial.profile for trial in trials])
    discounts = 1 / np.log2(np.arange(2, _LIST + 2))
    found = []
    for mine, (profile, targets) in zip(scores, trials, strict=True):
        mine[[model.row(each) for each in profile.likes if each in model]] = -np.inf
        top = np.argpartition(-mine, min(_LIST, len(mine) - 1))[:_LIST]
        top = top[np.argsort(-mine[top], kind="stable")]
        hits = [movie_id in targets for movie_id in model.movie_ids[top].tolist()]
        ideal = float(discounts[: min(_LIST, len(targets))].sum())
        found.append(float(discounts[: len(hits)] @ hits) / ideal)
    return found
