"""What is measured of a candidate before it may serve, in a form that JSON can hold."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

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

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Self:
        """Read what `Measures.to_json` wrote."""
        difference = content["difference"]
        return cls(
            **{
                **content,
                "ndcg": Interval(**content["ndcg"]),
                "difference": None if difference is None else Interval(**difference),
            }
        )


@dataclass(frozen=True)
class Measures:
    """All that the gate looks at.

    `problems` are defects of the candidate as such (not a number, wrong shape); `movies` counts
    the films it can recommend. A measure is None where too few people can be asked.
    """

    movies: int
    movies_in_service: int | None
    problems: tuple[str, ...]
    movielens: Measure | None
    community: Measure | None

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON types."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Self:
        """Read what `to_json` returned."""
        movielens, community = content["movielens"], content["community"]
        return cls(
            int(content["movies"]),
            content["movies_in_service"],
            tuple(content["problems"]),
            None if movielens is None else Measure.from_json(movielens),
            None if community is None else Measure.from_json(community),
        )
