"""The result of one check: what was looked at, how it is, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict


class CheckState(StrEnum):
    """How something is: well, worth knowing, or in the way of running at all."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


class CheckJson(TypedDict):
    """A result for scripts; the keys stay what they are."""

    subject: str
    state: str
    said: str
    mend: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`summary` is a sentence; `remedy` says what to do, and is empty when all is well."""

    subject: str
    state: CheckState
    summary: str
    remedy: str = ""

    def to_json(self) -> CheckJson:
        """Return plain JSON types."""
        return {
            "subject": self.subject,
            "state": self.state.value,
            "said": self.summary,
            "mend": self.remedy,
        }


def ok(subject: str, summary: str) -> CheckResult:
    """Nothing needs to be done."""
    return CheckResult(subject, CheckState.OK, summary)


def warning(subject: str, summary: str, remedy: str) -> CheckResult:
    """The bot runs, but less well than it could."""
    return CheckResult(subject, CheckState.WARNING, summary, remedy)


def problem(subject: str, summary: str, remedy: str) -> CheckResult:
    """The bot cannot run like this."""
    return CheckResult(subject, CheckState.PROBLEM, summary, remedy)
