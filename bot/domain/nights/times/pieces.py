"""What a typed time consists of, and the moment that it means."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.domain.nights.times.set_days import SetDay


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """This many days from today."""

    days: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday, with what people say of which one they mean."""

    number: int
    next_one: bool = False
    after_next: bool = False
    weeks_later: int = 0
    next_week: bool = False
    this_week: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date, perhaps without a month or a year; `swapped` where day and month may be exchanged.

    `months_later` and `years_later` count from this month and this year, where that was said.
    """

    day: int
    month: int | None = None
    year: int | None = None
    swapped: bool = False
    months_later: int | None = None
    years_later: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """A day of this week, or of the one so many weeks later, that has to be asked about.

    `first` and `last` bound a part of it, such as its end; 0 is Monday.
    """

    weeks_later: int = 0
    first: int = 0
    last: int = 6

    @property
    def is_whole(self) -> bool:
        """Whether any day of it may be meant."""
        return (self.first, self.last) == (0, 6)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The coming Saturday or Sunday, with what people say of which one they mean."""

    next_one: bool = False
    after_next: bool = False
    weeks_later: int = 0


Day = RelativeDay | Weekday | CalendarDate | Week | Weekend | SetDay


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day in minutes after midnight.

    `open_half` where an hour from 1 to 11 does not say which half of the day it is in.
    """

    minutes: int
    open_half: bool = False
    possible: bool = True


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Morning, afternoon, evening or night."""

    name: str


@dataclass(frozen=True, slots=True)
class Amount:
    """This many minutes from now; negative for the past."""

    minutes: float


@dataclass(frozen=True, slots=True)
class Stamp:
    """Discord's own writing of a moment, in seconds since 1970."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Zone:
    """Whose clock it is; several zones where a place has different clocks."""

    zones: tuple[tzinfo, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Another possibility follows."""


@dataclass(frozen=True, slots=True)
class Linking:
    """A word that only leads to what follows; `to_clock` where that is an hour."""

    to_clock: bool = False


Piece = Day | ClockTime | PartOfDay | Amount | Stamp | Zone | Or | Linking
# What was read at a place, and where it ends.
Found = tuple[tuple[Piece, ...], int]


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """A time that was understood, in UTC.

    `hour_assumed` where only a day was given, `evening_assumed` where an hour from 1 to 11 was
    taken for one of the evening, `repeated` where the clocks show that hour twice that day. `zone`
    is whose clock shows it, where the place that was named has several.
    """

    at: datetime
    repeated: bool = False
    hour_assumed: bool = False
    evening_assumed: bool = False
    zone: str | None = None
