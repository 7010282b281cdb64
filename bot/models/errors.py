"""Errors of the model in service, and problems of a registry."""

from dataclasses import dataclass

from bot.domain.runs.problems import RunProblem
from recommender.errors import RecommenderError

# The errors by which loading a version's folder fails.
LOADING_ERRORS = (RecommenderError, OSError, ValueError)


class NoModelYetError(Exception):
    """No model is in service yet.

    `seconds_left` is how long the first training will still take, or None if that is unknown;
    `problem` is why there will be no model unless somebody acts.
    """

    def __init__(
        self, seconds_left: float | None = None, problem: RunProblem | None = None
    ) -> None:
        super().__init__(seconds_left, problem)
        self.seconds_left, self.problem = seconds_left, problem


class CandidateUnwantedError(Exception):
    """A candidate came too late: its predecessor is out of service, or its run was cancelled."""


class UnknownVersionError(Exception):
    """The registry has no such version (any more); None means the version before the first."""

    def __init__(self, version: int | None, available: tuple[int, ...]) -> None:
        super().__init__(version, available)
        self.version, self.available = version, available


@dataclass(frozen=True, slots=True)
class VersionUnusable:
    """A version on disk is damaged; `detail` is the error of loading it."""

    version: int
    detail: str


@dataclass(frozen=True, slots=True)
class PointerUnreadable:
    """The file that names the version in service is damaged."""

    detail: str


@dataclass(frozen=True, slots=True)
class VersionSetAside:
    """A version on disk was damaged; its folder is kept for inspection."""

    version: int


RegistryProblem = VersionUnusable | PointerUnreadable | VersionSetAside
