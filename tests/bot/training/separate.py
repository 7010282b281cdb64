"""A trainer in a process of its own, and bots without Discord that follow it, on one PostgreSQL."""

import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import open_services
from bot.clock import SystemClock
from bot.services import Services
from bot.settings import ProcessRole, Settings
from tests.bell import Bell

# For a machine that is busy with other things; what is waited for says so itself.
PATIENCE = 240.0
# For the look that each process makes every minute, where a notice has to do without it.
NEVER = 24 * 3600.0
REPOSITORY = Path(__file__).parents[3]


@dataclass
class TrainerProgram:
    """`matinee run` as a trainer, started anew whenever it ends, as systemd does."""

    url: str
    folder: Path
    base: Path
    _process: "subprocess.Popen[bytes] | None" = None
    _thread: threading.Thread | None = None
    _wanted: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Start it, for the first time or again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._wanted.set()
        self._process = self._begin()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def kill(self) -> None:
        """End it as SIGKILL does; what it has started ends with it."""
        self._wanted.clear()
        if self._process is not None and self._thread is not None:
            self._process.kill()
            self._thread.join()

    def _watch(self) -> None:
        while self._process is not None:
            self._process.wait()
            if not self._wanted.is_set():
                return
            # PostgreSQL may take a moment to see that the one before is gone.
            self._process = self._begin()

    def _begin(self) -> "subprocess.Popen[bytes]":
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        own = {
            "MATINEE_ROLE": "trainer",
            "MATINEE_DATABASE_URL": self.url,
            "MATINEE_DATA_DIRECTORY": str(self.folder),
            "MATINEE_MOVIELENS": str(self.base),
            "PYTHONPATH": str(REPOSITORY),
        }
        with (self.folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], env=kept | own, cwd=self.folder, stderr=log
            )

    @property
    def number(self) -> int:
        """The number of the process that lives now."""
        assert self._process is not None
        return self._process.pid

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
async def open_trainer(
    url: str, folder: Path, base: Path, **settings: object
) -> AsyncIterator[Services]:
    """The trainer, in this process."""
    own = Settings.load(
        None,
        database_url=url,
        data_directory=folder / "trainer",
        movielens=str(base),
        role=ProcessRole.TRAINER,
        **settings,
    )
    async with open_services(own) as services:
        yield services


@asynccontextmanager
async def open_bot(
    url: str,
    folder: Path,
    number: int = 1,
    wrong: timedelta = timedelta(0),
    processes: int = 2,
    **settings: object,
) -> AsyncIterator[Services]:
    """One of several bots, without its connection to Discord."""
    own = Settings.load(
        None,
        database_url=url,
        data_directory=folder / f"bot-{number}",
        role=ProcessRole.BOT,
        shards=processes,
        cluster=f"{number}/{processes}",
        **settings,
    )
    async with open_services(own, LateClock(wrong)) as services:
        yield services


async def until(services: Services, true: Callable[[Services], bool]) -> None:
    """Wait until something is true of what a process serves."""
    bell = Bell()
    services.registry.watch(bell.ring)
    await bell.until(lambda: true(services), PATIENCE)


async def serves(services: Services, version: int) -> None:
    """Wait until a process serves a version."""
    await until(services, lambda each: each.registry.ready and _version(each) == version)


def _version(services: Services) -> int:
    return services.registry.current.version
