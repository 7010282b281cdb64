"""Lets the disk run full under each writer, and locks the database under twenty of them.

A process may forbid itself files beyond a size: the system then refuses to write as it does on a
full disk, at any byte of any file. What is answered "done" has to be there, what is refused must
not, and everything works when there is room again.
"""

import asyncio
import random
import resource
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.domain.tastes import TasteChange
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store.backup import BACKUPS, PREFIX, back_up
from bot.store.errors import StoreError, StoreUnavailableError
from recommender import RecommenderError
from tests.campaigns.ledger import damage_in, database_of
from tests.campaigns.overheard import Overheard, overhearing
from tests.campaigns.report import Scale, Tally
from tests.examined import make_small_registry
from tests.invented import invented_dataset, invented_movies
from tests.journeys.conversation import tell

UNFORESEEN = "went wrong on my side"
# Below the smallest file there is, up to a little beyond the largest.
MOST_ROOM = 600_000
WRITERS = 20
# The database waits for 5 s; the rest is for a busy machine. One after the other they took 100 s.
TOTAL_PATIENCE = 30.0
TYPED = (
    "!config time_zone Europe/Berlin", "!config time_zone Asia/Tokyo", "!dial adventurous",
    "!dial familiar", "!night plan in 3 days", "!schedule set daily 4", "!schedule off",
    "!movie add Brand New Thing (2026)", "!export", "!forget", "!privacy", "!model rollback 1",
    "!model rollback 2",
)  # fmt: skip


def run(tally: Tally, scale: Scale, folder: Path) -> None:
    """Write with too little room, as often as this size asks."""
    models = make_small_registry(invented_dataset(), folder / "models")
    settings = Settings.load(None, data_directory=folder / "data", base="off")
    shutil.copytree(models, settings.model_directory)
    with overhearing() as overheard:
        asyncio.run(_run(tally, scale, settings, overheard))


async def _run(tally: Tally, scale: Scale, settings: Settings, overheard: Overheard) -> None:
    random_ = scale.random()
    async with open_server(settings) as server:
        await _publish(server, 2)
        refused = 0
        for number in scale.share(range(scale.of(small=60, full=3000))):
            writer = random_.choice((_like, _like, _type, _back_up, _publish_anew))
            overheard.take()
            fault = await writer(server, random_, number)
            logged = overheard.take()
            refused += any("StoreFullError" in each for each in logged)
            faults = [fault] * bool(fault) + [each for each in logged if "unexpected" in each]
            tally.expect(not faults, f"{writer.__name__.strip('_')}: {'; '.join(faults)}")
        tally.expect(refused, "the disk was never full")
        await _lock(tally, server)
        heard = await tell(server, server.ana, "!like 7 umbrellas")
        tally.expect(UNFORESEEN not in heard, f"with room again: {heard!r:.200}")
        for each in _leftovers(settings) + damage_in(settings):
            tally.fail(each)
    registry = ModelRegistry.open(settings.model_directory)
    tally.expect(registry.ready and not registry.problems, f"{registry.problems}")


async def _like(server: SimulatedServer, random_: random.Random, _: int) -> str:
    movie = random_.choice(invented_movies()[10:])
    before = await _likes(server)
    with _little_room(random_):
        heard = await tell(server, server.ana, f"!like {movie.label}")
    after = await _likes(server)
    if "You like" in heard and movie.movie_id not in after:
        return f"lost: {heard!r:.200}"
    if "disk is full" in heard and before != after:
        return f"stored, and denied: {heard!r:.200}"
    return "" if heard and UNFORESEEN not in heard else f"{movie.label} was answered {heard!r:.200}"


async def _likes(server: SimulatedServer) -> set[int]:
    return set((await server.services.store.tastes.profile(server.ana.id)).likes)


async def _type(server: SimulatedServer, random_: random.Random, _: int) -> str:
    text = random_.choice(TYPED)
    with _little_room(random_):
        heard = await tell(server, server.you, text)
    return "" if heard and UNFORESEEN not in heard else f"{text} was answered {heard!r:.200}"


async def _back_up(server: SimulatedServer, random_: random.Random, number: int) -> str:
    settings = server.settings
    target = settings.data_directory / BACKUPS / f"{number}.sqlite3"
    try:
        with _little_room(random_):
            await asyncio.to_thread(back_up, settings.database, target)
    except StoreError:
        return "half a backup was left" if await asyncio.to_thread(target.exists) else ""
    copy = settings.model_copy(update={"database": f"sqlite+aiosqlite:///{target}"})
    return "; ".join(damage_in(copy))


async def _publish_anew(server: SimulatedServer, random_: random.Random, number: int) -> str:
    before = server.services.registry.current.version
    version = server.services.registry.next_version()
    try:
        with _little_room(random_):
            await _publish(server, version)
    except (OSError, ValueError, RecommenderError):
        pass
    served = server.services.registry.current.version
    again = ModelRegistry.open(server.settings.model_directory)
    await asyncio.to_thread(server.services.registry.prune, keep=frozenset({1, 2}))
    if again.problems or not again.ready or again.current.version != served:
        return f"{again.problems}; after a restart another version than {served} serves"
    return "" if served in (before, version) else f"version {served} serves"


async def _publish(server: SimulatedServer, version: int) -> None:
    """Publish another version of the same model."""
    registry = server.services.registry
    candidate = registry.directory.parent / "candidate"
    await asyncio.to_thread(_copy, registry.path(1), candidate)
    replace(registry.manifest(1), version=version).save(candidate)
    await registry.publish(candidate, datetime.now(UTC))


def _copy(version: Path, candidate: Path) -> None:
    shutil.rmtree(candidate, ignore_errors=True)
    shutil.copytree(version, candidate)


async def _lock(tally: Tally, server: SimulatedServer) -> None:
    """Let twenty people wait for a database that somebody else keeps locked."""
    tastes = server.services.store.tastes
    with closing(sqlite3.connect(database_of(server.settings), isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        begin = time.perf_counter()
        records = (tastes.record(each, None, [TasteChange.like(9)]) for each in range(1, WRITERS))
        outcomes = await asyncio.gather(*records, return_exceptions=True)
        waited = time.perf_counter() - begin
    for outcome in outcomes:
        tally.expect(isinstance(outcome, StoreUnavailableError), f"locked: {outcome!r}")
    tally.expect(waited < TOTAL_PATIENCE, f"{WRITERS} writers waited for {waited:.0f} s")


@contextmanager
def _little_room(random_: random.Random) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (random_.randrange(MOST_ROOM), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _leftovers(settings: Settings) -> list[str]:
    found = (path.name for path in settings.data_directory.rglob("*"))
    return [f"left over: {name}" for name in found if name.endswith(".partial") or PREFIX in name]
