"""What can go wrong in the store; each error carries its data and reads as a sentence."""

from pathlib import Path


class StoreError(Exception):
    """The store could not do what was asked; nothing was half done."""


class StoreDamagedError(StoreError):
    """The database is not one that can be trusted; it was left as it is."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"The database {place} is damaged ({detail}). Nothing in it was changed: move it "
            "away and put a backup in its place."
        )
        self.place, self.detail = place, detail


class StoreNewerError(StoreError):
    """The database was written by a newer Matinee; it was left as it is."""

    def __init__(self, place: str, found: str, known: str) -> None:
        super().__init__(
            f"The database {place} has version {found}, written by a newer Matinee; this one "
            f"knows up to {known}. Nothing in it was changed: update Matinee."
        )
        self.place, self.found, self.known = place, found, known


class StoreOutdatedError(StoreError):
    """Only the bot itself brings a database up to date, and somebody else wanted to read it."""

    def __init__(self, place: str, found: str | None, known: str) -> None:
        super().__init__(
            f"The database {place} has version {found or 'none'}, and this Matinee needs "
            f"{known}. Start the bot once: it brings the database up to date."
        )
        self.place, self.found, self.known = place, found, known


class StoreForeignError(StoreError):
    """The database belongs to another program; it was left as it is."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The database {place} holds tables of another program. Nothing in it was changed: "
            "set MATINEE_DATABASE_URL to a place of its own."
        )
        self.place = place


class StoreInUseError(StoreError):
    """Another process owns this database."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Another Matinee is running on the database {place}. Stop it first, or give this "
            "one its own MATINEE_DATA_DIRECTORY."
        )
        self.place = place


class StoreFullError(StoreError):
    """The disk is full; nothing of the change was written."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The disk of the database is full ({detail}). Nothing of this change was stored: "
            "make room, then try again."
        )
        self.detail = detail


class StoreUnavailableError(StoreError):
    """The database cannot be opened, reached, locked or written just now."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"The database cannot be used now: {detail}.")
        self.detail = detail


class UnknownChangeError(StoreError):
    """There is no such change of this person, or it is too old to be undone."""

    def __init__(self, change_id: int) -> None:
        super().__init__(f"There is no change {change_id} that can be undone.")
        self.change_id = change_id


class ChangeUndoneError(StoreError):
    """The change was undone before."""

    def __init__(self, change_id: int) -> None:
        super().__init__(f"Change {change_id} has been undone already.")
        self.change_id = change_id


class BackupExistsError(StoreError):
    """A backup is never written over a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already, and a backup overwrites nothing.")
        self.path = path


class NoBackupError(StoreError):
    """Only SQLite databases are copied by Matinee itself."""

    def __init__(self) -> None:
        super().__init__(
            "This bot keeps its data in PostgreSQL, which has its own tool for backups: pg_dump."
        )
