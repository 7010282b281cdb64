"""What is measured of a candidate before it may serve, in a form that JSON can hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import JsonValue, TypeAdapter

from bot.domain.runs.refusals import Defect
from recommender.evaluation import Interval


@dataclass(frozen=True)
class Measure:
    """How well lists for held-out people hold what else those people like.

    `ndcg` is the mean NDCG@`length` with its 95 % interval; `difference` is candidate minus
    model in service, person by person, None when there is nothing comparable in service.
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
    """All that the gate looks at.

    `problems` are defects of the candidate as such (not a number, wrong shape); `movies` counts
    the films it can recommend. A measure is None where too few people can be asked.
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
