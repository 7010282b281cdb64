"""How long the event loop is kept waiting while the model is retrained ten times in a row."""

import asyncio
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress

import numpy as np

from bot.app import open_services
from bot.discord.recommending import Recommending
from bot.domain.filters import ListFilter
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.domain.tastes import TasteChange
from bot.services import Services
from bot.settings import Settings
from bot.ui import cards
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.trained import trained_settings
from tests.data import movielens

DATA = "ml-1m"
RETRAINS = 10
TICK = 0.002
BETWEEN_COMMANDS = 0.02
IDLE_SECONDS = 10.0


def measure() -> Iterable[Figure]:
    """Answer commands without and with retraining beside them, in one process."""
    with trained_settings(DATA) as settings:
        settings = settings.model_copy(update={"movielens": str(movielens(DATA))})
        idle, busy, outcomes, answers = asyncio.run(_measure(settings))
    if set(outcomes) != {RunState.PUBLISHED}:
        raise RuntimeError(f"a run was not published: {outcomes}")
    yield from _figures("event loop lag while nothing trains", idle, None)
    yield from _figures(f"event loop lag during {RETRAINS} retrains", busy, idle)
    yield Figure("commands answered meanwhile", float(answers), "commands")


def _figures(name: str, lags: list[float], beside: list[float] | None) -> Iterator[Figure]:
    for label, quantile, bound in (("p50", 0.5, None), ("p99", 0.99, 5.0), ("max", 1.0, None)):
        value = float(np.quantile(lags, quantile)) * 1000
        ratio = None if beside is None else value / (float(np.quantile(beside, quantile)) * 1000)
        aim = at_most(bound) if bound is not None and beside is not None else None
        compared = "" if beside is None else "the lag without training"
        yield Figure(f"{name}, {label}", value, "ms", aim, ratio, compared)


async def _measure(
    settings: Settings,
) -> tuple[list[float], list[float], list[RunState], int]:
    async with open_services(settings) as services:
        idle: list[float] = []
        busy: list[float] = []
        answers: list[int] = []
        async with _Watch(idle), _Commands(services, []):
            await asyncio.sleep(IDLE_SECONDS)
        outcomes: list[RunState] = []
        async with _Watch(busy), _Commands(services, answers):
            for _ in range(RETRAINS):
                outcome = await services.trainer.retrain(Asked())
                outcomes.append(outcome.state)
        return idle, busy, outcomes, len(answers)


class _Background:
    """A task that goes on while the block lasts."""

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._go_on())

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _go_on(self) -> None:
        raise NotImplementedError


class _Watch(_Background):
    """Notes by how much a short sleep is too long."""

    def __init__(self, lags: list[float]) -> None:
        self._lags = lags

    async def _go_on(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            self._lags.append(max(0.0, time.perf_counter() - began - TICK))


class _Commands(_Background):
    """Likes and recommendations, one after the other, from the store to the card."""

    def __init__(self, services: Services, answers: list[int]) -> None:
        self._services, self._answers = services, answers

    async def _go_on(self) -> None:
        recommending = Recommending(self._services)
        model = self._services.registry.current.model
        popular = model.movie_ids[np.argsort(-model.popularity)].tolist()
        turn = 0
        while True:
            person = 100 + turn % 20
            change = [TasteChange.like(popular[(turn * 7) % 1000])]
            await self._services.store.tastes.record(person, 1, change)
            listed = await recommending.recommend(person, 1, ListFilter())
            cards.film_list("For you", listed.films, person)
            self._answers.append(len(listed.films))
            turn += 1
            await asyncio.sleep(BETWEEN_COMMANDS)
