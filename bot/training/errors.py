"""Why a training run cannot begin, or not be cancelled; what of a trial cannot be done."""

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


class RunUnderWayError(Exception):
    """A run is under way, and another one cannot begin before it ends."""


class NoRunError(Exception):
    """There is no run to cancel."""


class NotYourRunError(Exception):
    """Another server began the run, so people here cannot cancel it."""


class UnknownBaseError(Exception):
    """No data set of this name is fetched; `fetched` are those that are."""

    def __init__(self, name: str, fetched: tuple[str, ...]) -> None:
        super().__init__(name, fetched)
        self.name, self.fetched = name, fetched
