"""What can go wrong around training, as errors that carry their data."""


class TrainingError(Exception):
    """Something about training or publishing a model did not work; its text is fit for people."""


class NoModelYetError(TrainingError):
    """No model is in service: the first one is being trained, or `problem` ended its training."""

    def __init__(self, seconds_left: float | None = None, problem: str = "") -> None:
        super().__init__(seconds_left, problem)
        self.seconds_left = seconds_left
        self.problem = problem


class UnknownVersionError(TrainingError):
    """A version that is not in the registry (any more)."""

    def __init__(self, version: int | None, available: tuple[int, ...]) -> None:
        kept = ", ".join(str(number) for number in available) or "none"
        wanted = "There is no earlier version" if version is None else f"Version {version} is not"
        super().__init__(f"{wanted} in the registry; kept are: {kept}.")
        self.version = version
        self.available = available


class RunFailedError(TrainingError):
    """A training run ended without a model; `reason` is one sentence for people."""

    def __init__(self, reason: str, *, cancelled: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.cancelled = cancelled


class ScheduleError(TrainingError):
    """A retraining rule that makes no sense or is beyond the owner's limits."""


class PinnedError(TrainingError):
    """A version is pinned, so nothing may replace it."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"Version {version} is pinned, so nothing replaces it; `model unpin` comes first."
        )
        self.version = version


class LimitReachedError(TrainingError):
    """The owner's limit on runs forbids another one now."""
