"""What can be wrong with words for a time."""

from datetime import datetime, tzinfo
from enum import StrEnum

from bot.domain.nights.times.pieces import ParsedTime


class TimeProblem(StrEnum):
    """Why some words are no time for a movie night."""

    NOT_UNDERSTOOD = "not understood"
    IMPOSSIBLE = "impossible"  # no such day or hour
    PAST = "past"
    TOO_FAR = "too far"
    SKIPPED = "skipped"  # the clocks jump over it


class TimeRefusedError(Exception):
    """The words are no time that a night can start at.

    `understood` is what they were taken for where they were understood at all; for a skipped
    hour it is the first moment after the jump.
    """

    def __init__(self, text: str, problem: TimeProblem, understood: datetime | None = None) -> None:
        super().__init__(text, problem, understood)
        self.text, self.problem, self.understood = text, problem, understood


class TimeInDoubtError(Exception):
    """The words may mean any of these moments; `zone` is the person's."""

    def __init__(self, text: str, moments: tuple[ParsedTime, ...], zone: tzinfo) -> None:
        super().__init__(text, moments, zone)
        self.text, self.moments, self.zone = text, moments, zone
