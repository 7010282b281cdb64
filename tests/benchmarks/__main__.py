"""Run benchmarks and print their figures: `python -m tests.benchmarks [NAME ...] [--json FILE]`."""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.benchmarks.child import SKIPPED
from tests.benchmarks.figure import Figure
from tests.benchmarks.large_set import SHARE

HERE = Path(__file__).parent
# Wide enough for every figure to stand on one line in a log.
WIDTH_OF_FILES = 180
FRAME = frozenset({"__init__", "__main__", "child", "figure"})


@dataclass
class Outcome:
    """What came of one benchmark."""

    name: str
    figures: list[Figure] = field(default_factory=list)
    skipped: str = ""
    status: int = 0

    @property
    def failed(self) -> bool:
        """Whether the benchmark broke off."""
        return self.status not in (0, SKIPPED)

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as JSON holds it."""
        return {
            "benchmark": self.name,
            "figures": [figure.to_json() for figure in self.figures],
            "skipped": self.skipped,
            "failed": self.failed,
        }


def available() -> list[str]:
    """Return the names of the benchmarks."""
    paths = (path for path in sorted(HERE.glob("*.py")) if path.stem not in FRAME)
    return [path.stem for path in paths if "\ndef measure(" in path.read_text("utf-8")]


def run(name: str, share: float = 1.0) -> Outcome:
    """Run one benchmark in a process of its own; large sets have a `share` of their people."""
    outcome = Outcome(name)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.child", name],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=HERE.parents[1],
        # The machine has few cores; numerical libraries that start threads measure each other.
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1", SHARE: str(share)},
    ) as child:
        for line in child.stdout or ():
            raw = json.loads(line)
            if "skipped" in raw:
                outcome.skipped = raw["skipped"]
            else:
                outcome.figures.append(Figure.from_json(raw))
    outcome.status = child.returncode
    return outcome


def table_of(outcomes: Iterable[Outcome]) -> Table:
    """Lay the figures out for people."""
    table = Table(title="Matinee: measured on this machine", title_justify="left")
    table.add_column("benchmark", no_wrap=True)
    table.add_column("figure")
    table.add_column("value", justify="right", no_wrap=True)
    table.add_column("ratio")
    table.add_column("aim", no_wrap=True)
    for outcome in outcomes:
        for number, figure in enumerate(outcome.figures):
            table.add_row(outcome.name if number == 0 else "", figure.name, *_cells(figure))
        if outcome.skipped or outcome.failed:
            remark = f"skipped: {outcome.skipped}" if outcome.skipped else "failed"
            table.add_row(outcome.name, remark)
    return table


def _cells(figure: Figure) -> tuple[str, str, str]:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.3g} x {figure.compared_with}"
    verdict = {None: "", True: " reached", False: " MISSED"}[figure.met]
    return f"{figure.value:,.4g} {figure.unit}", ratio, f"{figure.aim or ''}{verdict}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks asked for; the table goes to stderr, JSON to stdout or a file."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="benchmarks to run; all by default"
    )
    parser.add_argument("--list", action="store_true", help="print the names and stop")
    parser.add_argument("--json", metavar="FILE", help="write the figures as JSON; - for stdout")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the people of large sets; 1 by default"
    )
    options = parser.parse_args(arguments)
    known = available()
    if options.list:
        sys.stdout.write("".join(f"{name}\n" for name in known))
        return 0
    if unknown := sorted(set(options.names) - set(known)):
        parser.error(f"no benchmark named {', '.join(unknown)}; there are {', '.join(known)}")
    console = Console(stderr=True)
    if not console.is_terminal:
        console.width = WIDTH_OF_FILES
    outcomes = []
    for name in options.names or known:
        console.print(f"measuring {name} ...")
        outcomes.append(run(name, options.share))
    console.print(table_of(outcomes))
    if options.json:
        _write_json(outcomes, options.json)
    return 1 if any(outcome.failed for outcome in outcomes) else 0


def _write_json(outcomes: list[Outcome], place: str) -> None:
    report = {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "benchmarks": [outcome.to_json() for outcome in outcomes],
    }
    text = json.dumps(report, indent=2, ensure_ascii=False) + "\n"
    if place == "-":
        sys.stdout.write(text)
    else:
        Path(place).write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
