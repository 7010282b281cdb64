"""How far a run is, and how long it will still take."""

from dataclasses import dataclass

# Where each stage begins and ends on the way from 0 to 1, as measured on ml-latest-small and ml-1m.
STAGES = {
    "ordered": (0.0, 0.0),
    "preparing": (0.0, 0.05),
    "reading": (0.05, 0.2),
    "tune": (0.2, 0.5),
    "build": (0.5, 0.6),
    "fit": (0.6, 0.8),
    "prior": (0.8, 0.82),
    "checking": (0.82, 0.96),
    "saving": (0.96, 1.0),
}
TOO_EARLY_TO_SAY = 0.1


@dataclass(frozen=True)
class Report:
    """What the trainer process last said: `step` of `steps` in a stage."""

    stage: str
    step: int
    steps: int

    @property
    def fraction(self) -> float:
        """How much of the whole run is done, 0..1."""
        first, last = STAGES.get(self.stage, (0.5, 0.5))
        return first + (last - first) * min(1.0, self.step / max(1, self.steps))

    def seconds_left(self, elapsed: float, usual: float | None = None) -> float | None:
        """Estimate from the run so far, or from how long such runs usually take; None: unknown."""
        if usual is not None:
            return max(usual - elapsed, usual * (1 - self.fraction), 0.0)
        if self.fraction < TOO_EARLY_TO_SAY:
            return None
        return elapsed * (1 - self.fraction) / self.fraction
