"""What a campaign finds, and the one table that all of them print."""

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from rich.console import Console
from rich.table import Table

# More of one kind would only push the first ones out of sight.
SHOWN_FAULTS = 10
# Wide enough for every fault to stand on few lines in a log.
WIDTH_OF_FILES = 160

T = TypeVar("T")


class Size(StrEnum):
    """How much is tried."""

    SMALL = "small"
    FULL = "full"


@dataclass(frozen=True)
class Scale:
    """How much to try, and the seed of everything that is left to chance.

    It may be tried in `parts`, one after the other or at once.
    """

    size: Size
    seed: int
    part: int = 1
    parts: int = 1

    def of(self, *, small: int, full: int) -> int:
        """Return a count for this size."""
        return small if self.size is Size.SMALL else full

    def share(self, cases: Sequence[T]) -> Sequence[T]:
        """Return those cases that this part tries."""
        begin, end = (len(cases) * part // self.parts for part in (self.part - 1, self.part))
        return cases[begin:end]

    def random(self) -> random.Random:
        """Return the chance of this part alone; what is shared out needs the same seed for all."""
        return random.Random(self.seed if self.parts == 1 else f"{self.seed} {self.part}")


@dataclass
class Tally:
    """What one campaign did: how often it tried, what failed, and what was lost.

    `reached` counts which parts of what is tried were really met. Lost is what somebody was told
    that it is done and what is not there afterwards. `skipped` says why a campaign could not be
    tried on this machine.
    """

    name: str
    tried: int = 0
    lost: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0
    skipped: str = ""
    is_cut_short: bool = False
    reached: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """How many attempts did not go as they have to."""
        return len(self.faults)

    @property
    def clean(self) -> bool:
        """Whether all went well that was tried, and something was, or could not be."""
        return bool(self.tried or self.skipped) and not self.faults and not self.lost

    def expect(self, true: object, fault: str) -> None:
        """Count one attempt that has to have gone well."""
        self.tried += 1
        if not true:
            self.faults.append(fault)

    def fail(self, fault: str) -> None:
        """Note what went wrong in an attempt that is counted already."""
        self.faults.append(fault)

    def lose(self, what: str) -> None:
        """Note something acknowledged that is gone."""
        self.lost += 1
        self.faults.append(f"lost: {what}")


@contextmanager
def timed(tally: Tally) -> Iterator[None]:
    """Note how long the block takes, in real time."""
    # SimCord replaces `time.monotonic` while one of its servers runs.
    begin = time.perf_counter()
    try:
        yield
    finally:
        tally.seconds += time.perf_counter() - begin


def show(tallies: Iterable[Tally], scale: Scale) -> None:
    """Print the figures, and below them what went wrong."""
    console = Console()
    if not console.is_terminal:
        console.width = WIDTH_OF_FILES
    part = f", part {scale.part} of {scale.parts}" if scale.parts > 1 else ""
    title = f"Campaigns, size {scale.size}{part}, seed {scale.seed}"
    table = Table(title=title, title_justify="left")
    table.add_column("campaign")
    for heading in ("tried", "failed", "lost", "seconds"):
        table.add_column(heading, justify="right")
    tallies = list(tallies)
    for each in tallies:
        counts = (f"{count:,}" for count in (each.tried, each.failed, each.lost))
        table.add_row(each.name, *counts, f"{each.seconds:.0f}")
    console.print(table)
    for each in tallies:
        if each.skipped:
            console.print(f"{each.name} skipped: {each.skipped}", markup=False, highlight=False)
        if each.is_cut_short:
            console.print(f"{each.name}: cut short by a signal", markup=False, highlight=False)
        if each.reached:
            parts = ", ".join(f"{part} {count}" for part, count in sorted(each.reached.items()))
            console.print(f"{each.name} reached: {parts}", markup=False, highlight=False)
        for fault in each.faults[:SHOWN_FAULTS]:
            console.print(f"{each.name}: {fault}", markup=False, highlight=False)
        if each.failed > SHOWN_FAULTS:
            console.print(f"{each.name}: and {each.failed - SHOWN_FAULTS} more")
