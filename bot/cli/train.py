"""`matinee train`: one training run on the command line, through the same gate as the bot's own."""

import argparse
import asyncio
import json
from pathlib import Path

from bot.cli.failure import CommandFailedError
from bot.domain.runs.reasons import CommandLine
from bot.domain.runs.record import RunState
from bot.messages.cli import train as messages
from bot.messages.cli.options import option_help
from bot.messages.model.problems import run_problem
from bot.messages.translation import type_commands_with
from bot.models.manifest import Manifest
from bot.settings import ProcessRole, Settings
from bot.store.errors import StoreInUseError
from bot.training.outcome import RunOutcome


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    data, as_json = (option_help("train", name) for name in ("data", "json"))
    parser.add_argument("--data", type=Path, metavar="DIR", help=data)
    parser.add_argument("--json", action="store_true", help=as_json)


def run(options: argparse.Namespace) -> int:
    """Train; exit status 0 only when the new model is in service."""
    settings = Settings.load()
    type_commands_with(settings.command_prefix)
    if options.data is not None:
        settings = settings.model_copy(update={"movielens": str(options.data)})
    try:
        outcome = asyncio.run(_train(settings))
    except StoreInUseError as error:
        raise CommandFailedError(messages.train_in_discord()) from error
    if outcome.state is not RunState.PUBLISHED or outcome.manifest is None:
        why = run_problem(outcome.problem)
        raise CommandFailedError(messages.training_failed(outcome.state.value, why))
    if options.json:
        print(json.dumps(outcome.manifest.to_json()))
    else:
        print(_summary(outcome.manifest, outcome.seconds))
    return 0


async def _train(settings: Settings) -> RunOutcome:
    from bot.app import open_services
    from bot.cli.progress_bar import progress_bar

    # Whatever the role of a process that may run here: nobody else may run meanwhile.
    async with open_services(settings.model_copy(update={"role": ProcessRole.ALL})) as services:
        with progress_bar(messages.learning()) as bar:
            return await services.trainer.retrain(CommandLine(), bar.follow)


def _summary(manifest: Manifest, seconds: float) -> str:
    sentences = [
        messages.trained(
            manifest.version, manifest.base, manifest.movies, manifest.likes, manifest.people
        )
    ]
    measure = manifest.measures.movielens if manifest.measures else None
    if measure is not None:
        sentences.append(messages.quality(measure.length, measure.ndcg.mean))
    sentences.append(messages.training_took(seconds))
    return " ".join(sentences)
