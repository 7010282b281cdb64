"""Simulated people take the taste quiz: is it worth its two minutes?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender import Dataset, Model, Profile, train
from recommender.evaluation.bootstrap import mean_interval, paired_interval
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.held_out import Part
from recommender.evaluation.holdout import holdout_ndcg
from recommender.evaluation.meter import Meter
from recommender.evaluation.metrics import MovieIds
from recommender.evaluation.protocols import strong_generalisation
from recommender.evaluation.rankers import PopularityRanker, likes_of
from recommender.evaluation.report import Json, as_json
from recommender.evaluation.trials import LIKED_FROM
from recommender.model.quiz import Quiz, QuizAnswer

WELL_KNOWN = 200
MAX_PEOPLE = 1000
WAYS = ("quiz", "random_likes", "nothing")


@dataclass(frozen=True)
class QuizTaker:
    """One person after both ways of telling: the same targets, the same movies left out."""

    answers: dict[int, QuizAnswer]
    quiz: Profile
    random_likes: Profile
    nothing: Profile
    targets: MovieIds


def measure_quiz(dataset: Dataset, users: int | None, seed: int, part: Part, meter: Meter) -> Json:
    """NDCG@20 after the quiz and after as many random likes of popular films.

    A simulated person answers Like to a film rated 4 or more, Not for me to one rated less, and
    Haven't seen to all others. Whatever either way has told is no target, and in neither list.
    """
    split, *_ = strong_generalisation(dataset, [1], users, seed, part)
    asked = split.trials["1"].user_ids[:MAX_PEOPLE]
    model = train(split.base)
    popular = PopularityRanker(likes_of(split.base)).lists([np.empty(0, np.int64)], WELL_KNOWN)[0]
    rng = np.random.default_rng([seed, 1])
    meter.expect(len(asked))
    takers = []
    for user_id in asked:
        mine = dataset.user_ids == user_id
        ratings = dict(
            zip(dataset.movie_ids[mine].tolist(), dataset.ratings[mine].tolist(), strict=True)
        )
        takers.append(_take(model, ratings, popular, rng))
        meter.step()
    left = [taker for taker in takers if len(taker.targets)]
    if not left:
        raise EvaluationError("the quiz asked everybody held out about all that they like")
    return _figures(model, left, seed)


def _take(
    model: Model, ratings: dict[int, float], popular: MovieIds, rng: np.random.Generator
) -> QuizTaker:
    quiz = Quiz(model)
    answers: dict[int, QuizAnswer] = {}
    while (movie_id := quiz.next_movie(answers)) is not None:
        answers[movie_id] = answer(ratings.get(movie_id))
    told = quiz.profile(answers)
    likes = np.array([each for each, rating in ratings.items() if rating >= LIKED_FROM])
    random_likes = _random_likes(likes, popular, len(told.likes), rng)
    everything = [*told.likes, *told.dislikes, *random_likes]
    return QuizTaker(
        answers,
        Profile(told.likes, told.dislikes, everything),
        Profile(random_likes, (), everything),
        Profile((), (), everything),
        likes[~np.isin(likes, everything)],
    )


def answer(rating: float | None) -> QuizAnswer:
    """What somebody who gave this rating says when asked about the film."""
    if rating is None:
        return QuizAnswer.UNSEEN
    return QuizAnswer.LIKE if rating >= LIKED_FROM else QuizAnswer.DISLIKE


def _random_likes(
    likes: NDArray[np.int64], popular: MovieIds, count: int, rng: np.random.Generator
) -> list[int]:
    """Likes among the popular films first; others only when these do not suffice."""
    shuffled = rng.permutation(likes)
    known = np.isin(shuffled, popular)
    chosen: list[int] = np.concatenate([shuffled[known], shuffled[~known]])[:count].tolist()
    return chosen


def _figures(model: Model, takers: list[QuizTaker], seed: int) -> Json:
    targets = [taker.targets for taker in takers]
    scores = {
        name: holdout_ndcg(model, [getattr(taker, name) for taker in takers], targets)
        for name in WAYS
    }
    said = [list(taker.answers.values()) for taker in takers]
    return {
        "people": len(takers),
        "questions": float(np.mean([len(each) for each in said])),
        "answers": {
            str(kind): float(np.mean([each.count(kind) for each in said])) for kind in QuizAnswer
        },
        "ndcg@20": {name: as_json(mean_interval(found, seed)) for name, found in scores.items()},
        "quiz_against": {
            name: as_json(paired_interval(scores["quiz"] - found, seed))
            for name, found in scores.items()
            if name != "quiz"
        },
    }
