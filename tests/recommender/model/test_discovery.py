"""The last places of a list go to less known films that fit nearly as well."""

import numpy as np

from recommender.data.series import series_key
from recommender.model.discovery import popularity_handicaps, with_discoveries

CANDIDATES = [(row, 1 - row / 100) for row in range(25)]


def key_of(row: int) -> str:
    titles = {22: "Lost Lagoon", 23: "Lost Lagoon II", 24: "Lost Lagoon III"}
    words = ("Amber", "Beacon", "Carousel", "Dune", "Echo", "Fjord", "Gale", "Harbour")
    title = titles.get(row, f"{words[row % 8]} {words[row // 8 + 3]} {chr(97 + row)}{row}st")
    return series_key(title)


HANDICAPS = popularity_handicaps(np.array([0.5] * 20 + [0.001] * 5))


def test_one_place_in_ten_goes_to_what_few_know() -> None:
    best = CANDIDATES[:20]
    varied = with_discoveries(best, CANDIDATES, HANDICAPS, key_of)
    assert varied[:18] == best[:18]
    assert len(varied) == 20
    assert {row for row, _ in varied[18:]} <= {20, 21, 22, 23, 24}


def test_the_order_by_score_is_kept() -> None:
    varied = with_discoveries(CANDIDATES[:20], CANDIDATES, HANDICAPS, key_of)
    scores = [score for _, score in varied]
    assert scores == sorted(scores, reverse=True)


def test_no_two_discoveries_are_of_one_series() -> None:
    candidates = [*CANDIDATES[:20], *CANDIDATES[22:]]
    varied = with_discoveries(CANDIDATES[:20], candidates, HANDICAPS, key_of)
    assert sum(row >= 22 for row, _ in varied) == 1


def test_short_lists_stay_as_they_are() -> None:
    best = CANDIDATES[:9]
    assert with_discoveries(best, CANDIDATES, HANDICAPS, key_of) == best


def test_without_other_candidates_the_list_stays_full() -> None:
    best = CANDIDATES[:20]
    assert with_discoveries(best, best, HANDICAPS, key_of) == best
