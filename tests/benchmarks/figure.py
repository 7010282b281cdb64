"""What a benchmark measures: a figure with its unit, its comparison and what it aims at."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Aim:
    """A bound on a figure's value, or on its ratio."""

    bound: float
    at_least: bool = False
    of_ratio: bool = False

    def met_by(self, number: float) -> bool:
        """Whether a number keeps the bound."""
        return number >= self.bound if self.at_least else number <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.bound:g}{' x' if self.of_ratio else ''}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number.

    `ratio` says how many times better (or as large) it is than `compared_with`, measured in the
    same run; machines differ, ratios less so.
    """

    name: str
    value: float
    unit: str
    aim: Aim | None = None
    ratio: float | None = None
    compared_with: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the aim was reached; None without one."""
        if self.aim is None:
            return None
        number = self.ratio if self.aim.of_ratio else self.value
        return number is not None and self.aim.met_by(number)

    def to_json(self) -> dict[str, Any]:
        """Return the figure as JSON holds it, the verdict included."""
        return asdict(self) | {"met": self.met}

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        values = {key: value for key, value in raw.items() if key != "met"}
        aim = values.pop("aim")
        return cls(**values, aim=Aim(**aim) if aim else None)


def at_most(bound: float) -> Aim:
    """The value is to be this or less."""
    return Aim(bound)


def at_least(bound: float) -> Aim:
    """The value is to be this or more."""
    return Aim(bound, at_least=True)


def ratio_at_least(bound: float) -> Aim:
    """The ratio is to be this or more."""
    return Aim(bound, at_least=True, of_ratio=True)


def ratio_at_most(bound: float) -> Aim:
    """The ratio is to be this or less."""
    return Aim(bound, of_ratio=True)
