"""Why a training run cannot begin."""

from datetime import datetime


class PinnedError(Exception):
    """A version is pinned, so nothing may replace it."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class LimitReachedError(Exception):
    """There were so many `runs` in 24 hours that the owner allows the next one only `again`."""

    def __init__(self, runs: int, again: datetime) -> None:
        super().__init__(runs, again)
        self.runs, self.again = runs, again
