"""A folder that all machines share, for the files of models; the database has their checksums."""

import shutil
from collections.abc import Set
from pathlib import Path

from bot.models.files import (
    PARTIAL,
    folder_name,
    numbered_folders,
    remove_partial,
    try_to_remove_folder,
)
from bot.private_files import PRIVATE_FOLDER
from bot.store.training.models import ModelPart
from bot.training.model_parts import move, read_part


class SharedFolder:
    """Holds one folder a version, which is never changed."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def take(self, folder: Path, version: int) -> None:
        """Copy a version's folder; it gets its name when it is whole."""
        self._directory.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        remove_partial(self._directory)
        partial = self._directory / f"{folder_name(version)}{PARTIAL}"
        target = self._directory / folder_name(version)
        # Of a version that was not put into service, as the numbers of versions are given once.
        try_to_remove_folder(target)
        shutil.copytree(folder, partial)
        move(partial, target)

    def read(self, part: ModelPart) -> bytes | None:
        """Read a part of a version; None where there is none."""
        return read_part(self._directory / folder_name(part.version), part)

    def prune(self, keep: Set[int]) -> None:
        """Erase all versions but those in `keep`."""
        for version in numbered_folders(self._directory):
            if version not in keep:
                try_to_remove_folder(self._directory / folder_name(version))
