"""The folders of models: the versions that are kept, the refused ones, the damaged ones.

```
models/current      which version is in service, replaced atomically
models/0007/        an accepted version; written elsewhere and renamed into place, never changed
models/refused/     candidates that the gate refused, kept to be looked at
models/damaged/     versions that were found damaged when somebody wanted to use them
```
"""

from pathlib import Path

from bot.models.errors import UnknownVersionError
from bot.models.files import (
    file_trouble,
    folder_name,
    numbered_folders,
    remove_partial,
    try_to_remove_folder,
)
from bot.models.manifest import Manifest
from recommender.errors import ModelDamagedError, is_shortage

REFUSED = "refused"
DAMAGED = "damaged"
MAX_KEPT_REFUSED = 3
MAX_KEPT_DAMAGED = 3


class VersionFolders:
    """All versions of the model on the disk."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @property
    def versions(self) -> tuple[int, ...]:
        """The accepted versions that are kept, oldest first."""
        return numbered_folders(self.directory)

    @property
    def refused(self) -> tuple[int, ...]:
        """The refused candidates that are kept, oldest first."""
        return numbered_folders(self.directory / REFUSED)

    @property
    def set_aside(self) -> tuple[int, ...]:
        """The damaged versions that are kept, oldest first."""
        return numbered_folders(self.directory / DAMAGED)

    def path(self, version: int) -> Path:
        """Return the folder of an accepted version; raises UnknownVersionError."""
        if version not in self.versions:
            raise UnknownVersionError(version, self.versions)
        return self.directory / folder_name(version)

    def manifest(self, version: int) -> Manifest:
        """Return the record of an accepted or refused version.

        Raises UnknownVersionError for one that is not kept, ModelDamagedError for one that is.
        """
        for parent in (self.directory, self.directory / REFUSED):
            directory = parent / folder_name(version)
            try:
                if directory.is_dir():
                    return Manifest.load(directory)
            except (OSError, ValueError) as error:
                if is_shortage(error):
                    raise
                raise ModelDamagedError(directory, file_trouble(error)) from error
        raise UnknownVersionError(version, self.versions)

    def refuse(self, candidate: Path, version: int) -> Path:
        """Keep a refused candidate for inspection; only the last few stay."""
        return _put_away(candidate, self.directory / REFUSED, version, MAX_KEPT_REFUSED)

    def put_aside(self, version: int) -> Path:
        """Keep a damaged version where nobody comes upon it; only the last few stay."""
        folder = self.directory / folder_name(version)
        return _put_away(folder, self.directory / DAMAGED, version, MAX_KEPT_DAMAGED)

    def remove_unfinished(self) -> None:
        """Remove what killed processes left; nobody may be writing now."""
        for directory in (self.directory, self.directory / REFUSED, self.directory / DAMAGED):
            remove_partial(directory)


def _put_away(folder: Path, place: Path, version: int, most: int) -> Path:
    target = place / folder_name(version)
    place.mkdir(exist_ok=True)
    try_to_remove_folder(target)  # an earlier copy of the same number
    folder.rename(target)
    for old in numbered_folders(place)[:-most]:
        try_to_remove_folder(place / folder_name(old))
    return target
