"""`matinee run`: the bot on Discord, or the part of it that the role names."""

import argparse
import asyncio
import os
import sys
import threading
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.messages.cli import run as messages
from bot.messages.cli.options import option_help
from bot.models.pointer import POINTER
from bot.observability.logs import configure_logging
from bot.settings import ProcessRole, Settings
from bot.stopping import TAKE_OVER, WITH_PARENT, end_with_parent

# Docker and systemd kill what has not ended some time after the signal; Docker after ten seconds.
MAX_STOP = 9.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help=option_help("run", "data"))
    parser.add_argument(TAKE_OVER, action="store_true", help=option_help("run", "take_over"))
    # For `matinee cluster` alone.
    parser.add_argument(WITH_PARENT, action="store_true", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Run until interrupted."""
    from bot.discord.session_starts import StartsSpentError
    from bot.discord.supervisor import TokenRefusedError

    if options.with_parent:
        end_with_parent()
    settings = Settings.load()
    if settings.role is not ProcessRole.TRAINER and not settings.token.get_secret_value():
        raise CommandFailedError(messages.no_token())
    if options.take_over and settings.role is not ProcessRole.BOT:
        raise CommandFailedError(messages.nobody_to_succeed())
    configure_logging(settings, sys.stderr)
    try:
        if settings.role is not ProcessRole.BOT:
            settings = _with_data(settings, options.data)
        asyncio.run(_serve(settings, succeeds=options.take_over))
    except TokenRefusedError as error:
        raise CommandFailedError(messages.token_refused()) from error
    except StartsSpentError as error:
        sentence = messages.starts_spent(
            error.remaining, error.needed, error.elsewhere, error.reset_seconds
        )
        raise CommandFailedError(sentence) from error
    return 0


def _with_data(settings: Settings, named: Path | None) -> Settings:
    """Make sure that there is something to learn from; fetch it where there is nothing at all."""
    from bot.cli.fetching import TerminalObserver
    from bot.datasets.choice import ChoiceReason
    from bot.datasets.errors import DatasetUnavailableError
    from bot.datasets.obtain import find_data
    from bot.domain.bases.next_base import demand_known
    from bot.messages.datasets import dataset_error

    demand_known(settings.base)
    try:
        choice = find_data(settings, named, TerminalObserver(_say))
    except DatasetUnavailableError as error:
        if not (settings.model_directory / POINTER).exists():
            raise
        _say(messages.model_kept(dataset_error(error)))
        return settings
    # What was found is not named: the bot may move on to a larger set by itself.
    if choice.reason in (ChoiceReason.OPTION, ChoiceReason.SETTING):
        return settings.model_copy(update={"movielens": str(choice.folder)})
    return settings


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


async def _serve(settings: Settings, *, succeeds: bool) -> None:
    from bot.app import build_bot, open_services, train_until_stopped
    from bot.discord.supervisor import supervise
    from bot.observability.monitor import monitoring

    async with (
        open_services(settings, succeeds=succeeds) as services,
        monitoring(services) as monitor,
    ):
        work = (
            supervise(services, lambda services: monitor.attach(build_bot(services)), _end_in_time)
            if services.assignment.talks
            else train_until_stopped(services, _end_in_time)
        )
        await services.store.while_owned(work, _end_in_time)


def _end_in_time() -> None:
    """End the process soon, even if something does not stop: what is stored bears that."""
    last_resort = threading.Timer(MAX_STOP, _end)
    last_resort.daemon = True
    last_resort.start()


def _end() -> None:
    _say(messages.stopped_by_force())
    os._exit(1)
