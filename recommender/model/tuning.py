"""Choose the other parameters on base users that a trial fit has not seen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recommender.data.catalogue import positions
from recommender.data.dataset import Dataset
from recommender.evaluation.metrics import ndcg_of
from recommender.model.configuration import TrainingConfig
from recommender.model.fitting import fit_model
from recommender.model.interactions import build_interactions
from recommender.model.model import Model
from recommender.model.profile import Profile
from recommender.model.progress import StageClock
from recommender.model.ranking import ranked_lists
from recommender.model.serving import ServingParameters

# What is tried beside the usual parameters, in this order; the first one takes a fit of its own.
ACTIVITY_POWER = 0.5
UNLIKED = ((0.01 / 3, 1.0), (0.01 / 3, 0.75), (0.012 / 3, 0.5))
PRIOR_WEIGHTS = (0.035, 0.07)
GENRE_WEIGHTS = (0.0, 0.3, 0.5)
# The usual weight of genres: it helps on small sets and does no harm on large ones.
GENRE_WEIGHT = 0.15
# What people of whom little is known are taken for where time is known: docs/recommender.md.
RECENT_SHARE = 0.8
POPULARITY_WEIGHT = 0.5

# A value other than the usual one has to be better by this many standard errors.
_WORTH_A_CHANGE = 1.5
_HELD_OUT_SHARE = 0.25
_MAX_PEOPLE = 500
_MIN_PEOPLE = 20
# Who likes fewer movies is no judge: too little is known of what a list should have held.
_MIN_LIKES = 25
# How many likes the trials of a person show.
_SHOWN = (1, 5, 20)
_LIST = 20

Ids = npt.NDArray[np.int64]
Qualities = npt.NDArray[np.float64]
OnStep = Callable[[int, int], None]


class HeldOutPerson(NamedTuple):
    """A held-out person: what the model is told, and what the person likes besides."""

    profile: Profile
    targets: Ids


class Choice(NamedTuple):
    """Parameters, the mean NDCG of each person with them, and the trial model."""

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
        genre_weight=GENRE_WEIGHT,
        recent_share=RECENT_SHARE if timed else 0.0,
        popularity_weight=POPULARITY_WEIGHT if timed else 0.0,
    )
    base, people = _hold_out(dataset, config)
    if len(people) < _MIN_PEOPLE or not len(base):
        return usual
    trials = _trials(people, config.random_state)
    tried = [
        [{"unliked_weight": weight, "unliked_power": power} for weight, power in UNLIKED],
        [{"prior_weight": weight} for weight in PRIOR_WEIGHTS],
        [{"genre_weight": weight} for weight in GENRE_WEIGHTS],
        [{"recent_share": 0.0}] if timed else [],
    ]
    chosen = _choose_fit(usual, base, config, trials)
    for step, options in enumerate(tried, start=1):
        on_step(step, len(tried) + 1)
        for values in options:
            parameters = replace(chosen.parameters, **values)
            option = replace(chosen.model, parameters=parameters)
            chosen = _better(chosen, option, trials)
    return chosen.parameters


def _choose_fit(
    usual: ServingParameters, base: Dataset, config: TrainingConfig, trials: Sequence[HeldOutPerson]
) -> Choice:
    """Fit a trial model with the usual parameters and one that damps the most active people."""
    likes = build_interactions(base, (), config)
    fits = (
        fit_model(likes, base.catalogue, config, parameters, None, StageClock(lambda _: None))
        for parameters in (usual, replace(usual, activity_power=ACTIVITY_POWER))
    )
    first = next(fits)
    return _better(Choice(qualities(first, trials), usual, first), next(fits), trials)


def _better(chosen: Choice, model: Model, trials: Sequence[HeldOutPerson]) -> Choice:
    """Take the model and its parameters if they are worth a change."""
    found = qualities(model, trials)
    gains = found - chosen.qualities
    if gains.mean() <= _WORTH_A_CHANGE * gains.std() / np.sqrt(len(gains)):
        return chosen
    return Choice(found, model.parameters, model)


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
    likes = [each for each in np.split(dataset.movie_ids[mine], cuts) if len(each) >= _MIN_LIKES]
    chosen = random.permutation(len(likes))[:_MAX_PEOPLE]
    return dataset.select(~theirs & before), [likes[at] for at in chosen]


def _trials(people: Sequence[Ids], seed: int) -> list[HeldOutPerson]:
    """Show each person's first likes and, as people do not type in order, random ones as well."""
    random = np.random.default_rng(seed)
    return [
        HeldOutPerson(Profile(likes[:shown].tolist()), likes[shown:])
        for person in people
        for likes in (person, random.permutation(person))
        for shown in _SHOWN
    ]


def qualities(model: Model, trials: Sequence[HeldOutPerson]) -> Qualities:
    """Return each person's mean NDCG@20."""
    lists = ranked_lists(model, [trial.profile for trial in trials], _LIST)
    found = ndcg_of(lists, [trial.targets for trial in trials])
    of_each: Qualities = found.reshape(-1, 2 * len(_SHOWN)).mean(axis=1)
    return of_each
