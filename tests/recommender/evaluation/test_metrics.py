"""Metrics against figures worked out by hand and against slow, obvious definitions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from recommender.evaluation import holdout_ndcg, metrics


def ids(*movie_ids: int) -> NDArray[np.int64]:
    return np.array(movie_ids, dtype=np.int64)


def measured(lists: list[list[int]], targets: list[list[int]]) -> tuple[float, float]:
    hit = metrics.hits(np.array(lists), [ids(*movies) for movies in targets])
    counts = np.array([len(movies) for movies in targets])
    return float(metrics.ndcg(hit, counts)[0]), float(metrics.recall(hit, counts)[0])


def test_a_perfect_list_scores_one() -> None:
    assert measured([[7, 3, 5]], [[3, 5, 7, 9]]) == (1, 1)


def test_one_target_in_second_place_scores_the_second_discount() -> None:
    ndcg, recall = measured([[1, 2, 3]], [[2]])
    assert ndcg == pytest.approx(1 / math.log2(3))
    assert recall == 1


def test_recall_divides_by_what_the_list_could_hold() -> None:
    assert measured([[1, 2]], [[1, 5, 6, 7]])[1] == 0.5
    assert measured([[1, 2, 3, 4]], [[1, 9]])[1] == 0.5


def test_the_end_of_a_short_list_is_no_hit() -> None:
    hit = metrics.hits(np.array([[4, -1], [-1, -1]]), [ids(4), ids(0)])
    assert hit.tolist() == [[True, False], [False, False]]


def test_targets_belong_to_one_person_only() -> None:
    hit = metrics.hits(np.array([[10, 0], [0, 10]]), [ids(0), ids(10)])
    assert hit.tolist() == [[False, True], [False, True]]


def test_nobody_can_be_asked_without_targets() -> None:
    with pytest.raises(ValueError, match="at least one target"):
        measured([[1]], [[]])


movie_lists = st.lists(st.integers(0, 30), min_size=1, max_size=12, unique=True)


@given(st.lists(st.tuples(movie_lists, movie_lists), min_size=1, max_size=5))
def test_metrics_agree_with_their_definition(people: list[tuple[list[int], list[int]]]) -> None:
    n = 10
    lists = np.full((len(people), n), metrics.NO_MOVIE)
    for row, (movies, _) in zip(lists, people, strict=True):
        row[: min(n, len(movies))] = movies[:n]
    targets = [ids(*wanted) for _, wanted in people]
    counts = metrics.target_counts(targets)
    hit = metrics.hits(lists, targets)
    for person, (movies, wanted) in enumerate(people):
        places = [place for place, movie in enumerate(movies[:n]) if movie in wanted]
        possible = min(n, len(wanted))
        ideal = sum(1 / math.log2(place + 2) for place in range(possible))
        gained = sum(1 / math.log2(place + 2) for place in places)
        assert metrics.ndcg(hit, counts)[person] == pytest.approx(gained / ideal)
        assert metrics.recall(hit, counts)[person] == pytest.approx(len(places) / possible)


def test_coverage_counts_every_movie_once() -> None:
    assert metrics.coverage(np.array([[1, 2], [2, 3], [3, -1]]), movies=12) == 0.25


@given(st.lists(st.permutations(range(8)), min_size=2, max_size=6))
def test_overlap_is_the_mean_over_all_pairs(shown: list[list[int]]) -> None:
    lists = np.array([movies[:4] for movies in shown])
    pairs = [
        len(set(first) & set(second)) / 4
        for place, first in enumerate(lists.tolist())
        for second in lists.tolist()[place + 1 :]
    ]
    assert metrics.overlap(lists) == pytest.approx(sum(pairs) / len(pairs))


def test_popularity_percentiles_share_ties_and_grow_with_the_count() -> None:
    assert metrics.popularity_percentiles(np.array([0, 5, 0, 9])).tolist() == [25, 62.5, 25, 87.5]


class Pick:
    def __init__(self, movie_id: int) -> None:
        self.movie_id = movie_id


class SameForEverybody:
    def recommend(self, profile: str, n: int) -> list[Pick]:
        assert profile in {"ana", "ben"}
        return [Pick(1), Pick(2)][:n]


def test_holdout_ndcg_asks_the_model_for_each_profile() -> None:
    scores = holdout_ndcg(SameForEverybody(), ["ana", "ben"], [ids(1, 2), ids(3)])
    assert scores.tolist() == [1, 0]
