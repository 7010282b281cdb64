"""Profiles whose likes share a theme, and mixed and broad ones, drawn for each person.

This is the protocol of `matinee evaluate --focus`; training tunes by it, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.arrays import Ids
from recommender.data.dataset import Dataset
from recommender.data.ids import positions
from recommender.evaluation.themes import Theme, likes_of_films
from recommender.evaluation.trials import LIKED_FROM, Person, at_random, people_with_likes

TOLD = 5
MIN_OF_A_THEME = 10
MIN_LIKES = 25
# A broad taste has this many likes, all among this many best-known films.
BROAD_TOLD, WELL_KNOWN, MIN_BROAD = 13, 200, 18
THEMES = ("genre", "tag", "decade")
MIXED, BROAD, RARE = "mixed", "broad", "rare"


@dataclass(frozen=True)
class Question:
    """A profile of likes, the person's other likes, and the theme of the profile, if any."""

    user_id: int
    known: Ids
    targets: Ids
    theme: Theme | None = None


Questions = Mapping[str, Sequence[Question]]


def focus_questions(
    mine: Dataset,
    base: Dataset,
    every: Sequence[Theme],
    random: np.random.Generator,
    minimum_rating: float = LIKED_FROM,
) -> Questions:
    """Draw questions for the people of `mine`: one for each theme with ten or more likes."""
    people = people_with_likes(mine, MIN_OF_A_THEME, at_random(random), minimum_rating)
    questions: dict[str, list[Question]] = {kind: [] for kind in THEMES}
    likes = np.concatenate([np.empty(0, np.int64), *(person.likes for person in people)])
    for theme in every:
        questions[theme.kind] += _of_theme(people, likes, theme)
    questions[MIXED] = [
        Question(person.user_id, person.likes[:TOLD], person.likes[TOLD:])
        for person in people
        if len(person.likes) >= MIN_LIKES
    ]
    questions[BROAD] = list(_broad(people, best_known(base, WELL_KNOWN, minimum_rating)))
    questions[RARE] = list(_rare(people, base, minimum_rating))
    return questions


def best_known(dataset: Dataset, count: int, minimum_rating: float = LIKED_FROM) -> Ids:
    """The films with most likes."""
    movie_ids, likes = likes_of_films(dataset, minimum_rating)
    return movie_ids[np.argsort(-likes, kind="stable")[:count]]


def _rare(people: Sequence[Person], base: Dataset, minimum_rating: float) -> Iterator[Question]:
    """Tell which films are not among the best-known ones that have half of all likes."""
    movie_ids, likes = likes_of_films(base, minimum_rating)
    order = np.argsort(-likes, kind="stable")
    well_known = movie_ids[order[likes[order].cumsum() <= likes.sum() / 2]]
    for person in people:
        rare = person.likes[~np.isin(person.likes, well_known)]
        if len(rare) >= MIN_OF_A_THEME:
            yield Question(person.user_id, rare[:TOLD], rare[TOLD:])


def _of_theme(people: Sequence[Person], likes: Ids, theme: Theme) -> Iterator[Question]:
    """Draw questions for people with enough likes of a theme; `likes` are person by person."""
    shared = positions(likes, theme.movie_ids) >= 0
    ends = np.cumsum([len(person.likes) for person in people])
    for person, its in zip(people, np.split(shared, ends[:-1]), strict=True):
        found = person.likes[its]
        if len(found) >= MIN_OF_A_THEME:
            yield Question(person.user_id, found[:TOLD], found[TOLD:], theme)


def _broad(people: Sequence[Person], well_known: Ids) -> Iterator[Question]:
    for person in people:
        known = person.likes[np.isin(person.likes, well_known)]
        if len(known) >= MIN_BROAD:
            told = known[:BROAD_TOLD]
            yield Question(person.user_id, told, person.likes[~np.isin(person.likes, told)])
