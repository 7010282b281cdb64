"""`matinee demo`: the bot in a simulated Discord, on a local page or in the terminal."""

import argparse
import asyncio
import importlib.util
import logging
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.messages import demo as messages
from bot.messages.cli.options import option_help
from bot.messages.cli.train import learning
from bot.messages.datasets import reason
from bot.observability.logs import configure_logging
from bot.settings import LogLevel, Settings

PORT = 8765
# The version that `bot.demo.internals` knows.
SIMCORD = "simcord[preview]==3.2.1"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    add = parser.add_argument
    add("--data", type=Path, metavar="DIR", help=option_help("demo", "data"))
    port = option_help("demo", "port", port=PORT)
    add("--port", type=int, default=PORT, metavar="N", help=port)
    for name in ("console", "json", "empty"):
        add(f"--{name}", action="store_true", help=option_help("demo", name))
    add("--films", choices=("fake",), help=option_help("demo", "films"))


def run(options: argparse.Namespace) -> int:
    """Run the demo until its input ends or it is interrupted."""
    if importlib.util.find_spec("simcord") is None:
        raise CommandFailedError(messages.simcord_missing(SIMCORD))
    if options.json and not options.console:
        raise CommandFailedError(messages.json_without_console())
    try:
        settings = Settings.load()
        configure_logging(settings.model_copy(update={"log_level": LogLevel.WARNING}), sys.stderr)
        # Of voice, which it cannot do, and of probes, discord.py warns at every start.
        logging.getLogger("discord").setLevel(logging.ERROR)
        asyncio.run(_demo(options, settings))
    except KeyboardInterrupt:
        say("")
    return 0


def say(text: str) -> None:
    """Tell the person at the terminal something; stdout stays for the messages."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


async def _demo(options: argparse.Namespace, settings: Settings) -> None:
    from bot.cli.fetching import TerminalObserver
    from bot.cli.progress_bar import progress_bar
    from bot.datasets.obtain import find_data
    from bot.demo.console import Console, guide, prepare_streams, typed_lines
    from bot.demo.page import serve
    from bot.demo.workspace import DemoWorkspace
    from bot.messages.model.growth import films_until

    choice = await asyncio.to_thread(find_data, settings, options.data, TerminalObserver(say))
    say(messages.data_used(choice.folder, reason(choice.reason)))
    with progress_bar(learning()) as bar:
        workspace = DemoWorkspace(settings, choice.folder, say, bar.follow)
        async with workspace.open(empty=options.empty, fake_films=bool(options.films)) as server:
            registry = server.services.registry
            if registry.ready:
                say(films_until(registry.current.known_films))
            if not options.console:
                await serve(server, options.port, say)
                return
            prepare_streams()
            if sys.stdin.isatty():
                say(guide())
            await Console(server, sys.stdout, json=options.json).run(typed_lines(sys.stdin))
