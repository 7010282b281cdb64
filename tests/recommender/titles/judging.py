"""The development sets of typed titles, and what counts as a right answer to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recommender import MatchStatus, TitleMatcher
from tests.data import movielens_folder

OWN_FOLDER = Path(__file__).parent
FOLDER = movielens_folder().parent / "titles"
# Names that no MovieLens catalogue holds cannot be found in one.
IMPOSSIBLE = "foreign_unlisted"


@dataclass(frozen=True)
class TypedTitle:
    """One typed title; `expected` is NONE, NONE|ASK, AMBIGUOUS:ids or ids, as the sets write it."""

    query: str
    expected: str
    kind: str

    @property
    def ids(self) -> frozenset[int]:
        """The films that are right."""
        listed = self.expected.removeprefix("AMBIGUOUS:")
        return frozenset() if listed.startswith("NONE") else frozenset(map(int, listed.split("|")))


@dataclass(frozen=True)
class Judged:
    """What is to be said of one answer."""

    right: bool
    first: bool
    wrong: bool
    accepted: bool
    answerable: bool


def typed_titles(name: str) -> list[TypedTitle]:
    """The rows of one set that can be answered rightly; none if it is not on this machine."""
    paths = (OWN_FOLDER / name, FOLDER / name)
    return [
        row for path in paths if path.is_file() for row in _rows(path) if row.kind != IMPOSSIBLE
    ]


def _rows(path: Path) -> list[TypedTitle]:
    lines = path.read_text("utf-8").split("\n")[1:]
    return [TypedTitle(*line.split("\t")[:3]) for line in lines if line]


def judge(matcher: TitleMatcher, row: TypedTitle) -> Judged:
    """Judge the answer to one typed title."""
    result = matcher.match(row.query)
    return judge_rows(row.expected, row.ids, result.status, result.ids)


def judge_rows(
    expected: str, meant: frozenset[int], status: MatchStatus, found: Sequence[int]
) -> Judged:
    """Judge an answer; films are ids or rows, in `meant` as in `found`."""
    matched = status is MatchStatus.MATCH
    first = bool(found) and found[0] in meant
    if expected == "NONE":
        right = status is MatchStatus.NONE
    elif expected == "NONE|ASK":
        right = not matched
    elif expected.startswith("AMBIGUOUS:"):
        offered = meant.intersection(found[:5])
        right = status is MatchStatus.AMBIGUOUS and len(offered) >= 2
    else:
        right = matched and first
    wrong = bool(meant) and matched and not first
    return Judged(right, first, wrong, matched and not meant, bool(meant))
