"""`matinee titles add FILE` gives films names beside those of the data set; `remove` takes them."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.clock import SystemClock
from bot.domain.films.title_file import RefusedLine, read_title_file
from bot.messages.cli import titles as messages
from bot.messages.cli.options import description, option_help
from bot.settings import Settings
from bot.store.errors import StoreInUseError
from bot.store.store import Store
from recommender.titles.other_titles import NumberedTitle

ADD, REMOVE = "add", "remove"
# What the longest list of films has is a tenth of this.
MAX_BYTES = 50_000_000
# More refused lines say no more than that the file is another one.
MAX_SHOWN = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `add` and `remove`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for action in (ADD, REMOVE):
        name = f"titles-{action}"
        words = description(name)
        each = actions.add_parser(action, help=words, description=words)
        each.add_argument("file", type=Path, metavar="FILE", help=option_help(name, "file"))


def run(options: argparse.Namespace) -> int:
    """Store what the file says; exit status 0 only when each line was taken."""
    read = list(read_title_file(_text(options.file)))
    titles = [each for each in read if isinstance(each, NumberedTitle)]
    refused = [each for each in read if isinstance(each, RefusedLine)]
    try:
        known = asyncio.run(_change(options.action, titles)) if titles else None
    except StoreInUseError as error:
        raise CommandFailedError(messages.bot_running()) from error
    for each in refused[:MAX_SHOWN]:
        sys.stderr.write(f"{messages.refused(each)}\n")
    if len(refused) > MAX_SHOWN:
        sys.stderr.write(f"{messages.more_refused(len(refused) - MAX_SHOWN)}\n")
    if known is None:
        raise CommandFailedError(messages.no_titles(options.file))
    films = len({each.imdb_id for each in titles})
    said = messages.added if options.action == ADD else messages.removed
    print(said(len(titles), films, known))
    return 1 if refused else 0


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise CommandFailedError(messages.too_large(file, MAX_BYTES // 1_000_000))
        return content.decode("utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandFailedError(messages.unreadable(file, reason)) from error
    except UnicodeDecodeError as error:
        raise CommandFailedError(messages.not_utf8(file)) from error


async def _change(action: str, titles: list[NumberedTitle]) -> int:
    """Return how many titles of the owner's are kept now."""
    settings = Settings.load()
    connections = settings.database_connections
    async with await Store.open(settings.database, SystemClock(), connections) as store:
        kept = store.other_titles
        return await (kept.add(titles) if action == ADD else kept.remove(titles))
