"""`matinee run`: the bot on Discord."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.models.registry import POINTER
from bot.observability.errors import AddressInUseError
from bot.observability.logs import configure_logging
from bot.settings import Settings, SettingsError
from bot.store.errors import StoreError

HELP = "connect to Discord and run the bot"

NOTHING_TO_LOG_IN_WITH = (
    "there is no token: put MATINEE_TOKEN=... into .env, with the token that Discord's developer "
    "portal shows under Bot (https://discord.com/developers/applications)."
)
LOGIN_REFUSED = (
    "Discord does not accept the token: reset it in the developer portal under Bot, and put the "
    "new one into .env as MATINEE_TOKEN."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="train from this MovieLens folder")


def run(options: argparse.Namespace) -> int:
    """Run until interrupted."""
    from bot.discord.supervisor import TokenRefusedError

    try:
        settings = Settings.load()
        if not settings.token.get_secret_value():
            raise CommandFailedError(NOTHING_TO_LOG_IN_WITH)
        configure_logging(settings, sys.stderr)
        asyncio.run(_serve(_with_data(settings, options.data)))
    except (SettingsError, StoreError, AddressInUseError) as error:
        raise CommandFailedError(str(error)) from error
    except TokenRefusedError as error:
        raise CommandFailedError(LOGIN_REFUSED) from error
    return 0


def _with_data(settings: Settings, named: Path | None) -> Settings:
    """Make sure that there is something to learn from; fetch it where there is nothing at all."""
    from bot.cli.transfer import transfer_bar
    from bot.datasets.errors import DataSetError
    from bot.datasets.obtain import find_data

    try:
        choice = find_data(settings, named, _say, transfer_bar)
    except DataSetError as error:
        if not (settings.model_directory / POINTER).exists():
            raise CommandFailedError(str(error)) from error
        _say(f"{error} Going on with the model that is there; it cannot be retrained.")
        return settings
    return settings.model_copy(update={"movielens": str(choice.folder)})


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


async def _serve(settings: Settings) -> None:
    from bot.app import build_bot, open_services
    from bot.discord.supervisor import supervise
    from bot.observability.watching import watching

    async with open_services(settings) as services, watching(services) as watch:
        await supervise(services, lambda services: watch.attach(build_bot(services)))
