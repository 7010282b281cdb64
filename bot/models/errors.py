"""What can go wrong when a model is asked for."""

from bot.domain.runs.problems import RunProblem


class NoModelYetError(Exception):
    """No model is in service yet.

    `seconds_left` is how long the first training will still take, None when that is not known;
    `problem` is why there will be none before somebody acts.
    """

    def __init__(
        self, seconds_left: float | None = None, problem: RunProblem | None = None
    ) -> None:
        super().__init__("no model is in service")
        self.seconds_left, self.problem = seconds_left, problem


class UnknownVersionError(Exception):
    """A version that is not in the registry (any more); None: the one before the first."""

    def __init__(self, version: int | None, available: tuple[int, ...]) -> None:
        super().__init__(f"version {version} is not among {available}")
        self.version, self.available = version, available
