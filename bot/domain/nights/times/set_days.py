"""Days that the calendar sets: feasts, the last Friday of a month, the day after Christmas."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7
# What a day is counted from may be as far from it: the Saturday after, two weeks before.
MARGIN = timedelta(days=60)
YEARS_AHEAD, MONTHS_AHEAD = 9, 25
# Feasts of the Korean moon, which no short rule finds: month and day of each year from 2026 on.
MOON_YEAR = 2026
MOON = {
    "seollal": (217, 207, 127, 213, 203, 123, 211, 131, 219, 208),
    "buddha": (524, 513, 502, 520, 509, 528, 516, 506, 525, 515),
    "chuseok": (925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916),
}


@dataclass(frozen=True, slots=True)
class SetDay(ABC):
    """A day that comes again, or `length` days from it on, of which one has to be chosen."""

    @property
    def length(self) -> int:
        """Of how many days one is meant."""
        return 1

    @property
    def own_weekday(self) -> int | None:
        """The only day of the week that can be named beside it, if there is one."""
        return None

    @abstractmethod
    def starts(self, since: date) -> Iterator[date]:
        """Yield when it is, from about `since` on."""


@dataclass(frozen=True, slots=True)
class Yearly(SetDay):
    """The same day of each year."""

    day: int
    month: int

    def starts(self, since: date) -> Iterator[date]:
        """Yield when it is, from about `since` on."""
        for year in range(since.year, since.year + YEARS_AHEAD):
            yield date(year, self.month, self.day)


class _Counted(SetDay):
    """A day that is counted to, which may be a weekday, or the first of several days."""

    __slots__ = ()

    weekday: int | None
    days: int

    @property
    def length(self) -> int:
        """Of how many days one is meant."""
        return self.days

    @property
    def own_weekday(self) -> int | None:
        """The only day of the week that can be named beside it, if there is one."""
        return self.weekday if self.days == 1 else None


@dataclass(frozen=True, slots=True)
class OfMonth(_Counted):
    """The `nth` day, or weekday, of a month; -1 is the last. Without a month, the next that fits.

    `months_later` counts from this month, where that was said.
    """

    nth: int
    weekday: int | None = None
    month: int | None = None
    year: int | None = None
    months_later: int | None = None
    days: int = 1

    def starts(self, since: date) -> Iterator[date]:
        """Yield when it is, from about `since` on."""
        later = range(MONTHS_AHEAD) if self.months_later is None else (self.months_later,)
        for months in later:
            year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
            fits = self.month in (None, month + 1) and self.year in (None, year)
            if fits and (found := self._of(year, month + 1)):
                yield found

    def _of(self, year: int, month: int) -> date | None:
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        step = 1 if self.weekday is None else WEEK
        if self.nth < 0:
            last = following - timedelta(days=1)
            back = 0 if self.weekday is None else (last.weekday() - self.weekday) % WEEK
            found = last - timedelta(days=back + step * (-self.nth - 1))
        else:
            ahead = 0 if self.weekday is None else (self.weekday - first.weekday()) % WEEK
            found = first + timedelta(days=ahead + step * (self.nth - 1))
        return found if first <= found < following else None


@dataclass(frozen=True, slots=True)
class EasterDay(SetDay):
    """A feast that is so many days after Easter Sunday."""

    days: int = 0

    def starts(self, since: date) -> Iterator[date]:
        """Yield when it is, from about `since` on."""
        for year in range(since.year, since.year + YEARS_AHEAD):
            yield easter(year) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class MoonDay(SetDay):
    """A feast of the Korean moon, with the holidays around it where one of them is meant."""

    feast: str
    holidays: bool = False

    @property
    def length(self) -> int:
        """Of how many days one is meant."""
        return 3 if self.holidays else 1

    def starts(self, since: date) -> Iterator[date]:
        """Yield when it is, from about `since` on."""
        for year, written in enumerate(MOON[self.feast], MOON_YEAR):
            if year >= since.year:
                yield date(year, *divmod(written, 100)) - timedelta(days=int(self.holidays))


@dataclass(frozen=True, slots=True)
class Beside(_Counted):
    """So many days after another one, or before it; of these the next or last `weekday`."""

    other: SetDay
    offset: int
    weekday: int | None = None
    days: int = 1

    def starts(self, since: date) -> Iterator[date]:
        """Yield when it is, from about `since` on."""
        for day in self.other.starts(since - MARGIN):
            found = day + timedelta(days=self.offset)
            if self.weekday is not None and self.offset > 0:
                found += timedelta(days=(self.weekday - found.weekday()) % WEEK)
            elif self.weekday is not None:
                found -= timedelta(days=(found.weekday() - self.weekday) % WEEK)
            yield found


def dates_of(day: SetDay, today: date) -> list[date]:
    """Return the dates that are meant from today on, or the past ones if it can be no others."""
    first: list[date] = []
    for start in day.starts(today.replace(day=1)):
        dates = [start + timedelta(days=each) for each in range(day.length)]
        if ahead := [each for each in dates if each >= today]:
            return ahead
        first = first or dates
    return first


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar, as Butcher reckons it."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    corrected = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - corrected + 15) % 30
    quarter, of_quarter = divmod(of_century, 4)
    sunday = (32 + 2 * rest + 2 * quarter - epact - of_quarter) % 7
    month, day = divmod(epact + sunday - 7 * ((golden + 11 * epact + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)
