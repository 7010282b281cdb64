"""Kinds of values that are numbers, the position of the dial among them."""

import math
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.filters import DialError, read_dial
from bot.domain.settings.kinds import NONE, NOTHING, Place, ValueKind

V = TypeVar("V")


class Dial(ValueKind[float | None]):
    """From familiar (0) to adventurous (1); None: as the server, the owner or training has it."""

    def read(self, text: str, _place: Place, /) -> float | None:
        """Read a position's name or a percentage."""
        if text.strip().casefold() in NOTHING:
            return None
        try:
            return read_dial(text)
        except DialError:
            raise ValueError from None

    def check(self, value: object) -> float | None:
        """Accept a number from 0 to 1, or None."""
        return None if value is None else _between(value, 0, 1)

    def write(self, value: float | None) -> str:
        """Return a percentage."""
        return NONE if value is None else f"{round(100 * value)}%"


@dataclass(frozen=True)
class Bounded(ValueKind[V]):
    """Numbers within bounds, which are allowed themselves."""

    minimum: float
    maximum: float


class WholeNumber(Bounded[int]):
    """A whole number within bounds."""

    def read(self, text: str, _place: Place, /) -> int:
        """Read digits."""
        return self.check(_number(text))

    def check(self, value: object) -> int:
        """Accept a whole number within the bounds."""
        number = _between(value, self.minimum, self.maximum)
        if number != int(number):
            raise ValueError
        return int(number)


class Number(Bounded[float]):
    """A number within bounds."""

    def read(self, text: str, _place: Place, /) -> float:
        """Read a number with a point or a comma."""
        return self.check(_number(text))

    def check(self, value: object) -> float:
        """Accept a number within the bounds."""
        return _between(value, self.minimum, self.maximum)


class Share(Bounded[float | None]):
    """The dial from familiar (0) to adventurous (1); None: the default of training."""

    def read(self, text: str, _place: Place, /) -> float | None:
        """Read a position's name, a percentage, a share, or a word for none."""
        if text.strip().casefold() in NOTHING:
            return None
        try:
            return self.check(read_dial(text))
        except DialError:
            raise ValueError from None

    def check(self, value: object) -> float | None:
        """Accept a number within the bounds, or None."""
        return None if value is None else _between(value, self.minimum, self.maximum)


def _number(text: str) -> float:
    return float(text.replace(",", ".").strip())


def _between(value: object, minimum: float, maximum: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError
    if not minimum <= value <= maximum:
        raise ValueError
    return float(value)
