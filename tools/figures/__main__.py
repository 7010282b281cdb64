"""Print figures about the code: `make figures`, or `python -m tools.figures [CHECKOUT ...]`.

Several checkouts make several columns: `git worktree add ../before v0.1.0` and
`python -m tools.figures ../before .` print before and after.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tools.figures.limits import FILE_LINES, FUNCTION_LINES, LIMITS
from tools.figures.sentences import sentences
from tools.figures.source import Layer, Source
from tools.figures.transactions import costs

HERE = Path(__file__).resolve().parents[2]
# Wide enough for a line of a table to stay one line in a log.
WIDTH_OF_FILES = 120


@dataclass
class Figures:
    """What was counted in one checkout: numbers by name, and the places that some count."""

    layers: dict[str, Layer]
    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, checkout: Path) -> "Figures":
        """Count everything; raises ConversationFailedError where the bot cannot be talked to."""
        source = Source.of(checkout)
        layers = source.layers()
        lines = sum(layer.lines for layer in layers.values())
        figures = cls(layers, {"modules": len(source.modules), "lines": lines})
        for name, places in {
            f"functions over {FUNCTION_LINES} lines": source.long_functions(),
            f"files over {FILE_LINES} lines": source.long_files(),
            "Any": source.loose_types(),
            "type: ignore": source.comments("type: ignore"),
            "noqa": source.comments("noqa"),
            "sentences outside bot/messages": [str(each) for each in sentences(source)],
        }.items():
            figures.numbers[name] = len(places)
            figures.places[name] = places
        for step, cost in costs(checkout).items():
            figures.numbers |= {f"{what}: {step}": number for what, number in cost.items()}
        return figures

    def broken(self) -> dict[str, int]:
        """Return the numbers that are over their limits."""
        return {
            name: self.numbers[name] for name, most in LIMITS.items() if self.numbers[name] > most
        }


def layer_table(names: Sequence[str], counted: Sequence[Figures]) -> Table:
    """Lay out lines and modules of each layer, one column for each checkout."""
    table = Table("layer: lines in modules", *names, title_justify="left")
    layers = sorted({name for figures in counted for name in figures.layers})
    for name in layers:
        found = [figures.layers.get(name) for figures in counted]
        cells = [f"{layer.lines:,} in {layer.modules}" if layer else "" for layer in found]
        table.add_row(name, *cells)
    return table


def number_table(names: Sequence[str], counted: Sequence[Figures]) -> Table:
    """Lay out all other figures beside their limits."""
    table = Table("figure", *names, "at most")
    for name in counted[-1].numbers:
        cells = [f"{figures.numbers[name]:,}" for figures in counted]
        table.add_row(name, *cells, str(LIMITS.get(name, "")))
    return table


def main(arguments: Sequence[str] | None = None) -> int:
    """Count in every checkout asked for and print a column for each."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.figures", description="print figures about the code"
    )
    add = parser.add_argument
    add(
        "checkouts",
        nargs="*",
        type=Path,
        default=[HERE],
        metavar="CHECKOUT",
        help="this one if none",
    )
    add("--check", action="store_true", help="fail when a limit is broken in the last one")
    add("--places", action="store_true", help="name the places in the last one, too")
    options = parser.parse_args(arguments)
    checkouts = [checkout.resolve() for checkout in options.checkouts]
    counted = [Figures.of(checkout) for checkout in checkouts]
    names = [checkout.name for checkout in checkouts]
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH_OF_FILES
    console.print(layer_table(names, counted), number_table(names, counted))
    broken = counted[-1].broken() if options.check else {}
    for name, places in counted[-1].places.items():
        if options.places or name in broken:
            console.print(f"\n{name}:", *places, sep="\n", markup=False, soft_wrap=True)
    for name, number in broken.items():
        sys.stderr.write(f"{name}: {number}, at most {LIMITS[name]}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
