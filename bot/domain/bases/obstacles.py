"""Obstacles to a larger data set, stored as codes with data."""

from typing import Annotated, Literal

from pydantic import Field

from bot.domain.coded import Coded
from bot.domain.runs.problems import RunProblem


class NotFetched(Coded):
    """Fetching it failed; `kind` says how, and `detail` is the system's message."""

    code: Literal["not_fetched"] = "not_fetched"
    kind: Literal["unreachable", "refused", "interrupted", "wrong_content", "disk"]
    detail: str


class TooLittleDisk(Coded):
    """The disk has too little space; both numbers are in megabytes."""

    code: Literal["too_little_disk"] = "too_little_disk"
    needed: int
    free: int


class TooLittleMemory(Coded):
    """A run may use too little memory for it; both numbers are in megabytes."""

    code: Literal["too_little_memory"] = "too_little_memory"
    needed: int
    free: int


class VersionPinned(Coded):
    """A version is pinned."""

    code: Literal["version_pinned"] = "version_pinned"
    version: int


class NotTrained(Coded):
    """The run on it put no model into service."""

    code: Literal["not_trained"] = "not_trained"
    problem: Annotated[RunProblem, Field(discriminator="code")] | None


Obstacle = Annotated[
    NotFetched | TooLittleDisk | TooLittleMemory | VersionPinned | NotTrained,
    Field(discriminator="code"),
]
