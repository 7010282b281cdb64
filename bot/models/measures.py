"""The measures of a candidate that the gate needs, in a form for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import JsonValue, TypeAdapter

from bot.domain.runs.refusals import Defect
from recommender.evaluation import Interval


@dataclass(frozen=True)
class Measure:
    """How well lists for held-out people contain their other likes.

    `ndcg` is the mean NDCG@`length` with its 95 % interval. `difference` is the same of candidate
    minus model in service for each person, or None without a comparable model in service.
    `films` counts the different films over all lists.
    """

    people: int
    length: int
    ndcg: Interval
    films: int
    difference: Interval | None = None
    ndcg_in_service: float | None = None
    films_in_service: int | None = None


@dataclass(frozen=True)
class Measures:
    """All that the gate decides by.

    `problems` are defects of the candidate itself (not a number, wrong shape); `movies` counts the
    films that it can recommend. A measure is None if there are too few held-out people.
    """

    movies: int
    movies_in_service: int | None
    problems: tuple[Defect, ...]
    movielens: Measure | None
    community: Measure | None

    def to_json(self) -> dict[str, JsonValue]:
        """Return plain JSON types."""
        content: dict[str, JsonValue] = _form().dump_python(self, mode="json")
        return content

    @classmethod
    def from_json(cls, content: Mapping[str, JsonValue]) -> "Measures":
        """Read what `to_json` returned; raises ValueError when something is missing."""
        return _form().validate_python(content)


@cache
def _form() -> TypeAdapter[Measures]:
    return TypeAdapter(Measures)
