"""A circuit breaker: after a few failures in a row, a service gets no requests for a while."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.films.errors import SourceRestingError

# One failure may be chance; after three in a row people would wait in vain.
MAX_FAILURES = 3
FIRST_REST = timedelta(seconds=30)
LONGEST_REST = timedelta(minutes=15)


class Breaker:
    """Counts failures in a row; each rest is twice as long as the one before."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures = 0
        self._rest = FIRST_REST
        self._until: datetime | None = None

    @property
    def is_resting(self) -> bool:
        """Whether the service must get no requests now."""
        return self._until is not None and self._clock.now() < self._until

    def demand(self) -> None:
        """Raise SourceRestingError while the service must get no requests."""
        if self.is_resting:
            raise SourceRestingError

    def succeeded(self) -> None:
        """Note an answer, which ends the series of failures."""
        self._failures, self._rest, self._until = 0, FIRST_REST, None

    def failed(self) -> None:
        """Note a failure; during a rest, failures of earlier requests do not count."""
        if self.is_resting:
            return
        self._failures += 1
        if self._until is not None or self._failures >= MAX_FAILURES:
            self._until = self._clock.now() + self._rest
            self._rest = min(2 * self._rest, LONGEST_REST)
