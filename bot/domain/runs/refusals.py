"""Why the quality gate refuses a candidate."""

from enum import StrEnum
from typing import Literal

from bot.domain.coded import Coded


class Defect(StrEnum):
    """Defects of a model itself."""

    WRONG_SHAPE = "wrong_shape"
    FACTORS_NOT_FINITE = "factors_not_finite"
    SCORES_NOT_FINITE = "scores_not_finite"
    NOTHING_TO_RECOMMEND = "nothing_to_recommend"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> "Defect":  # noqa: ARG003 - enum's own signature
        """Read what an earlier version wrote in English."""
        return cls.OTHER


class Group(StrEnum):
    """Groups of which some people are held out of training for the gate."""

    MOVIELENS = "movielens"
    MEMBERS = "members"


class NotMeasured(Coded):
    """The trainer left no measures."""

    code: Literal["not_measured"] = "not_measured"


class Defective(Coded):
    """The model itself is unusable."""

    code: Literal["defective"] = "defective"
    defect: Defect


class TooFewFilms(Coded):
    """It knows far fewer films than the model in service."""

    code: Literal["too_few_films"] = "too_few_films"
    films: int
    in_service: int


class SameFilms(Coded):
    """Its lists hold the same few films for everybody."""

    code: Literal["same_films"] = "same_films"
    people: int
    films: int


class WorseLists(Coded):
    """Its lists are significantly worse: mean difference of NDCG@`length`, 95 % interval."""

    code: Literal["worse_lists"] = "worse_lists"
    group: Group
    length: int
    mean: float
    low: float
    high: float


Refusal = NotMeasured | Defective | TooFewFilms | SameFilms | WorseLists
