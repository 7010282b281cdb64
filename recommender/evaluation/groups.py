"""Group lists: how well they serve the average member and the worst-off one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from recommender import GroupStrategy, Model, Profile, TrainingConfig, recommend_group, train
from recommender.arrays import Floats, Rows
from recommender.data.dataset import Dataset
from recommender.evaluation import metrics
from recommender.evaluation.bootstrap import mean_interval, paired_interval
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.held_out import Part
from recommender.evaluation.holdout import padded
from recommender.evaluation.meter import Meter
from recommender.evaluation.protocols import strong_generalisation
from recommender.evaluation.report import Json, as_json
from recommender.evaluation.trials import Trial

LIKES = 10
PLACES = 10
SIZES = (2, 4, 8)
KINDS = ("random", "alike")
GROUPS = 300
NOTEBOOK = "notebook, average"
ONE_PROFILE = "one profile of all likes"

Members = Rows
Pick = Callable[[Sequence[Profile]], list[int]]


@dataclass(frozen=True)
class Cell:
    """Groups of one size: groups x members, as rows of a trial."""

    kind: str
    size: int
    members: Members


def measure_groups(
    dataset: Dataset, users: int | None, seed: int, part: Part, meter: Meter
) -> Json:
    """Measure lists of ten for groups of people with ten likes each, for every strategy."""
    split, *_ = strong_generalisation(dataset, [LIKES], users, seed, part)
    trial = split.trials[str(LIKES)]
    if len(trial) < min(SIZES):
        raise EvaluationError(
            f"groups need {min(SIZES)} people held out, and only one has enough likes"
        )
    cells = [
        Cell(kind, size, draw_groups(trial, size, GROUPS, alike=kind == "alike", seed=seed))
        for kind in KINDS
        for size in SIZES
        if size <= len(trial)
    ]
    methods = _methods(train(split.base), train(split.base, config=TrainingConfig.notebook()))
    meter.expect(len(cells) * len(methods))
    return {
        "people": len(trial),
        "groups": GROUPS,
        "likes": LIKES,
        "cells": [_cell(cell, trial, methods, seed, meter) for cell in cells],
    }


def draw_groups(trial: Trial, size: int, count: int, *, alike: bool, seed: int) -> Members:
    """Draw groups as rows of the trial, (count, size); alike ones are a random person's nearest.

    Nearness is the cosine of all likes, those in the profile and the targets.
    """
    rng = np.random.default_rng([seed, size, alike])
    if not alike:
        return np.stack([rng.choice(len(trial), size, replace=False) for _ in range(count)])
    nearness = _cosines(trial)
    np.fill_diagonal(nearness, np.inf)  # everybody is in their own group
    nearest = np.argsort(-nearness, axis=1, kind="stable")[:, :size]
    return nearest[rng.choice(len(trial), count)]


def _cosines(trial: Trial) -> Floats:
    everything = [np.concatenate(pair) for pair in zip(trial.known, trial.targets, strict=True)]
    movie_ids = np.unique(np.concatenate(everything))
    likes = np.zeros((len(trial), len(movie_ids)), np.float32)
    for row, movies in zip(likes, everything, strict=True):
        row[np.searchsorted(movie_ids, movies)] = 1 / np.sqrt(len(movies))
    return np.asarray(likes @ likes.T, dtype=np.float64)


def _methods(model: Model, notebook: Model) -> Mapping[str, Pick]:
    methods: dict[str, Pick] = {
        str(strategy): partial(_group_list, model, str(strategy)) for strategy in GroupStrategy
    }
    methods[ONE_PROFILE] = partial(_merged_list, model)
    methods[NOTEBOOK] = partial(_group_list, notebook, "average")
    return methods


def _group_list(model: Model, strategy: str, profiles: Sequence[Profile]) -> list[int]:
    return [pick.movie_id for pick in recommend_group(model, profiles, PLACES, strategy)]


def _merged_list(model: Model, profiles: Sequence[Profile]) -> list[int]:
    everybody = Profile(likes={movie for profile in profiles for movie in profile.likes})
    return [pick.movie_id for pick in model.recommend(everybody, PLACES)]


def _cell(cell: Cell, trial: Trial, methods: Mapping[str, Pick], seed: int, meter: Meter) -> Json:
    profiles = [Profile(likes=likes.tolist()) for likes in trial.known]
    scores: dict[str, Floats] = {}
    for name, pick in methods.items():
        picked = padded([pick([profiles[row] for row in rows]) for rows in cell.members], PLACES)
        scores[name] = member_scores(picked, cell.members, trial)
        meter.step()
    base = scores["average"]
    return {
        "kind": cell.kind,
        "size": cell.size,
        "methods": {name: _figures(found, base, seed) for name, found in scores.items()},
    }


def member_scores(lists: metrics.Lists, members: Members, trial: Trial) -> Floats:
    """NDCG@10 of each group's list for each member, (groups, members)."""
    columns = [
        metrics.ndcg_of(lists, [trial.targets[row] for row in member]) for member in members.T
    ]
    return np.stack(columns, axis=1)


def _figures(found: Floats, base: Floats, seed: int) -> Json:
    mean, worst = found.mean(axis=1), found.min(axis=1)
    return {
        "mean": as_json(mean_interval(mean, seed)),
        "worst": as_json(mean_interval(worst, seed)),
        "mean_against_average": as_json(paired_interval(mean - base.mean(axis=1), seed)),
        "worst_against_average": as_json(paired_interval(worst - base.min(axis=1), seed)),
    }
