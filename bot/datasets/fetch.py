"""Fetch one MovieLens set: download, check, unpack."""

import shutil
from pathlib import Path

from bot.datasets.archive import unpack
from bot.datasets.download import OnBytes, download
from bot.datasets.errors import NoRoomError, WrongContentError
from bot.datasets.published import MEGABYTE, SITE, PublishedSet

# What else is stored needs room, too: the database, a few models.
SPARE_BYTES = 500 * MEGABYTE


def fetch(
    wanted: PublishedSet,
    directory: Path,
    on_bytes: OnBytes,
    site: str = SITE,
    timeout: float = 20.0,
) -> Path:
    """Bring a set into `directory`/NAME and return that folder; a set that is there is kept.

    Whatever stops it, also what `on_bytes` raises, the next attempt resumes from what has arrived.
    Raises DatasetUnavailableError.
    """
    folder = directory / wanted.name
    if is_fetched(folder, wanted):
        return folder
    archive = directory / f"{wanted.name}.zip"
    address = f"{site.rstrip('/')}/{wanted.name}.zip"
    download(address, archive, wanted.sha256, wanted.max_zip_bytes, on_bytes, timeout)
    size = archive.stat().st_size
    try:
        unpack(archive, wanted.files, folder, wanted.max_file_bytes, lambda: on_bytes(size, size))
    except WrongContentError:
        archive.unlink(missing_ok=True)
        raise
    archive.unlink(missing_ok=True)
    return folder


def demand_room(wanted: PublishedSet, directory: Path) -> None:
    """Raise NoRoomError where a set does not fit on the disk, with what has arrived of it."""
    here = next(path for path in (directory, *directory.absolute().parents) if path.exists())
    arrived = sum(path.stat().st_size for path in directory.glob(f"{wanted.name}.zip*"))
    needed = wanted.disk_bytes - arrived + SPARE_BYTES
    free = shutil.disk_usage(here).free
    if free < needed:
        raise NoRoomError(wanted.name, needed // MEGABYTE, free // MEGABYTE)


def is_fetched(folder: Path, wanted: PublishedSet) -> bool:
    """Whether the folder holds the ratings and the movies of this set."""
    ratings, movies, *_ = wanted.files
    return (folder / ratings).is_file() and (folder / movies).is_file()


def terms_of_use(folder: Path) -> str:
    """Return the part of a set's own README that says how it may be used; empty without one."""
    for name in ("README.txt", "README", "README.html"):
        path = folder / name
        if path.is_file():
            return _licence_section(path.read_text(encoding="utf-8", errors="replace"))
    return ""


def _licence_section(text: str) -> str:
    """Cut the section out whose heading, underlined with =, speaks of the licence."""
    lines = text.splitlines()
    heads = [
        number - 1
        for number, line in enumerate(lines)
        if number and len(line) > 3 and set(line.strip()) == {"="}
    ]
    for head, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        if "license" in lines[head].casefold():
            return "\n".join(lines[head + 2 : following]).strip()
    return ""
