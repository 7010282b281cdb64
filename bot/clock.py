"""The time, as something that is handed in: in UTC, and virtual in tests and the demo."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

# An answer that took longer says too little of the moment it was given.
PROMPT = timedelta(seconds=1)


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> datetime:
        """Return the present moment as an aware datetime in UTC."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the machine's present moment in UTC."""
        return datetime.now(UTC)


class SharedClock:
    """A machine's clock, set by one that the processes on several machines share."""

    def __init__(self, own: Clock) -> None:
        self._own, self._ahead = own, timedelta()

    def now(self) -> datetime:
        """Return the present moment as the shared clock shows it."""
        return self._own.now() + self._ahead

    async def set_by(self, ask: Callable[[], Awaitable[datetime | None]]) -> None:
        """Ask what the shared clock shows, and show the same from now on."""
        before = self._own.now()
        shown = await ask()
        took = self._own.now() - before
        if shown is not None and took < PROMPT:
            self._ahead = shown - (before + took / 2)
