"""What can go wrong while a data set is fetched or looked for.

`bot.messages.datasets` has the sentences.
"""

from enum import StrEnum
from pathlib import Path


class DatasetUnavailableError(Exception):
    """A data set cannot be had."""

    def __str__(self) -> str:
        """Return what a log line needs: the kind of error and its data."""
        return ": ".join([type(self).__name__, *(str(each) for each in self.args if each)])


class UnreachableError(DatasetUnavailableError):
    """The place a data set comes from does not answer."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address, self.reason = address, reason


class DownloadRefusedError(DatasetUnavailableError):
    """The place a data set comes from answers, but does not hand it out."""

    def __init__(self, address: str, status: int) -> None:
        super().__init__(address, status)
        self.address, self.status = address, status


class InterruptedDownloadError(DatasetUnavailableError):
    """The connection ended before everything had arrived."""

    def __init__(self, address: str, received: int, expected: int) -> None:
        super().__init__(address, received, expected)
        self.address, self.received, self.expected = address, received, expected


class ContentFault(StrEnum):
    """Why a file is not the one that was published."""

    NOT_A_ZIP = "not a zip"
    OUTSIDE = "outside"
    LACKS = "lacks"
    FILE_TOO_LARGE = "file too large"
    TOO_LARGE = "too large"
    OTHER_HASH = "other hash"
    WRONG_ROW = "wrong row"


class WrongContentError(DatasetUnavailableError):
    """What arrived is not the file that was published; nothing of it was used.

    `detail` names the file, the bytes, the hash or the line that the fault is about.
    """

    def __init__(self, source: str, fault: ContentFault, detail: str = "", limit: int = 0) -> None:
        super().__init__(source, fault, detail, limit)
        self.source, self.fault, self.detail, self.limit = source, fault, detail, limit


class DiskError(DatasetUnavailableError):
    """A file of the data set cannot be written or read."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(path, error.strerror or error)
        self.path, self.reason = path, error.strerror or str(error)


class NoRoomError(DatasetUnavailableError):
    """A data set needs more room on the disk, or more memory, than there is; both in megabytes."""

    def __init__(self, name: str, needed: int, free: int) -> None:
        super().__init__(name, needed, free)
        self.name, self.needed, self.free = name, needed, free


class NoMemoryError(NoRoomError):
    """Learning from a data set needs more memory than there is."""


class UnknownSetError(DatasetUnavailableError):
    """There is no data set of this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


class NoDataSetError(DatasetUnavailableError):
    """No data set was named and none has been fetched."""


class MissingFolderError(DatasetUnavailableError):
    """The settings name something that is neither a folder nor a set that was fetched."""

    def __init__(self, named: str) -> None:
        super().__init__(named)
        self.named = named


class PackageError(DatasetUnavailableError):
    """The Python package that carries a set cannot be fetched; `reason` is what pip said."""

    def __init__(self, name: str, status: int, reason: str) -> None:
        super().__init__(name, status, reason)
        self.name, self.status, self.reason = name, status, reason
