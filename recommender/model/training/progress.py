"""How far a training run is, and how long its stages took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training run is: `step` of `steps` within `stage` (build, tune, fit, prior)."""

    stage: str
    step: int
    steps: int


OnProgress = Callable[[Progress], None]


@dataclass
class StageClock:
    """Times the stages of a run and passes progress on."""

    on_progress: OnProgress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, steps: int = 1) -> Iterator[None]:
        """Measure one stage."""
        self.report(name, 0, steps)
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
        self.report(name, steps, steps)

    def report(self, stage: str, step: int, steps: int) -> None:
        """Pass on how far a stage is."""
        self.on_progress(Progress(stage, step, steps))
