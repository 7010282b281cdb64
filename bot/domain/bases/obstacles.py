"""What keeps a larger data set from coming, as it is kept: a code with data."""

from typing import Annotated, Literal

from pydantic import Field

from bot.domain.coded import Coded
from bot.domain.runs.problems import RunProblem


class NotFetched(Coded):
    """It could not be fetched; `kind` says what went wrong, `detail` what the system said."""

    code: Literal["not_fetched"] = "not_fetched"
    kind: Literal["unreachable", "refused", "interrupted", "wrong_content", "disk"]
    detail: str


class TooLittleDisk(Coded):
    """There is too little room on the disk; both in megabytes."""

    code: Literal["too_little_disk"] = "too_little_disk"
    needed: int
    free: int


class TooLittleMemory(Coded):
    """A run may take too little memory for it; both in megabytes."""

    code: Literal["too_little_memory"] = "too_little_memory"
    needed: int
    free: int


class VersionPinned(Coded):
    """A version is pinned."""

    code: Literal["version_pinned"] = "version_pinned"
    version: int


class NotTrained(Coded):
    """The run on it came to nothing."""

    code: Literal["not_trained"] = "not_trained"
    problem: Annotated[RunProblem, Field(discriminator="code")] | None


Obstacle = Annotated[
    NotFetched | TooLittleDisk | TooLittleMemory | VersionPinned | NotTrained,
    Field(discriminator="code"),
]
