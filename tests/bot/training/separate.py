"""A trainer in a process of its own, and bots without Discord that follow it, on one PostgreSQL."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import open_services
from bot.clock import SystemClock
from bot.services import Services
from bot.settings import ProcessRole, Settings

# For a machine that is busy with other things; what is waited for says so itself.
PATIENCE = 240.0
REPOSITORY = Path(__file__).parents[3]


@dataclass
class TrainerProgram:
    """`matinee run` as a trainer."""

    url: str
    folder: Path
    base: Path
    variables: dict[str, str] = field(default_factory=dict)
    _process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it, for the first time or again."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        named = {
            "ROLE": "trainer",
            "DATABASE_URL": self.url,
            "DATA_DIRECTORY": str(self.folder),
            "MOVIELENS": str(self.base),
            **self.variables,
        }
        surroundings = {f"MATINEE_{name}": value for name, value in named.items()}
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                env=kept | surroundings | {"PYTHONPATH": str(REPOSITORY)},
                cwd=self.folder,
                stderr=log,
            )

    def kill(self) -> None:
        """End it as SIGKILL does; what it has started ends with it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    @property
    def log(self) -> str:
        """What it has logged."""
        return (self.folder / "log.txt").read_text("utf-8")


@dataclass(frozen=True)
class LateClock:
    """A clock that goes wrong by so much."""

    wrong: timedelta = timedelta(0)

    def now(self) -> datetime:
        """Return the moment it shows."""
        return SystemClock().now() + self.wrong


@asynccontextmanager
async def open_bot(
    url: str, folder: Path, number: int = 1, wrong: timedelta = timedelta(0), **settings: object
) -> AsyncIterator[Services]:
    """One of two bots, without its connection to Discord."""
    own = Settings.load(
        None,
        database_url=url,
        data_directory=folder / f"bot-{number}",
        role=ProcessRole.BOT,
        shards=2,
        cluster=f"{number}/2",
        **settings,
    )
    async with open_services(own, LateClock(wrong)) as services:
        yield services


async def until(services: Services, true: Callable[[Services], bool]) -> None:
    """Wait until something is true of what a process serves."""
    changed = asyncio.Event()
    services.registry.watch(changed.set)
    async with asyncio.timeout(PATIENCE):
        while not true(services):
            await changed.wait()
            changed.clear()


async def serves(services: Services, version: int) -> None:
    """Wait until a process serves a version."""
    await until(services, lambda each: each.registry.ready and _version(each) == version)


def _version(services: Services) -> int:
    return services.registry.current.version
