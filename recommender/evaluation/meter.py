"""How a long evaluation says how far it is."""

from typing import Protocol


class Meter(Protocol):
    """Takes the steps of a long piece of work, e.g. to draw a progress bar."""

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
