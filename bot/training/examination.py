"""Measure a candidate against the model in service; runs in the trainer process."""

import math

import numpy as np
from numpy.typing import NDArray

from bot.domain.runs.refusals import Defect
from bot.models.measures import Measure, Measures
from bot.training.request import Community
from recommender import Dataset, Model
from recommender.evaluation import mean_interval, paired_interval
from recommender.evaluation.gate_people import GateTrials, held_out_people, held_out_users, trials
from recommender.evaluation.metrics import NO_MOVIE, ndcg_of
from recommender.evaluation.trials import LIKED_FROM
from recommender.model.ranking import ranked_lists

LIST_LENGTH = 20


class Examination:
    """The questions of one run: who is kept out of its training, and what they are asked."""

    def __init__(self, dataset: Dataset, community: Community) -> None:
        users, people = held_out_users(dataset), held_out_people(community.user_ids)
        held_out = np.isin(dataset.user_ids, users)
        liked = held_out & (dataset.ratings >= LIKED_FROM)
        self.training_set = dataset.select(~held_out)
        self._movielens = trials(dataset.user_ids[liked], dataset.movie_ids[liked])
        absent = np.isin(community.user_ids, people)
        self.training_community = community.select(~absent)
        self._community = trials(community.user_ids[absent], community.movie_ids[absent])
        self._length = max(1, min(LIST_LENGTH, len(np.unique(dataset.movie_ids)) // 10))

    def measure(
        self,
        candidate: Model,
        in_service: Model | None,
        in_service_for_members: Model | None,
        *,
        other_base: bool = False,
    ) -> Measures:
        """Ask both models and compare their answers person by person.

        What is in service has to be None when its ids mean other films (`bot.training.id_space`),
        or when it was trained on the people who are asked about. One of `other_base` data knows
        other films: both are asked about those that they share.
        """
        defects = _defects(candidate)
        if defects:
            return Measures(len(candidate.movie_ids), _size(in_service), defects, None, None)
        return Measures(
            movies=len(candidate.movie_ids),
            movies_in_service=_size(in_service),
            problems=self._bad_answers(candidate),
            movielens=self._compare(self._movielens, candidate, in_service, other_base),
            community=self._compare(self._community, candidate, in_service_for_members, other_base),
        )

    def _compare(
        self, asked: GateTrials, candidate: Model, in_service: Model | None, other_base: bool
    ) -> Measure | None:
        shared = None
        if other_base and in_service is not None:
            shared = np.intersect1d(candidate.movie_ids, in_service.movie_ids)
            asked = asked.among(shared)
        if not len(asked):
            return None
        ours, films = self._answers(asked, candidate, shared)
        theirs, their_films = (
            (None, None) if in_service is None else self._answers(asked, in_service, shared)
        )
        return Measure(
            people=asked.number_of_people,
            length=self._length,
            ndcg=mean_interval(ours, people=asked.people),
            films=films,
            difference=None
            if theirs is None
            else paired_interval(ours - theirs, people=asked.people),
            ndcg_in_service=None if theirs is None else float(theirs.mean()),
            films_in_service=their_films,
        )

    def _answers(
        self, asked: GateTrials, model: Model, among: NDArray[np.int64] | None
    ) -> tuple[NDArray[np.float64], int]:
        lists = ranked_lists(model, asked.profiles, self._length, among)
        return ndcg_of(lists, asked.targets), len(np.unique(lists[lists != NO_MOVIE]))

    def _bad_answers(self, candidate: Model) -> tuple[Defect, ...]:
        for profile in self._movielens.profiles[:20]:
            picks = candidate.recommend(profile, self._length)
            if not picks:
                return (Defect.NOTHING_TO_RECOMMEND,)
            if not all(math.isfinite(pick.score) for pick in picks):
                return (Defect.SCORES_NOT_FINITE,)
        return ()


def _defects(candidate: Model) -> tuple[Defect, ...]:
    factors = candidate.item_factors
    if factors.shape != (len(candidate.movie_ids), candidate.config.factors):
        return (Defect.WRONG_SHAPE,)
    if not np.isfinite(factors).all():
        return (Defect.FACTORS_NOT_FINITE,)
    return ()


def _size(model: Model | None) -> int | None:
    return None if model is None else len(model.movie_ids)
