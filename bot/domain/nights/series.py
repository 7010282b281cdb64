"""Nights that come again every week or every few weeks, by the clocks of the server's zone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from bot.domain.zones import zone_named

# People hear of each night when the one before begins.
MADE_AHEAD = timedelta(weeks=1)
MAX_SERIES = 5
# As many as one menu holds of all series.
DATES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The number of weeks between nights, and the minute of the server's day."""

    weeks: int
    minute: int

    @classmethod
    def of(cls, weeks: int, starts_at: datetime, zone: str) -> "tuple[Rhythm, date]":
        """Return the rhythm of a night at a moment, and that night's day."""
        local = starts_at.astimezone(zone_named(zone))
        return cls(weeks, local.hour * 60 + local.minute), local.date()

    def starts_at(self, day: date, zone: str) -> datetime:
        """Return when a night begins on a day, by the clocks of a zone.

        A time that the clocks skip comes right after the gap; of two equal ones the first counts.
        """
        at = datetime.combine(day, time(*divmod(self.minute, 60)), zone_named(zone))
        return at.astimezone(UTC)

    def after(self, day: date) -> date:
        """Return the day of the night after the one on a day."""
        return day + timedelta(weeks=self.weeks)


@dataclass(frozen=True, slots=True)
class NightSeries:
    """Nights that the bot plans by itself; `next_day` is the first one not planned yet.

    `skipped` are days on which there is none.
    """

    series_id: int
    guild_id: int
    channel_id: int
    host_id: int
    rhythm: Rhythm
    next_day: date
    skipped: frozenset[date] = frozenset()
    voice_channel_id: int | None = None
    place: str | None = None

    def to_make(self, now: datetime, zone: str) -> date:
        """Return the next day to plan, which is neither skipped nor past."""
        return next(
            day
            for day in self._days()
            if day not in self.skipped and self.rhythm.starts_at(day, zone) > now
        )

    def advanced(self, day: date) -> "NightSeries":
        """Return the series after the night of a day was planned, without earlier skips."""
        next_day = self.rhythm.after(day)
        return replace(
            self,
            next_day=next_day,
            skipped=frozenset(each for each in self.skipped if each >= next_day),
        )

    def due_at(self, now: datetime, zone: str) -> datetime:
        """Return when to plan the next night."""
        return self.rhythm.starts_at(self.to_make(now, zone), zone) - MADE_AHEAD

    def coming(self, now: datetime, zone: str) -> list[date]:
        """Return the next days not planned yet, skipped ones included."""
        later = (day for day in self._days() if self.rhythm.starts_at(day, zone) > now)
        return list(islice(later, DATES_SHOWN))

    def _days(self) -> Iterator[date]:
        day = self.next_day
        while True:
            yield day
            day = self.rhythm.after(day)
