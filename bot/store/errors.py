"""What can go wrong in the store; `bot.messages.store` has the sentences."""

from enum import StrEnum
from pathlib import Path


class Obstacle(StrEnum):
    """What prevents the use of a database just now."""

    MISSING = "missing"
    CLOSED = "closed"
    LOCKED = "locked"
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"
    NO_FOLDER = "no folder"
    NO_DRIVER = "no driver"
    SILENT = "silent"
    OTHER = "other"


class StoreError(Exception):
    """The store could not do what was asked; nothing was half done, nor, but for one, done."""

    def __str__(self) -> str:
        """Return what a log line needs: the kind of error and its data."""
        return ": ".join([type(self).__name__, *(str(each) for each in self.args if each)])


class StoreDamagedError(StoreError):
    """The database is not one that can be trusted; it was left as it is."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(place, detail)
        self.place, self.detail = place, detail


class StoredValueError(StoreError):
    """A stored value is of another form than its column's; the rest can be read all the same."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(place, detail)
        self.place, self.detail = place, detail


class StoreNewerError(StoreError):
    """The database was written by a newer Matinee; it was left as it is."""

    def __init__(self, place: str, found: str, known: str) -> None:
        super().__init__(place, found, known)
        self.place, self.found, self.known = place, found, known


class StoreOutdatedError(StoreError):
    """Only the bot itself brings a database up to date, and somebody else wanted to read it."""

    def __init__(self, place: str, found: str | None, known: str) -> None:
        super().__init__(place, found, known)
        self.place, self.found, self.known = place, found, known


class StoreForeignError(StoreError):
    """The database belongs to another program; it was left as it is."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class StoreInUseError(StoreError):
    """Another process owns this database."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class RoleTakenError(StoreError):
    """Another process does already what this one was to do."""

    def __init__(self, place: str, name: str) -> None:
        super().__init__(place, name)
        self.place, self.name = place, name


class OtherLayoutError(StoreError):
    """The bots that run share their work out in another way than the settings of this one say."""

    def __init__(self, shards: int, processes: int) -> None:
        super().__init__(shards, processes)
        self.shards, self.processes = shards, processes


class StoreSharedError(StoreError):
    """The database has to be changed, and processes of an older version are at work on it."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class StoreLostError(StoreError):
    """This process owns the database no longer; another one may write to it already."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class StoreFullError(StoreError):
    """The disk is full; nothing of the change was written."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class StoreUnavailableError(StoreError):
    """The database cannot be opened, reached, locked or written just now."""

    def __init__(self, obstacle: Obstacle, place: str, detail: str = "") -> None:
        super().__init__(obstacle, place, detail)
        self.obstacle, self.place, self.detail = obstacle, place, detail


class StoreDoubtfulError(StoreUnavailableError):
    """The database broke off while a change was committed: it may be stored, or not."""


class NumberTooLargeError(StoreError):
    """A number has more digits than the database can hold, so nothing can have it."""


class UnknownChangeError(StoreError):
    """There is no such change of this person, or it is too old to be undone."""

    def __init__(self, change_id: int) -> None:
        super().__init__(change_id)
        self.change_id = change_id


class ChangeUndoneError(StoreError):
    """The change was undone before."""

    def __init__(self, change_id: int) -> None:
        super().__init__(change_id)
        self.change_id = change_id


class BackupExistsError(StoreError):
    """A backup is never written over a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NoBackupError(StoreError):
    """Only SQLite databases are copied by Matinee itself."""
