"""Focused tastes: who is asked, and how a list is judged."""

from collections.abc import Sequence

import numpy as np

from recommender import Catalogue, Dataset, Movie
from recommender.arrays import Ids
from recommender.evaluation.focus import Judge
from recommender.evaluation.metrics import Lists
from recommender.evaluation.named_tastes import named_tastes
from recommender.evaluation.questions import Question, focus_questions
from recommender.evaluation.themes import themes

GENRES = ("Horror", "Western", "Drama")
FILMS = 60


class ShowsThese:
    """Shows everybody the same films."""

    def __init__(self, films: Sequence[int]) -> None:
        self._films = films

    def lists(self, known: Sequence[Ids], n: int) -> Lists:
        return np.tile(np.array(self._films[:n]), (len(known), 1))


def _dataset() -> Dataset:
    """Thirty people like twelve films of one genre each; film n has the genre n modulo 3."""
    catalogue = Catalogue(
        Movie(film, f"Film {film}", f"Film {film}", 1950 + film, (GENRES[film % 3],))
        for film in range(FILMS)
    )
    liked = [[film for film in range(FILMS) if film % 3 == person % 3][:12] for person in range(30)]
    user_ids = np.repeat(np.arange(30), 12)
    return Dataset(user_ids, np.concatenate(liked), np.full(360, 5.0), catalogue)


def test_people_are_asked_about_each_theme_of_which_they_like_ten_films() -> None:
    dataset = _dataset()
    asked = focus_questions(dataset, dataset, themes(dataset), np.random.default_rng(1))

    assert {(each.user_id % 3, each.theme.name) for each in asked["genre"] if each.theme} == {
        (0, "Horror"),
        (1, "Western"),
    }
    for question in asked["genre"]:
        assert len(question.known) == 5
        assert len(question.targets) == 7
        assert not set(question.known.tolist()) & set(question.targets.tolist())
    assert not asked["mixed"]


def test_a_list_of_the_same_genre_fits_and_does_not_diverge() -> None:
    dataset = _dataset()
    horror = next(theme for theme in themes(dataset) if theme.name == "Horror")
    question = Question(1, horror.movie_ids[:5], horror.movie_ids[5:10], horror)
    judge = Judge(dataset)

    fitting = judge.figures(ShowsThese(horror.movie_ids[5:15].tolist()), [question])
    strange = judge.figures(ShowsThese((horror.movie_ids[5:15] + 1).tolist()), [question])

    assert fitting.fit is not None
    assert strange.fit is not None
    assert (fitting.fit[0], strange.fit[0]) == (1, 0)
    assert fitting.own[0] == 1
    assert strange.own[0] == 0
    assert fitting.divergence[0] < 0.01 < 1 < strange.divergence[0]


def test_named_tastes_are_told_by_five_films_each() -> None:
    tastes = named_tastes()
    assert sum(taste.genre is not None for taste in tastes) == 12
    assert all(len(set(taste.likes)) == 5 for taste in tastes)
    assert all((taste.needed > 0) == (taste.genre is not None) for taste in tastes)
