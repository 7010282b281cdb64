"""Take a few known files out of a zip; nothing else in it is believed."""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from bot.datasets.errors import ContentFault, DiskError, WrongContentError

CHUNK = 1 << 20


def unpack(
    archive: Path,
    files: Iterable[str],
    folder: Path,
    max_file_bytes: int,
    on_chunk: Callable[[], None] = lambda: None,
) -> None:
    """Unpack the files of these names, whichever folder of the zip they are in, into `folder`.

    The folder appears whole or not at all. A zip that wants to write elsewhere, lacks a file or
    holds more than `max_file_bytes` bytes in one is refused with a WrongContentError. What
    `on_chunk` raises ends it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left_behind in folder.parent.glob(f".{folder.name}-*"):  # by one that was killed
        shutil.rmtree(left_behind, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as scratch:
        beside = Path(scratch) / "unpacked"
        beside.mkdir()
        try:
            with zipfile.ZipFile(archive) as opened:
                members = _members(opened, archive)
                for name in files:
                    _extract(opened, members, name, beside, max_file_bytes, on_chunk)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
            raise WrongContentError(archive.name, ContentFault.NOT_A_ZIP, str(error)) from error
        except OSError as error:
            raise DiskError(folder, error) from error
        _put_in_place(beside, folder)


def _members(opened: zipfile.ZipFile, archive: Path) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    for info in opened.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in info.filename:
            raise WrongContentError(archive.name, ContentFault.OUTSIDE, info.filename)
        if not info.is_dir():
            members.setdefault(path.name, info)
    return members


def _extract(
    opened: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    name: str,
    folder: Path,
    max_file_bytes: int,
    on_chunk: Callable[[], None],
) -> None:
    if name not in members:
        raise WrongContentError(str(opened.filename), ContentFault.LACKS, name)
    # The size a zip claims may be a lie: what really comes out is counted.
    left = max_file_bytes
    with opened.open(members[name]) as source, (folder / name).open("wb") as target:
        while chunk := source.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                archive = str(opened.filename)
                raise WrongContentError(archive, ContentFault.FILE_TOO_LARGE, name, max_file_bytes)
            target.write(chunk)
            on_chunk()


def _put_in_place(unpacked: Path, folder: Path) -> None:
    try:
        if folder.exists():
            shutil.rmtree(folder)
        unpacked.replace(folder)
    except OSError as error:
        raise DiskError(folder, error) from error
