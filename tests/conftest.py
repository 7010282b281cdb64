"""What many tests share: data sets, read once for each test process."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.clock import SystemClock
from bot.store.store import Store
from recommender import Dataset, load_dataset
from tests.data import movielens
from tests.examined import make_small_registry
from tests.invented import invented_dataset, write_dataset
from tests.logged_errors import LoggedErrors
from tests.this_machine import OtherMachines

# Whatever language the terminal of these tests is in, commands speak English.
os.environ["LANGUAGE"] = "en"
# How long an example takes depends on what else the machine does; the same examples every time.
settings.register_profile(
    "matinee", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("matinee")


@pytest.fixture(autouse=True)
def logged_errors(caplog: pytest.LogCaptureFixture) -> Iterator[LoggedErrors]:
    """Fail the test where an error or a traceback is logged that it does not expect."""
    errors = LoggedErrors(caplog)
    yield errors
    errors.check()


@pytest.fixture(autouse=True)
def stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that would reach another machine."""
    others = OtherMachines(monkeypatch)
    yield
    others.check()


@pytest.fixture(scope="session")
def invented() -> Dataset:
    """Ratings of invented people for invented films: there on every machine."""
    return invented_dataset()


@pytest.fixture(scope="session")
def invented_folder(invented: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented data set as a folder of files."""
    return write_dataset(invented, tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="session")
def trained_models(invented: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with one small model of the invented films; copy it, never write to it."""
    return make_small_registry(invented, tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that Matinee opened once and nothing is in; copy it where no store need be made.

    Making one takes longer than most of what tests do with it.
    """
    file = tmp_path_factory.mktemp("store") / "matinee.sqlite3"

    async def make() -> None:
        async with await Store.open(f"sqlite+aiosqlite:///{file}", SystemClock()):
            pass

    asyncio.run(make())
    return file


@pytest.fixture(scope="session")
def latest_small() -> Dataset:
    """MovieLens ml-latest-small: 100,836 ratings of 9,742 films, real titles up to 2018."""
    return load_dataset(movielens("ml-latest-small"))
