"""Where a demo keeps what it stores, and how it comes to its first model."""

import asyncio
import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.demo.errors import DemoError
from bot.demo.fake_tmdb.invented import InventedFilms, number_of
from bot.demo.fake_tmdb.server import FakeTmdb
from bot.demo.history import ChannelHistory
from bot.demo.internals import wall_clock
from bot.demo.simulated_server import SimulatedServer, open_server
from bot.demo.tastes import store_tastes
from bot.domain.runs.reasons import FirstTraining
from bot.domain.runs.record import RunState
from bot.messages import demo as messages
from bot.messages.model.problems import run_problem
from bot.settings import Settings
from bot.store.claim import FileClaim
from bot.training.run import Run
from recommender import load_dataset
from recommender.data.movielens import find_layout

BEGUN = "begun"
Say = Callable[[str], None]


class DemoWorkspace:
    """The server that belongs to a data set, with what it stored last time.

    `say` gets sentences for the person at the terminal, `on_progress` of the first training.
    """

    def __init__(
        self, settings: Settings, data: Path, say: Say, on_progress: Callable[[Run], None]
    ) -> None:
        self._settings, self._data = settings, data
        self._say, self._on_progress = say, on_progress

    @asynccontextmanager
    async def open(
        self, *, empty: bool = False, fake_films: bool = False
    ) -> AsyncIterator[SimulatedServer]:
        """Open it; `empty` forgets what was stored and stores nobody's tastes.

        With `fake_films` it shows what TMDB would give, all of it invented. Raises DatasetError
        and DemoError.
        """
        async with self._place(empty=empty) as directory, AsyncExitStack() as running:
            settings, fake = _own_settings(self._settings, directory, self._data), None
            if fake_films:
                fake = await running.enter_async_context(FakeTmdb(InventedFilms([])).open())
                key = {"tmdb_key": SecretStr(fake.key), "tmdb_url": fake.url}
                settings = settings.model_copy(update=key)
            async with open_server(settings, datetime.now(UTC), _remember) as server:
                await self._begin(server, empty=empty)
                await self._learn(server)
                if fake is not None:
                    _invent_films(server, fake)
                try:
                    yield server
                finally:
                    await server.stop()
                    ChannelHistory(
                        server
                    ).keep()  # with what the bot said while it was being stopped

    @asynccontextmanager
    async def _place(self, *, empty: bool) -> AsyncIterator[Path]:
        """Claim the folder; while another demo has it, work on a copy that is thrown away."""
        directory = workspace_directory(self._settings, self._data)
        claim = _claim(directory)
        if claim is None:
            self._say(messages.another_demo_runs())
            with _throwaway(directory) as copy:
                yield copy
            return
        try:
            if empty:
                _forget(directory)
            yield directory
        finally:
            await claim.release()

    async def _begin(self, server: SimulatedServer, *, empty: bool) -> None:
        """Store the members' tastes when this workspace is new."""
        mark = server.settings.data_directory / BEGUN
        if await asyncio.to_thread(mark.exists):
            return
        if not empty:
            await store_tastes(server, await asyncio.to_thread(load_dataset, self._data))
        await asyncio.to_thread(mark.touch)

    async def _learn(self, server: SimulatedServer) -> None:
        """Train the first model when there is none."""
        if server.services.registry.ready:
            return
        began = wall_clock()
        outcome = await server.services.trainer.retrain(FirstTraining(), self._on_progress)
        if outcome.state is not RunState.PUBLISHED:
            raise DemoError(messages.not_trained(run_problem(outcome.problem)))
        self._say(messages.model_learned(wall_clock() - began))


def _invent_films(server: SimulatedServer, fake: FakeTmdb) -> None:
    """Let the loopback TMDB know the films in service, and the page its drawn posters."""
    fake.source = InventedFilms(server.services.registry.current.catalogue)
    server.picture_at = fake.picture_at
    server.number_films(number_of)


def _remember(server: SimulatedServer) -> None:
    # The first training has the lowest priority: on a busy machine it takes minutes.
    server.env.join_timeout = 60.0 * server.settings.training_minutes
    ChannelHistory(server).bring_back()


def workspace_directory(settings: Settings, data: Path) -> Path:
    """Return the folder of a data set's demo: another set has other films, so another workspace."""
    layout = find_layout(data)
    films = hashlib.sha256((data / layout.movie_file).read_bytes())
    films.update(str((data / layout.rating_file).stat().st_size).encode())
    return settings.data_directory / "demo" / f"{data.resolve().name}-{films.hexdigest()[:8]}"


@contextmanager
def _throwaway(directory: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="matinee-demo-", ignore_cleanup_errors=True) as scratch:
        if (directory / "models").is_dir():
            shutil.copytree(directory / "models", Path(scratch) / "models")
        yield Path(scratch)


def _claim(directory: Path) -> FileClaim | None:
    """Become the folder's only user; None when another demo is, DemoError when it is unusable."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        return FileClaim(directory / "demo.lock")
    except sqlite3.OperationalError as error:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) == sqlite3.SQLITE_BUSY:
            return None
        raise DemoError(messages.folder_unusable(directory, str(error))) from error
    except OSError as error:
        raise DemoError(
            messages.folder_unusable(directory, error.strerror or str(error))
        ) from error


def _forget(directory: Path) -> None:
    """Remove everything but the models, which take a while to make."""
    for path in directory.iterdir():
        if path.is_file() and path.name != "demo.lock":
            path.unlink()


def _own_settings(settings: Settings, directory: Path, data: Path) -> Settings:
    """Keep the demo away from the real bot's token, database and models."""
    own: dict[str, object] = {
        "token": SecretStr(""),
        "data_directory": directory,
        "database_url": SecretStr(""),
        "movielens": str(data.resolve()),
        "command_prefix": "!",
        "message_content": True,
        "metrics_port": 0,
        "tmdb_key": SecretStr(""),
    }
    return settings.model_copy(update=own)
