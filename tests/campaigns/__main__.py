"""Run campaigns and print figures: `python -m tests.campaigns [NAME ...] [--size full]`."""

import argparse
import importlib
import logging
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.campaigns.report import Scale, Size, Tally, show, timed

CAMPAIGNS = (
    "damaged_models",
    "hostile_inputs",
    "damaged_values",
    "full_disk",
    "virtual_time",
    "steering",
    "kills",
    "cluster",
)
# Any other will do; this one lets two runs try the same.
SEED = 1895
PARTS = "only this part of what there is to try, such as 2/10; parts may run side by side"


def run(name: str, scale: Scale) -> Tally:
    """Run one campaign; what ends it early is a fault, but for a signal: then it is cut short."""
    tally = Tally(name.replace("_", " "))
    with tempfile.TemporaryDirectory(prefix="matinee-campaign-") as folder, timed(tally):
        try:
            importlib.import_module(f"tests.campaigns.{name}").run(tally, scale, Path(folder))
        except pytest.skip.Exception as missing:
            tally.skipped = str(missing)
        except KeyboardInterrupt:
            tally.is_cut_short = True
        except Exception:  # noqa: BLE001 - whatever it is, the other campaigns run
            tally.fail(traceback.format_exc())
    return tally


def _part(text: str) -> tuple[int, int]:
    part, parts = map(int, text.split("/"))
    if not 1 <= part <= parts:
        raise ValueError
    return part, parts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaigns asked for; return 0 only when nothing failed in any of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CAMPAIGNS))
    parser.add_argument("--size", type=Size, choices=list(Size), default=Size.SMALL)
    parser.add_argument("--seed", type=int, default=SEED, help="another one tries other things")
    parser.add_argument("--part", type=_part, default=(1, 1), metavar="N/M", help=PARTS)
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.names) - set(CAMPAIGNS)):
        parser.error(f"no campaign named {', '.join(unknown)}; there are {', '.join(CAMPAIGNS)}")
    # What the bot logs on purpose while it is ill-treated; campaigns look at it themselves.
    logging.getLogger().addHandler(logging.NullHandler())
    scale = Scale(options.size, options.seed, *options.part)
    # So `timeout 1500 python -m tests.campaigns kills` says what came of 25 minutes.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tallies: list[Tally] = []
    for name in options.names or CAMPAIGNS:
        tallies.append(run(name, scale))
        if tallies[-1].is_cut_short:
            break
    show(tallies, scale)
    return 0 if all(each.clean for each in tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
