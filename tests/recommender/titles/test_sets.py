"""The development sets of typed titles, scored as their authors score them."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from recommender import TitleMatcher
from tests.data import movielens_folder

FOLDER = movielens_folder().parent / "titles"


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = FOLDER / "score.py"
    if not path.is_file():
        pytest.skip(f"needs the typed titles and their scorer in {FOLDER}")
    spec = importlib.util.spec_from_file_location("title_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Score:
    """Rates over rows, in percent."""

    def __init__(self, matcher: TitleMatcher, rows: list[dict[str, Any]]) -> None:
        self.total = len(rows)
        self.answerable = sum(bool(row["ids"]) for row in rows)
        self.right = self.first = self.wrong = self.accepted = 0
        for row in rows:
            self._add(matcher, row)

    def _add(self, matcher: TitleMatcher, row: dict[str, Any]) -> None:
        result = matcher.match(row["query"])
        matched = result.status == "match"
        first = bool(result.ids) and result.ids[0] in row["ids"]
        self.first += first
        self.wrong += bool(row["ids"]) and matched and not first
        self.accepted += not row["ids"] and matched
        self.right += {
            "ONE": matched and first,
            "AMB": result.status == "ambiguous" and len({*row["ids"]} & {*result.ids[:5]}) >= 2,
            "NONE": result.status == "none",
            "NONE|ASK": not matched,
        }[row["type"]]


def load(scorer: ModuleType, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = scorer.load(FOLDER / name)
    return [row for row in rows if row["kind"] != "foreign_unlisted"]


@pytest.mark.parametrize(
    ("name", "right", "first", "wrong", "accepted"),
    [("dev.tsv", 0.97, 0.97, 0.002, 0.015), ("dev2.tsv", 0.90, 0.95, 0.005, 0.02)],
)
def test_typed_titles_are_understood(
    small_matcher: TitleMatcher,
    scorer: ModuleType,
    name: str,
    right: float,
    first: float,
    wrong: float,
    accepted: float,
) -> None:
    score = Score(small_matcher, load(scorer, name))
    assert score.right >= right * score.total
    assert score.first >= first * score.answerable
    assert score.wrong <= wrong * score.answerable
    assert score.accepted <= accepted * (score.total - score.answerable)


def test_prefixes_are_completed(small_matcher: TitleMatcher, scorer: ModuleType) -> None:
    rows = load(scorer, "dev_autocomplete.tsv")
    found = [[m.movie_id for m in small_matcher.complete(row["query"])] for row in rows]
    expected = [set(row["ids"]) for row in rows]
    first = sum(bool(ids and ids[0] in wanted) for ids, wanted in zip(found, expected, strict=True))
    five = sum(bool(wanted & {*ids[:5]}) for ids, wanted in zip(found, expected, strict=True))
    assert first >= 0.94 * len(rows)
    assert five >= 0.98 * len(rows)


def test_the_sets_are_where_they_are_looked_for(scorer: ModuleType) -> None:
    assert Path(scorer.__file__ or "").parent == FOLDER
    assert len(load(scorer, "dev.tsv")) > 400
