"""Looks at the data directory, the database, the base data and the model."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.clock import SystemClock
from bot.datasets.choice import choose_folder
from bot.datasets.errors import DatasetUnavailableError, NoDataSetError
from bot.diagnosis.check_result import CheckResult, ok, problem, warning
from bot.domain.bases.next_base import demand_known
from bot.messages import doctor_storage as messages
from bot.messages.datasets import dataset_error, reason
from bot.messages.model.growth import growth as what_comes
from bot.messages.model.registry import registry_problem
from bot.messages.status import moment
from bot.messages.store import store_error
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store import dialect, inspection, schema
from bot.store.errors import StoreError, StoreOutdatedError
from bot.store.figures import read_figures
from bot.store.store import Store
from bot.training.growth_state import GrowthState
from recommender import DatasetError
from recommender.data.movielens import find_layout

# Room for the largest data set and a few models of it; and for what the bot cannot do without.
MIN_COMFORTABLE_BYTES = 1_000_000_000
MIN_BYTES = 50_000_000


def check_directory(settings: Settings) -> Iterator[CheckResult]:
    """Look at whether the data directory can be written, and at the room on its disk."""
    directory = settings.data_directory
    existing = next(path for path in (directory, *directory.absolute().parents) if path.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        summary = messages.directory_read_only(directory)
        yield problem("directory", summary, messages.let_bot_write())
        return
    yield ok("directory", messages.directory_writable(directory, exists=directory.exists()))
    free = shutil.disk_usage(existing).free
    summary = messages.free_space(free / 1e9)
    if free < MIN_BYTES:
        yield problem("disk", summary, messages.make_room())
    elif free < MIN_COMFORTABLE_BYTES:
        yield warning("disk", summary, messages.make_room())
    else:
        yield ok("disk", summary)


async def check_database(settings: Settings) -> CheckResult:
    """Read the whole database, or ask the server for its version; change nothing."""
    path = dialect.sqlite_path(settings.database)
    if path is not None and not path.exists():
        return ok("database", messages.database_new(path))
    try:
        if path is not None:
            inspection.inspect_file(path, thorough=True)
        async with await Store.read(settings.database, SystemClock()) as store:
            place = store.database.place
            tastes = (await read_figures(store.database)).tastes
    except StoreOutdatedError as error:
        return ok("database", messages.database_outdated(error.place))
    except StoreError as error:
        return problem("database", store_error(error), messages.database_remedy())
    if path is not None and not os.access(path, os.W_OK):
        summary = messages.database_read_only(path)
        return problem("database", summary, messages.let_bot_write_database())
    return ok("database", messages.database_whole(place, schema.known_version(), tastes))


def check_data(settings: Settings, *, has_model: bool) -> CheckResult:
    """Look at the base data that the next training starts from."""
    try:
        demand_known(settings.base)
        choice = choose_folder(settings)
        find_layout(choice.folder)
    except NoDataSetError:
        return warning("data", messages.data_missing(), messages.fetched_at_start())
    except DatasetUnavailableError as error:
        summary = dataset_error(error)
    except DatasetError as error:
        summary = str(error)
    else:
        used = messages.data_used(choice.folder, reason(choice.reason))
        growth = GrowthState.load(settings.dataset_directory)
        if growth.obstacle is None:
            return ok("data", used)
        again = "" if growth.again is None else moment(growth.again)
        return warning("data", f"{used} {what_comes(growth, again)}", messages.stay_with_set())
    if has_model:
        return warning("data", messages.no_retraining(summary), messages.get_data())
    return problem("data", summary, messages.get_data())


def check_model(settings: Settings) -> tuple[bool, list[CheckResult]]:
    """Load the model in service; the first value says whether there is one."""
    if not settings.model_directory.is_dir():
        return False, [_no_model(settings.model_directory)]
    # What the registry would log is what is said below.
    logging.getLogger("bot.models.registry").addHandler(logging.NullHandler())
    registry = ModelRegistry.open(settings.model_directory)
    damaged = [
        warning("model", registry_problem(each), messages.model_damaged())
        for each in registry.problems
    ]
    if not registry.ready:
        return False, [*damaged, _no_model(settings.model_directory)]
    manifest = registry.current.manifest
    summary = messages.model(
        manifest.version, manifest.trained_at, manifest.base, manifest.movies, manifest.likes
    )
    return True, [*damaged, ok("model", summary)]


def _no_model(directory: Path) -> CheckResult:
    return warning("model", messages.no_model(directory), messages.trained_at_start())
