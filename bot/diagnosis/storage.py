"""Looks at the data directory, the database, the base data and the model."""

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.clock import SystemClock
from bot.datasets.choice import choose_folder
from bot.datasets.errors import DataSetError, NoDataSetError
from bot.diagnosis.finding import Finding, problem, warning, well
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store import dialect, inspection, schema
from bot.store.errors import StoreError, StoreOutdatedError
from bot.store.store import Store
from recommender import DatasetError
from recommender.data.movielens import find_layout

LITTLE_SPACE = 1_000_000_000
TOO_LITTLE_SPACE = 50_000_000
FETCHED_AT_START = (
    "The bot fetches ml-latest-small at its first start; `matinee data get NAME` fetches another."
)
GET_DATA = "Fetch a data set: matinee data get ml-latest-small"


def look_at_directory(settings: Settings) -> Iterator[Finding]:
    """Look at whether the data directory can be written, and at the room on its disk."""
    directory = settings.data_directory
    existing = next(path for path in (directory, *directory.absolute().parents) if path.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        yield problem(
            "directory",
            f"{directory} cannot be written.",
            "Give the bot's user the right to write there, or set MATINEE_DATA_DIRECTORY.",
        )
        return
    yield well(
        "directory",
        f"{directory} {'' if directory.exists() else 'will be made and '}can be written.",
    )
    free = shutil.disk_usage(existing).free
    said, mend = f"{free / 1e9:.1f} GB free.", "Make room, or set MATINEE_DATA_DIRECTORY."
    if free < TOO_LITTLE_SPACE:
        yield problem("disk", said, mend)
    elif free < LITTLE_SPACE:
        yield warning("disk", said, mend)
    else:
        yield well("disk", said)


async def look_at_database(settings: Settings) -> Finding:
    """Read the whole database, or ask the server for its version; change nothing."""
    path = dialect.sqlite_path(settings.database)
    if path is not None and not path.exists():
        return well("database", f"{path} will be made at the first start.")
    try:
        if path is not None:
            inspection.inspect_file(path, thorough=True)
        async with await Store.read(settings.database, SystemClock()) as store:
            place, likes = store.database.place, await store.tastes.count()
    except StoreOutdatedError as error:
        return well("database", f"{error.place} will be brought up to date at the next start.")
    except StoreError as error:
        return problem(
            "database", str(error), "See docs/operations.md: it says what to do about each."
        )
    if path is not None and not os.access(path, os.W_OK):
        return problem("database", f"{path} is read-only.", "Let the bot's user write to it.")
    return well("database", f"{place}, version {schema.known_version()}, {likes:,} tastes, whole.")


def look_at_data(settings: Settings, *, has_model: bool) -> Finding:
    """Look at the base data that the next training starts from."""
    try:
        choice = choose_folder(settings)
        find_layout(choice.folder)
    except NoDataSetError:
        return warning("data", "There is no MovieLens data set yet.", FETCHED_AT_START)
    except (DataSetError, DatasetError) as error:
        said = str(error)
    else:
        return well("data", f"{choice.folder}, {choice.reason}.")
    if has_model:
        return warning("data", f"{said} The model serves, but cannot be retrained.", GET_DATA)
    return problem("data", said, GET_DATA)


def look_at_model(settings: Settings) -> tuple[bool, list[Finding]]:
    """Load the model in service; the first value says whether there is one."""
    if not settings.model_directory.is_dir():
        return False, [_no_model(settings.model_directory)]
    # What the registry would log is what is said below.
    logging.getLogger("bot.models.registry").addHandler(logging.NullHandler())
    registry = ModelRegistry.open(settings.model_directory)
    damaged = [
        warning("model", said, "The next retraining replaces it; delete the folder if you like.")
        for said in registry.problems
    ]
    if not registry.ready:
        return False, [*damaged, _no_model(settings.model_directory)]
    manifest = registry.current.manifest
    said = (
        f"Version {manifest.version} of {manifest.trained_at:%Y-%m-%d %H:%M} UTC: "
        f"{manifest.movies:,} films, {manifest.base}, {manifest.likes:,} likes of people here."
    )
    return True, [*damaged, well("model", said)]


def _no_model(directory: Path) -> Finding:
    return warning(
        "model",
        f"There is none in {directory} yet.",
        "The bot trains one when it starts; that takes from seconds to a few minutes.",
    )
