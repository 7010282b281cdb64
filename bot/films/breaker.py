"""Leaves a service alone for a while once it has failed a few times in a row."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.films.errors import SourceRestingError

# One failure is chance; after three in a row people would wait for nothing.
MAX_FAILURES = 3
FIRST_REST = timedelta(seconds=30)
LONGEST_REST = timedelta(minutes=15)


class Breaker:
    """Counts failures in a row; each rest without an answer after it is twice as long."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._rest = FIRST_REST
        self._until: datetime | None = None

    @property
    def is_resting(self) -> bool:
        """Whether nothing is to be asked now."""
        return self._until is not None and self._clock.now() < self._until

    def demand(self) -> None:
        """Raise SourceRestingError while nothing is to be asked."""
        if self.is_resting:
            raise SourceRestingError

    def succeeded(self) -> None:
        """Note an answer: all is well again."""
        self._failures, self._rest, self._until = 0, FIRST_REST, None

    def failed(self) -> None:
        """Note a failure; while resting, what was under way before counts no more."""
        if self.is_resting:
            return
        self._failures += 1
        if self._until is not None or self._failures >= MAX_FAILURES:
            self._until = self._clock.now() + self._rest
            self._rest = min(2 * self._rest, LONGEST_REST)
