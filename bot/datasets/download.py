"""Download one file: bounded in size, resumed where it stopped, checked before anyone uses it."""

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import cast

from bot.datasets.errors import (
    ContentFault,
    DiskError,
    DownloadRefusedError,
    InterruptedDownloadError,
    UnreachableError,
    WrongContentError,
)

CHUNK = 1 << 18
# Called with bytes received so far and bytes expected (0 when the server does not say).
OnBytes = Callable[[int, int], None]


def download(
    address: str,
    target: Path,
    sha256: str,
    max_bytes: int,
    on_bytes: OnBytes,
    timeout: float = 20.0,
) -> None:
    """Bring `address` to `target`, which appears only when its sha256 is right.

    What arrived of an interrupted download stays beside it as NAME.part and is gone on with next
    time, unless the file on the server is another one by then. A target that is there and right is
    kept. Raises DatasetUnavailableError.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_file() and _hash(target) == sha256:
            return
        _receive(address, part, max_bytes, on_bytes, timeout)
        _demand_hash(part, sha256, address)
        part.replace(target)
        _tag_of(part).unlink(missing_ok=True)
    except OSError as error:
        raise DiskError(target, error) from error


def _receive(address: str, part: Path, max_bytes: int, on_bytes: OnBytes, timeout: float) -> None:
    offset, tag = part.stat().st_size if part.exists() else 0, _tag_of(part)
    known = tag.read_text("utf-8") if offset and tag.exists() else ""
    with _open(address, offset, known, timeout) as response:
        resumed = response.status == http.HTTPStatus.PARTIAL_CONTENT
        received = offset if resumed else 0
        expected = received + int(response.headers.get("Content-Length") or 0)
        _note(tag, response.headers.get("ETag"))
        with part.open("ab" if resumed else "wb") as file:
            while chunk := _read(response, address, received, expected):
                received += len(chunk)
                if received > max_bytes:
                    _forget(part)
                    raise WrongContentError(address, ContentFault.TOO_LARGE, limit=max_bytes)
                file.write(chunk)
                on_bytes(received, expected)
    if received < expected:
        raise InterruptedDownloadError(address, received, expected)


def _tag_of(part: Path) -> Path:
    """Name the file that keeps by which name the server knows this content."""
    return part.with_name(f"{part.name}.etag")


def _note(tag: Path, name: str | None) -> None:
    if name:
        tag.write_text(name, "utf-8")
    else:
        tag.unlink(missing_ok=True)


def _forget(part: Path) -> None:
    part.unlink()
    _tag_of(part).unlink(missing_ok=True)


def _open(address: str, offset: int, known: str, timeout: float) -> http.client.HTTPResponse:
    request = urllib.request.Request(address, headers={"User-Agent": "matinee"})  # noqa: S310  # the caller chooses the address
    if offset:
        request.add_header("Range", f"bytes={offset}-")
        # Content that has changed comes whole, from its beginning; weak names do not tell.
        if known and not known.startswith("W/"):
            request.add_header("If-Range", known)
    try:
        return cast(
            "http.client.HTTPResponse",
            urllib.request.urlopen(request, timeout=timeout),  # noqa: S310  # as above
        )
    except urllib.error.HTTPError as error:
        error.close()
        if offset and error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return _open(address, 0, "", timeout)
        raise DownloadRefusedError(address, error.code) from error
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise UnreachableError(address, str(getattr(error, "reason", error))) from error


def _read(response: http.client.HTTPResponse, address: str, received: int, expected: int) -> bytes:
    try:
        return response.read(CHUNK)
    except (http.client.HTTPException, OSError) as error:
        raise InterruptedDownloadError(address, received, expected) from error


def _demand_hash(part: Path, sha256: str, address: str) -> None:
    found = _hash(part)
    if found != sha256:
        _forget(part)
        raise WrongContentError(address, ContentFault.OTHER_HASH, found)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
