"""A thousand servers' policies at once: how long it takes to decide what is due and when next."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import available_timezones

import numpy as np

from bot.app import open_services
from bot.domain.schedules.planning import (
    RunHistory,
    RunLimits,
    ServerPolicy,
    due_servers,
    next_wake,
)
from bot.domain.schedules.policy import Policy
from bot.settings import Settings
from tests.benchmarks.figure import Figure, at_most

SERVERS = 1000
TURNS = 20
RULES = (
    "daily 04:00, after 25 likes",
    "every 6h",
    'cron "0 4 * * 1"',
    "daily 02:30",
    "after 100 likes",
    'cron "30 3 1,15 * mon-fri", every 2 days',
)
NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)


def measure() -> Iterable[Figure]:
    """Measure the rules alone, and the whole way from the store to the timer."""
    zones = sorted(available_timezones())
    servers = [
        ServerPolicy(number, Policy.parse(RULES[number % len(RULES)]), zones[number % len(zones)])
        for number in range(SERVERS)
    ]
    history = RunHistory(
        NOON, [NOON - timedelta(hours=2)], {number: number for number in range(50)}
    )
    later = NOON + timedelta(hours=20)
    due = _seconds(lambda: due_servers(servers, history, later))
    wake = _seconds(lambda: next_wake(servers, history, RunLimits(), NOON))
    yield Figure(f"decide what is due, {SERVERS} policies", due * 1000, "ms", at_most(100))
    yield Figure(f"find the next moment, {SERVERS} policies", wake * 1000, "ms", at_most(100))
    with tempfile.TemporaryDirectory() as folder:
        planned, lag = asyncio.run(_through_the_store(Path(folder), zones))
    yield Figure(
        f"plan {SERVERS} servers, from the store to the timer", planned * 1000, "ms", at_most(500)
    )
    yield Figure("event loop lag while planning, p99", lag * 1000, "ms", at_most(5))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(TURNS):
        work()
    return (time.perf_counter() - began) / TURNS


async def _through_the_store(folder: Path, zones: list[str]) -> tuple[float, float]:
    settings = Settings.load(None, data_directory=folder)
    async with open_services(settings) as services:
        for number in range(SERVERS):
            await services.store.guilds.change(number, "time_zone", zones[number % len(zones)], 1)
            await services.store.policies.change(number, RULES[number % len(RULES)], 1)
        await services.scheduler.start(lambda: range(SERVERS))
        watching = asyncio.create_task(_lags())
        await asyncio.sleep(0.05)
        began = time.perf_counter()
        for _ in range(TURNS):
            await services.scheduler.plan()
        planned = (time.perf_counter() - began) / TURNS
        watching.cancel()
        return planned, await watching


async def _lags() -> float:
    """Return by how much a short sleep is too long, all but one time in a hundred."""
    lags: list[float] = []
    try:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            lags.append(time.perf_counter() - began - 0.001)
    except asyncio.CancelledError:
        return float(np.quantile(lags, 0.99))
