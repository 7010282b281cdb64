"""The taste quiz: lists after twenty answers against the same number of likes of popular films."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np

from recommender import Dataset, Model, Profile, TrainingConfig, load_dataset, train
from recommender.quiz import Quiz, QuizAnswer
from tests.benchmarks.figure import Figure, at_least
from tests.data import movielens

PEOPLE = 800
FEWEST_LIKES = 30
POPULAR = 200
FEWEST_TARGETS = 5
LIST = 20
SEED = 20


class Person(NamedTuple):
    """Somebody whose answers are known."""

    likes: frozenset[int]
    others: frozenset[int]

    def answer(self, movie_id: int) -> QuizAnswer:
        """Say what this person would press."""
        if movie_id in self.likes:
            return QuizAnswer.LIKE
        return QuizAnswer.DISLIKE if movie_id in self.others else QuizAnswer.UNSEEN


def measure() -> Iterable[Figure]:
    """Simulate people of ml-1m that the model has not met."""
    dataset = load_dataset(movielens("ml-1m"))
    random = np.random.default_rng(SEED)
    held_out = random.choice(np.unique(dataset.user_ids), PEOPLE, replace=False)
    base = dataset.select(~np.isin(dataset.user_ids, held_out))
    model = train(base, config=TrainingConfig(tuning=False, alpha=3.0))
    popular = [pick.movie_id for pick in model.recommend(Profile(), POPULAR, spread=False)]
    pairs = []
    likes = []
    for person in _people(dataset, held_out.tolist()):
        told = _quizzed(Quiz(model), person)
        choices = [movie_id for movie_id in popular if movie_id in person.likes]
        if not told or len(choices) < len(told):
            continue
        by_chance = random.choice(choices, len(told), replace=False).tolist()
        told_either = set(told) | set(by_chance)
        targets = person.likes - told_either
        if len(targets) >= FEWEST_TARGETS:
            likes.append(len(told))
            pairs.append([_ndcg(model, each, targets, told_either) for each in (told, by_chance)])
    quiz, chance = np.array(pairs).T
    gain = quiz - chance
    margin = 1.96 * float(gain.std()) / len(gain) ** 0.5
    yield Figure("people", len(pairs), "")
    yield Figure("likes that 20 questions bring", float(np.mean(likes)), "")
    yield Figure("NDCG@20 after the quiz", float(quiz.mean()), "")
    yield Figure("NDCG@20 after as many random likes of popular films", float(chance.mean()), "")
    yield Figure("gain", float(gain.mean()), "")
    yield Figure(
        "gain, lower end of its 95 % interval", float(gain.mean()) - margin, "", at_least(0)
    )


def _people(dataset: Dataset, user_ids: list[int]) -> Iterable[Person]:
    for user_id in user_ids:
        mine = dataset.user_ids == user_id
        liked = dataset.ratings[mine] >= 4
        movie_ids = dataset.movie_ids[mine]
        person = Person(frozenset(movie_ids[liked].tolist()), frozenset(movie_ids[~liked].tolist()))
        if len(person.likes) >= FEWEST_LIKES:
            yield person


def _quizzed(quiz: Quiz, person: Person) -> list[int]:
    answers: dict[int, QuizAnswer] = {}
    while (movie_id := quiz.next_movie(answers)) is not None:
        answers[movie_id] = person.answer(movie_id)
    return list(quiz.profile(answers).likes)


def _ndcg(
    model: Model, likes: Collection[int], targets: Collection[int], exclude: Collection[int]
) -> float:
    picks = model.recommend(Profile(likes), LIST, exclude)
    discounts = 1 / np.log2(np.arange(2, LIST + 2))
    hits = np.array([pick.movie_id in targets for pick in picks])
    return float(discounts[: len(hits)] @ hits / discounts[: min(LIST, len(targets))].sum())
