"""Tuning: the serving parameters that suit base users best whom a trial model has not seen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import compress
from typing import NamedTuple

import numpy as np

from recommender.arrays import Floats, Ids
from recommender.data.dataset import Dataset
from recommender.data.ids import positions
from recommender.evaluation.metrics import ndcg_of
from recommender.evaluation.questions import THEMES, focus_questions
from recommender.evaluation.themes import themes
from recommender.model.configuration import TrainingConfig
from recommender.model.dial import SAME_FOR_ALL
from recommender.model.liking import USUAL_WEIGHTS, fit_weights
from recommender.model.model import Model
from recommender.model.profile import Profile
from recommender.model.ranking import ranked_lists
from recommender.model.serving import ServingParameters
from recommender.model.training.fitting import fit_model
from recommender.model.training.interactions import build_interactions
from recommender.model.training.progress import StageClock

# The options beside the usual parameters, in the order of trial; the first needs a fit of its own.
ACTIVITY_POWER = 0.5
UNLIKED = ((0.01 / 3, 1.0), (0.01 / 3, 0.75), (0.012 / 3, 0.5))
PRIOR_WEIGHTS = (0.035, 0.07)
# Weights of what likes share; FOCUS_WEIGHT is for data sets with too few people to tune.
FOCUS_WEIGHTS = (0.0, 0.5, 1.0, 1.5, 2.0)
FOCUS_WEIGHT = 1.0
# Weights of films that the same people like; people prefer the lists of the first. Tuned after the
# former: together, data sets that gain by these would choose less focus.
NEIGHBOUR_WEIGHTS = (1.0, 0.0)
WEIGHTS = (("focus_weight", FOCUS_WEIGHTS), ("neighbour_weight", NEIGHBOUR_WEIGHTS))
# Default positions of the dial. The further ones are tried only while quality stays the same.
ADVENTURES = (0.0, 0.05, 0.1, SAME_FOR_ALL)
FURTHER_ADVENTURES = (0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1.0)
# The assumptions about people with few likes, if ratings have timestamps: docs/recommender.md.
RECENT_SHARE = 0.8
POPULARITY_WEIGHT = 0.5

# A value replaces the usual one if it is better by this many standard errors.
_WORTH_A_CHANGE = 1.5
_HELD_OUT_SHARE = 0.25
_MAX_PEOPLE = 1000
_MAX_QUESTIONS = 1000
_MIN_PEOPLE = 20
# People with fewer likes are left out: too little is known of what their lists should contain.
_MIN_LIKES = 25
# The numbers of likes that trials show of each person.
_SHOWN = (1, 5, 20)
_LIST = 20
_SHORT_LIST = 10

Qualities = Floats
OnStep = Callable[[int, int], None]


class TuningTrial(NamedTuple):
    """The number of a held-out person, a profile of some likes, and their other likes (ids)."""

    person: int
    profile: Profile
    targets: Ids


class Choice(NamedTuple):
    """A trial model with its parameters and the mean NDCG of each person with these."""

    qualities: Qualities
    parameters: ServingParameters
    model: Model


class Tuned(NamedTuple):
    """The results of tuning: how to serve, and the weights of `recommender.model.liking`."""

    parameters: ServingParameters
    liking_weights: Floats


def tune(dataset: Dataset, config: TrainingConfig, on_step: OnStep) -> Tuned:
    """Return what serves held-out base users best; evaluations never test on these.

    With timestamps these are the newest base users, judged by what they like after the time of the
    trial base; without timestamps, random ones. Too few people leave the usual parameters.
    """
    timed = dataset.timestamps is not None
    usual = ServingParameters(
        alpha=config.alpha,
        focus_weight=FOCUS_WEIGHT,
        recent_share=RECENT_SHARE if timed else 0.0,
        popularity_weight=POPULARITY_WEIGHT if timed else 0.0,
    )
    if not len(dataset):
        return Tuned(usual, np.array(USUAL_WEIGHTS))
    base, mine, people = _hold_out(dataset, config)
    if len(people) < _MIN_PEOPLE or not len(base):
        return Tuned(usual, np.array(USUAL_WEIGHTS))
    trials = _trials(people, config.random_state, timed=timed)
    tried = [
        [{"unliked_weight": weight, "unliked_power": power} for weight, power in UNLIKED],
        [{"prior_weight": weight} for weight in PRIOR_WEIGHTS],
        [{"recent_share": 0.0}] if timed else [],
    ]
    chosen = _choose_fit(usual, base, config, trials)
    for step, options in enumerate(tried, start=1):
        on_step(step, len(tried) + 3)
        for values in options:
            parameters = replace(chosen.parameters, **values)
            option = replace(chosen.model, parameters=parameters)
            chosen = _better(chosen, option, trials)
    on_step(len(tried) + 1, len(tried) + 3)
    model, focused = chosen.model, _focused(mine, base, config)
    for name, weights in WEIGHTS:
        model = _with_weight(model, name, weights, focused, trials, timed=timed)
    on_step(len(tried) + 2, len(tried) + 3)
    parameters = _with_adventure(model, trials).parameters
    return Tuned(parameters, fit_weights(model, mine))


def _with_weight(
    model: Model,
    name: str,
    weights: Sequence[float],
    focused: Sequence[TuningTrial],
    trials: Sequence[TuningTrial],
    *,
    timed: bool,
) -> Model:
    """Return the model with the weight `name` that serves focused and all people best.

    That is the first weight whose sum of both qualities is within one standard error of the best
    one (Breiman 1984; the error of the difference in quality for focused people). With timestamps,
    first likes may agree by chance: then only weights are considered that serve all people as well
    as the best one, within one standard error of the difference.
    """
    if len(focused) < _MIN_PEOPLE:
        return model
    # Each model is freed before the next one is tried: each builds large tables of its own.
    found = [qualities(_changed(model, **{name: weight}), trials) for weight in weights]
    if timed:
        best = max(found, key=lambda each: float(each.mean()))
        kept = [_as_well(each, best) for each in found]
        weights, found = tuple(compress(weights, kept)), list(compress(found, kept))
    own = [_found(_changed(model, **{name: each}), focused, _SHORT_LIST) for each in weights]
    sums = [its.mean() + each.mean() for its, each in zip(own, found, strict=True)]
    at = int(np.argmax(sums))
    errors = [_error(own[at] - each) for each in own]
    weight = next(
        weight
        for total, error, weight in zip(sums, errors, weights, strict=True)
        if total >= sums[at] - error
    )
    return _changed(model, **{name: weight})


def _with_adventure(model: Model, trials: Sequence[TuningTrial]) -> Model:
    """Return the model with the most adventurous dial that serves people as well as the best one.

    That means within one standard error of the difference. Only trials with most likes count, as
    these people lose most by it.
    """
    judges = [trial for trial in trials if len(trial.profile.likes) == _SHOWN[-1]]
    found = [qualities(_changed(model, adventure=each), judges) for each in ADVENTURES]
    best = max(found, key=lambda each: float(each.mean()))
    kept = [_as_well(its, best) for its in found]
    chosen = max(compress(ADVENTURES, kept))
    if chosen == ADVENTURES[-1]:
        for further in FURTHER_ADVENTURES:
            if not _as_well(qualities(_changed(model, adventure=further), judges), best):
                break
            chosen = further
    return _changed(model, adventure=chosen)


def _as_well(found: Qualities, best: Qualities) -> bool:
    """Whether `found` is as good as `best`, within one standard error of the difference."""
    return bool((best - found).mean() <= _error(best - found))


def _error(found: Qualities) -> float:
    """Return the standard error of the mean."""
    return float(found.std() / np.sqrt(len(found)))


def _changed(model: Model, **values: float) -> Model:
    return replace(model, parameters=replace(model.parameters, **values))


def _focused(mine: Dataset, base: Dataset, config: TrainingConfig) -> list[TuningTrial]:
    """Return trials of held-out people that show likes with a genre, tag or decade in common."""
    random = np.random.default_rng(config.random_state)
    minimum = config.minimum_rating
    of_kinds = focus_questions(mine, base, themes(base, minimum), random, minimum)
    questions = [each for kind in THEMES for each in of_kinds[kind]]
    chosen = random.permutation(len(questions))[:_MAX_QUESTIONS]
    return [
        TuningTrial(asked.user_id, Profile(asked.known.tolist()), asked.targets)
        for asked in (questions[at] for at in chosen)
    ]


def _choose_fit(
    usual: ServingParameters, base: Dataset, config: TrainingConfig, trials: Sequence[TuningTrial]
) -> Choice:
    """Choose between trial models fitted with and without damping of very active people."""
    likes = build_interactions(base, (), config)
    fits = (
        fit_model(likes, base.catalogue, config, parameters, None, StageClock(lambda _: None))
        for parameters in (usual, replace(usual, activity_power=ACTIVITY_POWER))
    )
    first = next(fits)
    return _better(Choice(qualities(first, trials), usual, first), next(fits), trials)


def _better(chosen: Choice, model: Model, trials: Sequence[TuningTrial]) -> Choice:
    """Return the choice of `model` if it is better by enough, else the one chosen before."""
    found = qualities(model, trials)
    gains = found - chosen.qualities
    if gains.mean() <= _WORTH_A_CHANGE * gains.std() / np.sqrt(len(gains)):
        return chosen
    return Choice(found, model.parameters, model)


def _hold_out(dataset: Dataset, config: TrainingConfig) -> tuple[Dataset, Dataset, list[Ids]]:
    """Hold out the newest quarter of people, or a random quarter without timestamps.

    Return the base that is left, all ratings of at most 2,000 held-out people, and the likes of at
    most 1,000, for each person in the order of time (else in random order).
    """
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
    some = positions(rows, order[: min(held_out, 2 * _MAX_PEOPLE)]) >= 0
    return (
        dataset.select(~theirs & before),
        dataset.select(some),
        [likes[at] for at in chosen],
    )


def _trials(people: Sequence[Ids], seed: int, *, timed: bool) -> list[TuningTrial]:
    """Return trials that show each person's first likes and, if `timed`, also random ones.

    People type their likes in no order. Those of `people` are in the order of time, or in random
    order if not `timed`.
    """
    random = np.random.default_rng(seed)
    return [
        TuningTrial(number, Profile(likes[:shown].tolist()), likes[shown:])
        for number, ordered in enumerate(people)
        for likes in ((ordered, random.permutation(ordered)) if timed else (ordered,))
        for shown in _SHOWN
    ]


def qualities(model: Model, trials: Sequence[TuningTrial]) -> Qualities:
    """Return each person's mean NDCG@20."""
    found = _found(model, trials, _LIST)
    _, people = np.unique([trial.person for trial in trials], return_inverse=True)
    of_each: Qualities = np.bincount(people, found) / np.bincount(people)
    return of_each


def _found(model: Model, trials: Sequence[TuningTrial], n: int) -> Qualities:
    """Return the NDCG@n of each trial."""
    lists = ranked_lists(model, [trial.profile for trial in trials], n)
    return ndcg_of(lists, [trial.targets for trial in trials])
