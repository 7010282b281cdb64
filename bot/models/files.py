"""Writing files so that a crash leaves either the old content or the new."""

import json
import logging
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from pydantic import JsonValue, ValidationError

from recommender.data.json_file import read_json_file

PARTIAL = ".partial"

logger = logging.getLogger(__name__)


def write_json(path: Path, content: Mapping[str, JsonValue]) -> None:
    """Replace a JSON file atomically: written beside, synced, renamed."""
    partial = path.with_name(f"{path.name}{PARTIAL}")
    try:
        with partial.open("w", encoding="utf-8") as file:
            json.dump(dict(content), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    sync_directory(path.parent)


def remove_folder(folder: Path) -> None:
    """Rename a folder, then remove it.

    If the process is killed meanwhile, nobody takes half a folder for a whole one. Raises OSError
    and leaves the folder whole if the system refuses.
    """
    going = folder.with_name(f"{folder.name}{PARTIAL}")
    shutil.rmtree(going, ignore_errors=True)
    folder.rename(going)
    shutil.rmtree(going, ignore_errors=True)


def try_to_remove_folder(folder: Path) -> None:
    """Remove a folder that does no harm if that fails."""
    try:
        remove_folder(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        logger.warning("the folder %s could not be removed: %s", folder.name, file_trouble(error))


def remove_partial(directory: Path) -> None:
    """Remove what killed processes left of unfinished writing or removing.

    Nobody may be writing now.
    """
    for left in directory.glob(f"*{PARTIAL}"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def read_json(path: Path) -> dict[str, JsonValue]:
    """Read a JSON object; ValueError when the file holds anything else."""
    content = read_json_file(path)
    if not isinstance(content, dict):
        raise ValueError(f"{path.name} does not hold a JSON object")  # noqa: TRY004 - bad content
    return content


def file_trouble(error: Exception) -> str:
    """Describe an error with a file, without the folders of this machine."""
    if not isinstance(error, OSError):
        return str(error) or repr(error)
    name = Path(str(error.filename)).name if error.filename else ""
    return ": ".join(part for part in (name, error.strerror or str(error)) if part)


def fields_of(error: ValidationError) -> str:
    """Name the fields that are missing or wrong."""
    return ", ".join(".".join(map(str, each["loc"])) for each in error.errors(include_url=False))


def sync_directory(directory: Path) -> None:
    """Make a rename in this folder durable, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def folder_name(version: int) -> str:
    """Return the name of a version's folder."""
    return f"{version:04d}"


def numbered_folders(directory: Path) -> tuple[int, ...]:
    """Return the versions that have a folder here, oldest first."""
    if not directory.is_dir():
        return ()
    names = (entry.name for entry in directory.iterdir() if entry.is_dir())
    return tuple(sorted(int(name) for name in names if name.isdecimal()))
