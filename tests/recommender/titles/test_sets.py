"""The development sets of typed titles."""

import pytest

from recommender import TitleMatcher
from tests.recommender.titles.judging import FOLDER, TypedTitle, judge, typed_titles


def rows_of(name: str) -> list[TypedTitle]:
    rows = typed_titles(name)
    if not rows:
        pytest.skip(f"needs the typed titles {name} in {FOLDER}")
    return rows


@pytest.mark.parametrize(
    ("name", "right", "first", "wrong", "accepted"),
    [
        ("dev.tsv", 0.985, 0.99, 0.0, 0.0),
        ("dev2.tsv", 0.94, 0.98, 0.0, 0.03),
        ("dev3.tsv", 0.99, 0.99, 0.0, 0.0),
        ("dev4.tsv", 0.97, 0.98, 0.0, 0.03),
        ("typed_titles.tsv", 0.92, 0.97, 0.0, 0.02),
        ("typed_titles_held_out.tsv", 0.93, 0.97, 0.0, 0.03),
    ],
)
def test_typed_titles_are_understood(
    small_matcher: TitleMatcher,
    name: str,
    right: float,
    first: float,
    wrong: float,
    accepted: float,
) -> None:
    judged = [judge(small_matcher, row) for row in rows_of(name)]
    answerable = sum(one.answerable for one in judged)
    assert sum(one.right for one in judged) >= right * len(judged)
    assert sum(one.first for one in judged) >= first * answerable
    assert sum(one.wrong for one in judged) <= wrong * answerable
    assert sum(one.accepted for one in judged) <= accepted * (len(judged) - answerable)


def test_prefixes_are_completed(small_matcher: TitleMatcher) -> None:
    rows = rows_of("dev_autocomplete.tsv")
    found = [[movie.movie_id for movie in small_matcher.complete(row.query)] for row in rows]
    pairs = list(zip(rows, found, strict=True))
    assert sum(bool(row.ids.intersection(ids[:1])) for row, ids in pairs) >= 0.94 * len(rows)
    assert sum(bool(row.ids.intersection(ids[:5])) for row, ids in pairs) >= 0.98 * len(rows)
