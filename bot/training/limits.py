"""What the owner allows one training run."""

from dataclasses import dataclass

from bot.training.memory import usual_memory_mb


@dataclass(frozen=True)
class ProcessLimits:
    """What one run may take: seconds, megabytes of memory (0: what is usual), and people.

    `people` are those of the community; of the data set it takes as many as memory allows.
    """

    seconds: float = 1800.0
    memory_mb: int = 0
    people: int = 2_000_000

    def planned_memory_mb(self) -> int:
        """Return how much memory a run plans with now."""
        return self.memory_mb or usual_memory_mb()
