"""Progress of a long evaluation."""

from typing import Protocol


class Meter(Protocol):
    """Counts the steps of long work, for example to draw a progress bar."""

    def expect(self, steps: int) -> None:
        """Announce so many further steps."""

    def step(self) -> None:
        """Count one step as done."""


class NoMeter:
    """Shows nothing."""

    def expect(self, steps: int) -> None:
        """Ignore the announcement."""

    def step(self) -> None:
        """Ignore the step."""
