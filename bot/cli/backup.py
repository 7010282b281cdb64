"""`matinee backup` copies the database while the bot may be running."""

import argparse
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.clock import SystemClock
from bot.settings import Settings, SettingsError
from bot.store.backup import back_up
from bot.store.errors import StoreError

HELP = "copy the database, also while the bot is running"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the place of the copy."""
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="where to; by default a new file in the folder `backups` of the data directory",
    )


def run(options: argparse.Namespace) -> int:
    """Write and check the copy; its path goes to stdout."""
    try:
        settings = Settings.load()
        name = f"matinee-{SystemClock().now():%Y%m%d-%H%M%S}.sqlite3"
        target = options.file or settings.data_directory / "backups" / name
        backup = back_up(settings.database, target)
    except (SettingsError, StoreError) as error:
        raise CommandFailedError(str(error)) from error
    sys.stderr.write(
        f"Copied and checked: tastes {backup.tastes:,}, people {backup.people:,}, "
        f"{backup.size / 1e6:.1f} MB.\n"
    )
    sys.stdout.write(f"{backup.path}\n")
    return 0
