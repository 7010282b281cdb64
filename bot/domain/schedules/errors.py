"""Errors of schedules."""

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
    """A schedule is unreadable or beyond the owner's limits."""


class UnreadableScheduleError(ScheduleError):
    """A text is no schedule; `text` is the wrong part as typed."""

    def __init__(self, problem: ScheduleProblem, text: str = "") -> None:
        super().__init__(problem, text)
        self.problem, self.text = problem, text


class TooOftenError(ScheduleError):
    """A rule is due every `gap`, but the owner allows a run only every `shortest`."""

    def __init__(self, gap: timedelta, shortest: timedelta) -> None:
        super().__init__(gap, shortest)
        self.gap, self.shortest = gap, shortest


class TooManyRunsError(ScheduleError):
    """A rule makes `runs` runs a day, but the owner allows only `most`."""

    def __init__(self, runs: int, most: int) -> None:
        super().__init__(runs, most)
        self.runs, self.most = runs, most


AnyScheduleError = UnreadableScheduleError | TooOftenError | TooManyRunsError
