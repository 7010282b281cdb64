"""A data directory with a model that the bot's own trainer has made, for benchmarks."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.app import open_services
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.settings import Settings
from tests.data import movielens


@contextmanager
def trained_settings(name: str) -> Iterator[Settings]:
    """Train on a MovieLens set and give the settings of a bot that serves the result."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(None, data_directory=Path(folder), movielens=str(movielens(name)))
        asyncio.run(_train(settings))
        yield settings


async def _train(settings: Settings) -> None:
    async with open_services(settings) as services:
        outcome = await services.trainer.retrain(Asked())
        if outcome.state is not RunState.PUBLISHED:
            raise RuntimeError(outcome.problem)
