"""The command line: `matinee COMMAND`, which is also `python -m bot COMMAND`."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from bot.cli.failure import CommandFailedError

# Answers are small products of matrices: more threads would only make them wait for each other.
# Read when numpy is first imported, which no module imported above does.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Command(Protocol):
    """What a module in `bot.cli` offers for one command."""

    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the work; return the process's exit status."""


# Modules are imported only for the command asked for, so that each starts fast.
COMMANDS: tuple[str, ...] = (
    "run",
    "recommend",
    "match",
    "demo",
    "data",
    "evaluate",
    "doctor",
    "train",
    "status",
    "backup",
)


def load_command(name: str) -> Command:
    """Import the module of one command."""
    module = importlib.import_module(f"bot.cli.{name}")
    return cast("Command", module)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; data goes to stdout, everything else to stderr."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in words if not word.startswith("-")), None)
    parser = argparse.ArgumentParser(prog="matinee", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in (chosen,) if chosen in COMMANDS else COMMANDS:
        command = load_command(name)
        subparser = subparsers.add_parser(name, help=command.HELP, description=command.HELP)
        command.configure(subparser)
        subparser.set_defaults(run=command.run)
    options = parser.parse_args(words)
    try:
        return int(options.run(options))
    except CommandFailedError as failure:
        sys.stderr.write(f"matinee {options.command}: {failure}\n")
        return failure.status


if __name__ == "__main__":
    sys.exit(main())
