"""The files in a zip archive, unpacked in memory and within limits."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from bot.domain.imports.file_kinds import kind_inside, kind_of_archive
from bot.domain.imports.limits import (
    MAX_ARCHIVE_ENTRIES,
    MAX_COMPRESSION_RATIO,
    MAX_UNPACKED_BYTES,
)
from bot.domain.imports.refusals import ImportRefusedError, Refusal

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_READABLE = {".csv", ".json", ".xml", ".txt", ".tsv"}
_ENCRYPTED = 1
_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# The errors of zipfile for headers and contents that contradict each other.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of an export; `name` is its path in the archive, else the file's own name."""

    name: str
    content: bytes


def is_archive(content: bytes) -> bool:
    """Whether the bytes are a zip archive."""
    return content.startswith(_ZIP_STARTS)


def unpacked(content: bytes, name: str) -> Iterator[ExportedFile]:
    """Yield the readable files; raise ImportRefusedError for damaged or dangerous archives."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if kind := kind_of_archive(content, archive.namelist(), name):
                raise ImportRefusedError(kind, name)
            _demand_harmless(entries, name)
            left = MAX_UNPACKED_BYTES
            for entry in entries:
                if _is_readable(entry):
                    file = _unpacked(archive, entry, left)
                    left -= len(file.content)
                    yield file
    except _DAMAGED as error:
        raise ImportRefusedError(Refusal.DAMAGED, name) from error


def held_instead(content: bytes) -> ImportRefusedError | None:
    """Return what to say of an archive whose files say nothing of films, by what else it holds."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        kind = kind_inside([entry.filename for entry in archive.infolist() if not _hidden(entry)])
    return ImportRefusedError(*kind) if kind else None


def _demand_harmless(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MAX_ARCHIVE_ENTRIES or any(map(_leads_elsewhere, entries)):
        raise ImportRefusedError(Refusal.SUSPICIOUS_ARCHIVE, name)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ImportRefusedError(Refusal.ENCRYPTED, name)
    if sum(entry.file_size for entry in entries if _is_readable(entry)) > MAX_UNPACKED_BYTES:
        raise ImportRefusedError(Refusal.TOO_LARGE, name)
    for entry in entries:
        if entry.file_size > MAX_COMPRESSION_RATIO * max(entry.compress_size, 1_000):
            raise ImportRefusedError(Refusal.SUSPICIOUS_ARCHIVE, name)


def _leads_elsewhere(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or path.is_absolute() or ".." in path.parts or ":" in entry.filename[:3]


def _is_readable(entry: zipfile.ZipInfo) -> bool:
    suffix = PurePosixPath(entry.filename).suffix.casefold()
    readable = entry.compress_type in _COMPRESSIONS and suffix in _READABLE
    return readable and not entry.is_dir() and not _hidden(entry)


def _hidden(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    return path.name.startswith(".") or "__MACOSX" in path.parts


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> ExportedFile:
    with archive.open(entry) as file:
        content = file.read(left + 1)
    # A header can lie about the size.
    if len(content) > left:
        raise ImportRefusedError(Refusal.TOO_LARGE, entry.filename)
    return ExportedFile(entry.filename, content)
