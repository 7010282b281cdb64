"""One thing that was looked at, how it is, and how to mend it."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """How something is: well, worth knowing, or in the way of running at all."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """`said` is one sentence; `mend` says what to do, empty when all is well."""

    subject: str
    state: State
    said: str
    mend: str = ""

    def to_json(self) -> dict[str, str]:
        """Return plain JSON types."""
        return asdict(self)


def well(subject: str, said: str) -> Finding:
    """Nothing needs to be done."""
    return Finding(subject, State.OK, said)


def warning(subject: str, said: str, mend: str) -> Finding:
    """The bot runs, but less well than it could."""
    return Finding(subject, State.WARNING, said, mend)


def problem(subject: str, said: str, mend: str) -> Finding:
    """The bot cannot run like this."""
    return Finding(subject, State.PROBLEM, said, mend)
