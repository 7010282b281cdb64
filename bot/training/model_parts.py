"""A model's folder in parts of a few megabytes, each with its checksum, and put together again."""

import hashlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.models.files import sync_directory
from bot.store.training.models import ModelPart
from recommender.errors import ModelDamagedError

# This much is held in memory at once and goes to the database in one statement.
PART_BYTES = 4 * 2**20


def cut(folder: Path, version: int) -> Iterator[tuple[ModelPart, bytes]]:
    """Yield the parts of all files of a version's folder."""
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            for number, content in enumerate(iter(partial(file.read, PART_BYTES), b"")):
                yield _part(version, path.name, number, content), content


def read_part(folder: Path, part: ModelPart) -> bytes | None:
    """Read a part out of a version's folder; None where there is none."""
    try:
        with (folder / part.file).open("rb") as file:
            file.seek(part.number * PART_BYTES)
            return file.read(part.size)
    except FileNotFoundError:
        return None


def append(folder: Path, part: ModelPart, content: bytes | None) -> None:
    """Write a part behind those before it; raises ModelDamagedError for one that is not whole."""
    # A file's name comes from elsewhere, and must not lead elsewhere.
    plain = Path(part.file).name == part.file
    if content is None or not plain or _part(part.version, part.file, part.number, content) != part:
        raise ModelDamagedError(
            folder, f"part {part.number + 1} of {part.file} is missing or damaged"
        )
    with (folder / part.file).open("ab") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def move(folder: Path, target: Path) -> None:
    """Give a folder that is whole its name; OSError when there is one of that name."""
    sync_directory(folder)
    folder.rename(target)
    sync_directory(target.parent)


def _part(version: int, file: str, number: int, content: bytes) -> ModelPart:
    return ModelPart(version, file, number, len(content), hashlib.sha256(content).hexdigest())
