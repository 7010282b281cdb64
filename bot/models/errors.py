"""What can go wrong when a model is asked for, and what may be wrong with a registry."""

from dataclasses import dataclass

from bot.domain.runs.problems import RunProblem
from recommender.errors import RecommenderError

# What loading a version's folder raises when it cannot be used.
LOADING_ERRORS = (RecommenderError, OSError, ValueError)


class NoModelYetError(Exception):
    """No model is in service yet.

    `seconds_left` is how long the first training will still take, None when that is not known;
    `problem` is why there will be none before somebody acts.
    """

    def __init__(
        self, seconds_left: float | None = None, problem: RunProblem | None = None
    ) -> None:
        super().__init__(seconds_left, problem)
        self.seconds_left, self.problem = seconds_left, problem


class CandidateUnwantedError(Exception):
    """A candidate was to replace a version that is not in service any more, or was called off."""


class UnknownVersionError(Exception):
    """A version that is not in the registry (any more); None: the one before the first."""

    def __init__(self, version: int | None, available: tuple[int, ...]) -> None:
        super().__init__(version, available)
        self.version, self.available = version, available


@dataclass(frozen=True, slots=True)
class VersionUnusable:
    """A version on the disk is damaged; `detail` is what loading it said."""

    version: int
    detail: str


@dataclass(frozen=True, slots=True)
class PointerUnreadable:
    """The file that names the version in service is damaged."""

    detail: str


@dataclass(frozen=True, slots=True)
class VersionSetAside:
    """A version was damaged on the disk; its folder waits for somebody to look at it."""

    version: int


RegistryProblem = VersionUnusable | PointerUnreadable | VersionSetAside
