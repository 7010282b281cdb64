"""`matinee backup` copies the database while the bot may be running."""

import argparse
import sys
from pathlib import Path

from bot.clock import SystemClock
from bot.messages.cli import backup as messages
from bot.messages.cli.options import option_help
from bot.settings import Settings
from bot.store.backup import BACKUPS, back_up


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the place of the copy."""
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help=option_help("backup", "file"),
    )


def run(options: argparse.Namespace) -> int:
    """Write and check the copy; its path goes to stdout."""
    settings = Settings.load()
    name = f"matinee-{SystemClock().now():%Y%m%d-%H%M%S}.sqlite3"
    target = options.file or settings.data_directory / BACKUPS / name
    backup = back_up(settings.database, target)
    made = messages.backup_made(backup.tastes, backup.people, backup.size / 1e6)
    sys.stderr.write(f"{made}\n")
    sys.stdout.write(f"{backup.path}\n")
    return 0
