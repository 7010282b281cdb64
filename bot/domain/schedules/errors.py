"""What can be wrong with a schedule."""

from datetime import timedelta
from enum import StrEnum


class ScheduleProblem(StrEnum):
    """Why a schedule cannot be read."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    TOO_MANY_RULES = "too many rules"
    NOT_UNDERSTOOD = "not understood"
    INTERVAL_TOO_SHORT = "interval too short"
    INTERVAL_TOO_LONG = "interval too long"
    NO_SUCH_TIME = "no such time"
    CRON_NOT_UNDERSTOOD = "cron not understood"
    CRON_NEVER = "cron never"
    LIKES_OUT_OF_RANGE = "likes out of range"


class ScheduleError(Exception):
    """A schedule that makes no sense or is beyond the owner's limits."""


class UnreadableScheduleError(ScheduleError):
    """A text is no schedule; `text` is the part that is wrong, as somebody typed it."""

    def __init__(self, problem: ScheduleProblem, text: str = "") -> None:
        super().__init__(problem, text)
        self.problem, self.text = problem, text


class TooOftenError(ScheduleError):
    """A rule comes due every `gap`, and the owner allows a run every `shortest` only."""

    def __init__(self, gap: timedelta, shortest: timedelta) -> None:
        super().__init__(gap, shortest)
        self.gap, self.shortest = gap, shortest


class TooManyRunsError(ScheduleError):
    """A rule makes so many `runs` a day, and the owner allows `most`."""

    def __init__(self, runs: int, most: int) -> None:
        super().__init__(runs, most)
        self.runs, self.most = runs, most


AnyScheduleError = UnreadableScheduleError | TooOftenError | TooManyRunsError
