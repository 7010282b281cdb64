"""`matinee train`: one training run on the command line, through the same gate as the bot's own."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.domain.runs import RunState
from bot.settings import Settings, SettingsError
from bot.store.errors import StoreError, StoreInUseError
from bot.training.run import RunOutcome

HELP = "train the model now and put it into service, while the bot is not running"
IN_USE = (
    "the bot is running on this database; type `retrain` in Discord instead, it trains beside the "
    "bot and without a pause."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="learn from this MovieLens folder")
    parser.add_argument("--json", action="store_true", help="print the model's record as JSON")


def run(options: argparse.Namespace) -> int:
    """Train; exit status 0 only when the new model is in service."""
    try:
        settings = Settings.load()
        if options.data is not None:
            settings = settings.model_copy(update={"movielens": str(options.data)})
        outcome = asyncio.run(_train(settings))
    except StoreInUseError as error:
        raise CommandFailedError(IN_USE) from error
    except (SettingsError, StoreError) as error:
        raise CommandFailedError(str(error)) from error
    if outcome.state is not RunState.PUBLISHED or outcome.manifest is None:
        raise CommandFailedError(f"{outcome.state.value}: {outcome.problem}")
    _print(outcome, as_json=options.json)
    return 0


async def _train(settings: Settings) -> RunOutcome:
    from bot.app import open_services
    from bot.cli.training_bar import training_bar

    async with open_services(settings) as services:
        with training_bar() as on_progress:
            return await services.trainer.retrain("matinee train", on_progress)


def _print(outcome: RunOutcome, *, as_json: bool) -> None:
    manifest = outcome.manifest
    if manifest is None:
        return
    if as_json:
        print(json.dumps(manifest.to_json()))
        return
    measure = manifest.measures.movielens if manifest.measures else None
    quality = "" if measure is None else f", NDCG@{measure.length} {measure.ndcg.mean:.3f}"
    sys.stdout.write(
        f"Version {manifest.version} is in service: {manifest.movies:,} films of {manifest.base}, "
        f"{manifest.likes:,} likes of {manifest.people:,} people here{quality}, "
        f"{outcome.seconds:.1f} s.\n"
    )
