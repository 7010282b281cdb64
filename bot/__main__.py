"""The command line: `matinee COMMAND`, which is also `python -m bot COMMAND`."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from bot.private_files import keep_private

# Answers are small products of matrices: more threads would only make them wait for each other.
# Read when numpy is first imported, which no module imported above does.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Command(Protocol):
    """What a module in `bot.cli` offers for one command."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the work; return the process's exit status."""


# What a shell says of a process that Ctrl+C ended.
INTERRUPTED = 130
# Modules are imported only for the command asked for, so that each starts fast.
COMMANDS: tuple[str, ...] = (
    "run",
    "cluster",
    "recommend",
    "match",
    "import",
    "demo",
    "data",
    "evaluate",
    "doctor",
    "train",
    "status",
    "backup",
    "titles",
)


# Where a command's name is a word of Python.
_MODULES = {"import": "import_history"}


def load_command(name: str) -> Command:
    """Import the module of one command."""
    module = importlib.import_module(f"bot.cli.{_MODULES.get(name, name)}")
    return cast("Command", module)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; data goes to stdout, everything else to stderr."""
    from bot.messages.languages import terminal_language
    from bot.messages.translation import SOURCE, speaking
    from bot.messages.wording import without_markdown

    words = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in words if not word.startswith("-")), None)
    # A bot speaks to people and servers: its terminal must not decide in which language, or how.
    if chosen in ("run", "demo"):
        with speaking(SOURCE):
            return _run(words, chosen)
    with speaking(terminal_language()), without_markdown():
        return _run(words, chosen)


def _run(words: list[str], chosen: str | None) -> int:
    options = _parser(chosen).parse_args(words)
    keep_private()
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from bot.cli.failure import failure_sentence
        from bot.messages.cli.failure import failure

        sentence = failure_sentence(error)
        if sentence is None:
            raise
        sys.stderr.write(failure(options.command, sentence))
        return 1


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    """Return the parser of all commands; only the chosen one's module is imported."""
    from bot.messages.cli.options import about_matinee, description

    parser = argparse.ArgumentParser(prog="matinee", description=about_matinee())
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        words = description(name)
        subparser = subparsers.add_parser(name, help=words, description=words)
        if name == chosen:
            command = load_command(name)
            command.configure(subparser)
            subparser.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
