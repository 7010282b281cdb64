"""Damages each file of the version in service, and the pointer to it, and starts the bot on that.

It has to start, in bounded time and memory, with this version or the one before, and every command
that reads models has to answer with a sentence. The registry is shown all damages, a whole bot
some: half of them while that version serves.
"""

import asyncio
import faulthandler
import hashlib
import json
import random
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.demo.simulated_server import SimulatedServer, open_server
from bot.models.errors import UnknownVersionError
from bot.models.pointer import POINTER
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from recommender import ModelDamagedError
from recommender.model.storage import MANIFEST
from tests.campaigns import damages
from tests.campaigns.damages import Damage
from tests.campaigns.overheard import Overheard, overhearing
from tests.campaigns.report import Scale, Tally
from tests.examined import make_registry
from tests.invented import invented_dataset, write_dataset
from tests.journeys.conversation import tell

# Far more than the bot needs for its small model, far less than a lying header claims.
MEMORY = 2 * 1024**3
# A start that hangs would hang for ever; this one says where.
PATIENCE = 120
# Talking takes thirty times as long as opening.
ONE_TALKED_TO_OF = 20
NOTHING_SERVES = "no model serves, though the version before is whole"
DAMAGE_IS_REPORTED = "the registry of models is damaged"
# Words of an answer to what nobody foresaw.
UNFORESEEN = "went wrong on my side"
COMMANDS = (
    "!model status",
    "!model history",
    "!model compare 1 2",
    "!recommend",
    "!model rollback 2",
    "!like 7 umbrellas",
    "!model pin",
    "!model unpin",
    "!model rollback 1",
    "!status",
)


@dataclass(frozen=True)
class Case:
    """One damage of one file."""

    file: str
    name: str
    damage: Damage
    sealed: bool = False

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"

    def do(self, registry: Path) -> None:
        """Damage the registry's second version, or its pointer."""
        version = registry / "0002"
        self.damage(registry / self.file if self.file == POINTER else version / self.file)
        if self.sealed:
            _seal(version, self.file)


def run(tally: Tally, scale: Scale, folder: Path) -> None:
    """Try every damage there is, or some of them."""
    registry = _two_versions(folder)
    random_ = random.Random(scale.seed)
    cases = list(_cases(registry, random_))
    random_.shuffle(cases)
    chosen = cases[: scale.of(small=80, full=len(cases))]
    with _little_memory(), overhearing() as overheard:
        for number, case in enumerate(scale.share(chosen)):
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
            settings = _copied(registry, folder / "case")
            if number % (2 * ONE_TALKED_TO_OF) == 0:
                faults = asyncio.run(_start_and_talk(settings, case))
            elif number % ONE_TALKED_TO_OF == 0:
                case.do(settings.model_directory)
                faults = asyncio.run(_start_and_talk(settings))
            else:
                case.do(settings.model_directory)
                faults = asyncio.run(_open(settings.model_directory))
            faults += _worth_noting(overheard)
            tally.expect(not faults, f"{case}: {'; '.join(faults)}")
    faulthandler.cancel_dump_traceback_later()


def _two_versions(folder: Path) -> Path:
    base = write_dataset(invented_dataset(), folder / "base")
    (folder / "made").mkdir()
    registry = make_registry(base, folder / "made")
    candidate = shutil.copytree(registry / "0001", folder / "candidate")
    opened = ModelRegistry.open(registry)
    replace(opened.manifest(1), version=2).save(candidate)
    asyncio.run(opened.publish(candidate, datetime(2026, 1, 2, tzinfo=UTC)))
    return registry


def _cases(registry: Path, random_: random.Random) -> Iterator[Case]:
    version = registry / "0002"
    for path in (registry / POINTER, *sorted(version.iterdir())):
        case = partial(Case, path.name)
        yield from (case(*each) for each in damages.to_any_file(random_))
        # The checksums would notice these; what is wrong before they are made, they confirm.
        sealed = path.name in json.loads((version / MANIFEST).read_text("utf-8"))["sha256"]
        if path.suffix == ".npy":
            yield from (case(*each, sealed) for each in damages.to_arrays())
        else:
            yield from (case(*each, sealed) for each in damages.to_json(path))


def _seal(version: Path, file: str) -> None:
    manifest = json.loads((version / MANIFEST).read_text("utf-8"))
    manifest["sha256"][file] = hashlib.sha256((version / file).read_bytes()).hexdigest()
    (version / MANIFEST).write_text(json.dumps(manifest), "utf-8")


def _copied(registry: Path, folder: Path) -> Settings:
    """Return the settings for a bot on a copy."""
    settings = Settings.load(None, data_directory=folder, base="off")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(registry, settings.model_directory)
    return settings


async def _open(models: Path) -> list[str]:
    """Open the registry and go back and forth in it; return what went wrong."""
    now = datetime(2026, 1, 3, tzinfo=UTC)
    try:
        registry = ModelRegistry.open(models)
        if not registry.ready:
            return [NOTHING_SERVES]
        for version in (2, 1):
            with suppress(ModelDamagedError, UnknownVersionError):
                registry.manifest(version)
                await registry.rollback(version, now)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return [f"the registry failed: {error!r:.300}"]
    return [] if registry.current.version == 1 else ["the whole version does not serve again"]


async def _start_and_talk(settings: Settings, case: Case | None = None) -> list[str]:
    """Start the bot and use the commands that read models; return what went wrong.

    A case damages what serves by then.
    """
    try:
        async with open_server(settings) as server:
            if case is not None:
                case.do(settings.model_directory)
            return await _talk(server)
    except Exception as error:  # noqa: BLE001 - whatever ends the start is the finding
        return [f"the start failed: {error!r:.300}"]


def _worth_noting(overheard: Overheard) -> list[str]:
    heard = overheard.take()
    faults = [each for each in heard if not each.startswith(DAMAGE_IS_REPORTED)]
    # Only by trying to take it does one hear that there is not so much.
    return faults + [each for each in heard if "allocate" in each or "MemoryError" in each]


async def _talk(server: SimulatedServer) -> list[str]:
    if not server.services.registry.ready:
        return [NOTHING_SERVES]
    faults = []
    for command in COMMANDS:
        heard = await tell(server, server.you, command)
        if not heard or UNFORESEEN in heard:
            faults.append(f"{command} was answered {heard!r:.120}")
    return faults


@contextmanager
def _little_memory() -> Iterator[None]:
    """Let this process take little more address space than it has."""
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
