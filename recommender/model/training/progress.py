"""How far a training run is, and how long its stages took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training run is: `step` of `steps` in its `stage` (tune, build, fit or prior)."""

    stage: str
    step: int
    steps: int


OnProgress = Callable[[Progress], None]


@dataclass
class StageClock:
    """Measures the seconds that each stage takes and reports progress."""

    on_progress: OnProgress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, steps: int = 1) -> Iterator[None]:
        """Measure one stage, which is what runs in the context."""
        self.report(name, 0, steps)
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
        self.report(name, steps, steps)

    def report(self, stage: str, step: int, steps: int) -> None:
        """Report that `step` of `steps` of a stage are done."""
        self.on_progress(Progress(stage, step, steps))
