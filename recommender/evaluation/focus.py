"""Focused tastes: do people whose likes agree get what they like, or what everybody likes?

Four figures of lists of ten for five likes of one theme: the share of films of the theme (fit), the
share of the fifty films with most likes (head), how many of the person's other likes of the theme
it finds (own), and how far its genres are from those of the likes (divergence). Mixed and broad
profiles are there for comparison.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommender.arrays import Floats
from recommender.data.dataset import Dataset
from recommender.evaluation import metrics
from recommender.evaluation.bootstrap import mean_interval
from recommender.evaluation.contenders import OneModel
from recommender.evaluation.dial import SETTINGS, dial_name
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.held_out import Part, hold_out
from recommender.evaluation.meter import Meter
from recommender.evaluation.metrics import Lists
from recommender.evaluation.named_tastes import named_lists
from recommender.evaluation.questions import (
    MIN_OF_A_THEME,
    Question,
    best_known,
    focus_questions,
)
from recommender.evaluation.rankers import ModelRanker, Ranker
from recommender.evaluation.report import Json, as_json
from recommender.evaluation.similar import measure_similar
from recommender.evaluation.themes import genre_shares, themes
from recommender.evaluation.trials import without
from recommender.model.dial import BEST_KNOWN

PLACES = 10
HEAD = BEST_KNOWN
# Keeps the divergence finite where a list lacks a genre altogether (Steck 2018).
SMOOTHING = 0.01


def measure_focus(dataset: Dataset, users: int | None, seed: int, part: Part, meter: Meter) -> Json:
    """Figures for every setting of the dial and every kind of profile; lists of named tastes."""
    shared = OneModel()
    settings = {dial_name(adventure): adventure for adventure in (None, *SETTINGS)}
    splits = hold_out(dataset, users, seed).splits(part)
    meter.expect(len(splits) * (1 + len(settings)) + 1)
    found: dict[tuple[str, str], list[tuple[Sequence[Question], Figures]]] = {}
    every = themes(dataset)
    for fold, (asked, hidden) in enumerate(splits):
        base = without(dataset, hidden)
        mine = dataset.select(np.isin(dataset.user_ids, asked))
        questions = focus_questions(mine, base, every, np.random.default_rng([seed, fold]))
        model = shared.of(base)
        meter.step()
        judge = Judge(base)
        for name, adventure in settings.items():
            ranker = ModelRanker(model, adventure=adventure)
            for kind, asked_of_kind in questions.items():
                if asked_of_kind:
                    figures = judge.figures(ranker, asked_of_kind)
                    found.setdefault((name, kind), []).append((asked_of_kind, figures))
            meter.step()
    if not found:
        raise EvaluationError(f"nobody held out likes {MIN_OF_A_THEME} films of one theme")
    rows = [_row(setting, kind, parts, seed) for (setting, kind), parts in found.items()]
    whole = shared.of(dataset)
    meter.step()
    return {
        "rows": rows,
        "named": named_lists(whole),
        "similar": measure_similar(whole, dataset),
    }


@dataclass(frozen=True)
class Figures:
    """One number for each question: fit (none without a theme), head, own, divergence."""

    fit: Floats | None
    head: Floats
    own: Floats
    divergence: Floats


class Judge:
    """Judges lists by what the people of a base like."""

    def __init__(self, base: Dataset) -> None:
        self._head = best_known(base, HEAD)
        self._genres = genre_shares(base.catalogue)

    def figures(self, ranker: Ranker, questions: Sequence[Question]) -> Figures:
        """Make a list of ten for each question and measure it."""
        lists = ranker.lists([question.known for question in questions], PLACES)
        return Figures(
            _fits(lists, questions),
            np.isin(lists, self._head).mean(axis=1),
            metrics.ndcg_of(lists, [question.targets for question in questions]),
            self._divergences(lists, questions),
        )

    def _divergences(self, lists: Lists, questions: Sequence[Question]) -> Floats:
        pairs = zip(lists.tolist(), questions, strict=True)
        return np.array([self._divergence(films, asked.known.tolist()) for films, asked in pairs])

    def _divergence(self, films: list[int], likes: list[int]) -> float:
        """Kullback-Leibler divergence of the list's genres from the likes' genres (Steck 2018)."""
        told, shown = self._mean_genres(likes), self._mean_genres(films)
        return sum(
            share * math.log(share / ((1 - SMOOTHING) * shown.get(genre, 0.0) + SMOOTHING * share))
            for genre, share in told.items()
        )

    def _mean_genres(self, films: list[int]) -> dict[str, float]:
        listed = [self._genres[film] for film in films if film in self._genres]
        mean: dict[str, float] = {}
        for shares in listed:
            for genre, share in shares.items():
                mean[genre] = mean.get(genre, 0.0) + share / len(listed)
        return mean


def _fits(lists: Lists, questions: Sequence[Question]) -> Floats | None:
    shares = [
        np.isin(films, question.theme.movie_ids).mean()
        for films, question in zip(lists, questions, strict=True)
        if question.theme is not None
    ]
    return np.array(shares) if shares else None


def _row(
    setting: str, kind: str, parts: Sequence[tuple[Sequence[Question], Figures]], seed: int
) -> Json:
    people = [question.user_id for questions, _ in parts for question in questions]
    figures: Json = {}
    for name in ("fit", "head", "own", "divergence"):
        values = [getattr(found, name) for _, found in parts]
        if values[0] is not None:
            interval = mean_interval(np.concatenate(values), seed, people=people)
            figures[name] = as_json(interval)
    return {
        "setting": setting,
        "kind": kind,
        "questions": len(people),
        "people": len(set(people)),
        "figures": figures,
    }
