"""The start of simulated new people: three films they love, then a few questions."""

from dataclasses import dataclass

import numpy as np

from recommender import Dataset, Model, Profile, train
from recommender.arrays import Ids
from recommender.evaluation.bootstrap import mean_interval, paired_interval
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.held_out import Part
from recommender.evaluation.holdout import holdout_ndcg
from recommender.evaluation.meter import Meter
from recommender.evaluation.protocols import strong_generalisation
from recommender.evaluation.rankers import PopularityRanker, likes_of
from recommender.evaluation.report import Json, as_json
from recommender.evaluation.trials import LIKED_FROM
from recommender.model.quiz import LENGTH, Quiz, QuizAnswer

WELL_KNOWN = 200
MAX_PEOPLE = 1000
NAMES = 3
# The numbers of answers, names included, after which to measure; the last is the end.
STAGES = (5, 10, NAMES + LENGTH)
# The quiz for people who name no films.
FORMER_LENGTH, FORMER_POWER = 20, 0.25
COMPARED = (
    ("start_5", "random_5"),
    ("start_10", "random_10"),
    ("start_10", "former_20"),
    ("start_13", "former_20"),
    ("start_13", "names_3"),
    ("start_13", "nothing"),
)

Answers = dict[int, QuizAnswer]


@dataclass(frozen=True)
class QuizTaker:
    """One person's answers by each kind of start, and their other likes as targets."""

    ways: dict[str, Answers]
    targets: Ids

    def profile(self, quiz: Quiz, way: str) -> Profile:
        """Return the profile by one kind of start; what any kind mentions counts as seen."""
        told = quiz.profile(self.ways[way])
        return Profile(
            told.likes, told.dislikes, {each for way in self.ways.values() for each in way}
        )


def measure_quiz(dataset: Dataset, users: int | None, seed: int, part: Part, meter: Meter) -> Json:
    """Measure NDCG@20 along the start, after as many well-known films, and after a bare quiz.

    People name three films that they gave the most stars. Asked about a film, a person answers Like
    if they rated it 4 or more, Not for me if less, and Haven't seen if not at all; each answer
    counts, as do names. `random` answers are about random well-known films that the person has
    rated. Films that any kind of start mentions are no targets and in no list.
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
    model: Model, ratings: dict[int, float], popular: Ids, rng: np.random.Generator
) -> QuizTaker:
    named: Answers = dict.fromkeys(_names(ratings, rng), QuizAnswer.LIKE)
    said = _asked(Quiz(model, NAMES + LENGTH), named, ratings)
    known = rng.permutation([each for each in popular.tolist() if each in ratings]).tolist()
    former = Quiz(model, FORMER_LENGTH, FORMER_POWER, same_for_all=True)
    ways: dict[str, Answers] = {"nothing": {}, f"names_{NAMES}": named}
    for stage in STAGES:
        ways[f"random_{stage}"] = {each: answer(ratings[each]) for each in known[:stage]}
        ways[f"start_{stage}"] = dict(list(said.items())[:stage])
    ways[f"former_{FORMER_LENGTH}"] = _asked(former, {}, ratings)
    told = {each for way in ways.values() for each in way}
    likes = [each for each, rating in ratings.items() if rating >= LIKED_FROM and each not in told]
    return QuizTaker(ways, np.array(likes, np.int64))


def _names(ratings: dict[int, float], rng: np.random.Generator) -> list[int]:
    """Draw the films that somebody names: random ones among those with their most stars."""
    shuffled = rng.permutation(list(ratings)).tolist()
    return sorted(shuffled, key=lambda movie_id: -ratings[movie_id])[:NAMES]


def _asked(quiz: Quiz, told: Answers, ratings: dict[int, float]) -> Answers:
    answers = dict(told)
    while (movie_id := quiz.next_movie(answers)) is not None:
        answers[movie_id] = answer(ratings.get(movie_id))
    return answers


def answer(rating: float | None) -> QuizAnswer:
    """The answer of somebody who gave the film this rating."""
    if rating is None:
        return QuizAnswer.UNSEEN
    return QuizAnswer.LIKE if rating >= LIKED_FROM else QuizAnswer.DISLIKE


def _figures(model: Model, takers: list[QuizTaker], seed: int) -> Json:
    quiz, targets = Quiz(model), [taker.targets for taker in takers]
    scores = {
        way: holdout_ndcg(model, [taker.profile(quiz, way) for taker in takers], targets)
        for way in takers[0].ways
    }
    return {
        "people": len(takers),
        "answers": {way: _mean_answers(takers, way) for way in scores},
        "ndcg@20": {way: as_json(mean_interval(found, seed)) for way, found in scores.items()},
        "advantages": [
            {"way": way, "over": other}
            | as_json(paired_interval(scores[way] - scores[other], seed))
            for way, other in COMPARED
        ],
    }


def _mean_answers(takers: list[QuizTaker], way: str) -> dict[str, float]:
    said = [list(taker.ways[way].values()) for taker in takers]
    return {str(kind): float(np.mean([each.count(kind) for each in said])) for kind in QuizAnswer}
