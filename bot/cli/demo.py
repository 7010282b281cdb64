"""`matinee demo`: the bot in a simulated Discord, on a local page or in the terminal."""

import argparse
import asyncio
import importlib.util
import logging
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.cli.transfer import transfer_bar
from bot.datasets.errors import DataSetError
from bot.observability.logs import configure_logging
from bot.settings import LogLevel, Settings, SettingsError
from bot.store.errors import StoreError
from recommender.errors import RecommenderError

HELP = "try the bot offline, on a local page or in the terminal"
PORT = 8765


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("--data", type=Path, metavar="DIR", help="a MovieLens folder; else one is found or fetched")
    add("--port", type=int, default=PORT, metavar="N", help=f"port of the page (default {PORT})")
    add("--console", action="store_true", help="read lines from stdin instead of serving a page")
    add("--json", action="store_true", help="with --console: one JSON object for each message")
    add("--empty", action="store_true", help="forget what the demo stored; nobody likes anything")


def run(options: argparse.Namespace) -> int:
    """Run the demo until its input ends or it is interrupted."""
    if importlib.util.find_spec("simcord") is None:
        raise CommandFailedError("the demo needs SimCord: `pip install simcord[preview]==3.2.1`.")
    if options.json and not options.console:
        raise CommandFailedError("--json belongs to --console.")
    from bot.demo.errors import DemoError

    try:
        settings = Settings.load()
        configure_logging(settings.model_copy(update={"log_level": LogLevel.WARNING}), sys.stderr)
        # Of voice, which it cannot do, and of probes, discord.py warns at every start.
        logging.getLogger("discord").setLevel(logging.ERROR)
        asyncio.run(_demo(options, settings))
    except (DataSetError, SettingsError, StoreError, RecommenderError, DemoError) as error:
        raise CommandFailedError(str(error)) from error
    except KeyboardInterrupt:
        say("")
    return 0


def say(text: str) -> None:
    """Tell the person at the terminal something; stdout stays for the messages."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


async def _demo(options: argparse.Namespace, settings: Settings) -> None:
    from bot.cli.training_bar import training_bar
    from bot.datasets.obtain import find_data
    from bot.demo.console import Console, guide, prepare_streams, typed_lines
    from bot.demo.page import serve
    from bot.demo.workspace import DemoWorkspace

    choice = await asyncio.to_thread(find_data, settings, options.data, say, transfer_bar)
    say(f"Data: {choice.folder} ({choice.reason}).")
    with training_bar() as on_progress:
        workspace = DemoWorkspace(settings, choice.folder, say, on_progress)
        async with workspace.open(empty=options.empty) as server:
            if not options.console:
                await serve(server, options.port, say)
                return
            prepare_streams()
            if sys.stdin.isatty():
                say(guide())
            await Console(server, sys.stdout, json=options.json).run(typed_lines(sys.stdin))
