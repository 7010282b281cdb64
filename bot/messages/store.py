"""Why the database cannot be used, told to the owner; people in chat hear less of it."""

from functools import singledispatch
from typing import assert_never

from bot.messages.translation import _
from bot.store import errors
from bot.store.errors import Obstacle


@singledispatch
def store_error(error: errors.StoreError) -> str:
    """Return what to tell the owner about an error of the store."""
    raise error


@store_error.register
def damaged(error: errors.StoreDamagedError) -> str:
    """Say that a database cannot be trusted."""
    return _(
        "The database {place} is damaged ({detail}). I changed nothing in it. Move it away and put "
        "a backup in its place.",
        place=error.place,
        detail=error.detail or _("it is not an SQLite database"),
    )


@store_error.register
def value_damaged(error: errors.StoredValueError) -> str:
    """Say that one value cannot be read."""
    return _(
        "The database {place} holds a value that I can't read ({detail}). I changed nothing in it. "
        "Put a backup in its place.",
        place=error.place,
        detail=error.detail,
    )


@store_error.register
def newer(error: errors.StoreNewerError) -> str:
    """Say that a newer Matinee wrote the database."""
    return _(
        "A newer Matinee wrote the database {place} (version {found}; this one knows up to "
        "{known}). I changed nothing in it. Update Matinee.",
        place=error.place,
        found=error.found,
        known=error.known,
    )


@store_error.register
def outdated(error: errors.StoreOutdatedError) -> str:
    """Say that the bot has to start before anybody else can read its database."""
    return _(
        "The database {place} is from an older Matinee (version {found}; this one needs {known}). "
        "Start the bot once, and it brings the database up to date.",
        place=error.place,
        found=error.found or 0,
        known=error.known,
    )


@store_error.register
def foreign(error: errors.StoreForeignError) -> str:
    """Say that the database is somebody else's."""
    return _(
        "The database {place} belongs to another program. I changed nothing in it. Set "
        "MATINEE_DATABASE_URL to a database of its own.",
        place=error.place,
    )


@store_error.register
def in_use(error: errors.StoreInUseError) -> str:
    """Say that two bots cannot share a database."""
    return _(
        "Another Matinee is running on the database {place}. Stop it first, or give this one its "
        "own MATINEE_DATA_DIRECTORY.",
        place=error.place,
    )


@store_error.register
def role_taken(error: errors.RoleTakenError) -> str:
    """Say that each part of the work has one process."""
    return _(
        "Another process is running as {name} on the database {place}. Stop it first, or give this "
        "one another part of the work with MATINEE_ROLE or MATINEE_CLUSTER.",
        name=error.name,
        place=error.place,
    )


@store_error.register
def other_layout(error: errors.OtherLayoutError) -> str:
    """Say with which settings a bot could join those that run."""
    return _(
        "The bots that run have MATINEE_SHARDS={shards} and {processes} processes. Give this one "
        "the same numbers, or stop all of them before you change any.",
        shards=error.shards,
        processes=error.processes,
    )


@store_error.register
def shared(error: errors.StoreSharedError) -> str:
    """Say that an older version has to end before a newer one begins."""
    return _(
        "The database {place} has to be brought up to date, and processes of an older Matinee are "
        "using it. Stop all of them, then start this one.",
        place=error.place,
    )


@store_error.register
def lost(error: errors.StoreLostError) -> str:
    """Say that another bot may have taken the database over."""
    return _(
        "The connection that made the database {place} mine is gone, and another Matinee may have "
        "taken it over. I have stopped writing. Start me again.",
        place=error.place,
    )


@store_error.register
def full(error: errors.StoreFullError) -> str:
    """Say that there is no room."""
    return _(
        "The disk of the database is full ({detail}). Nothing of this change was stored. Free some "
        "space, then try again.",
        detail=error.detail,
    )


@store_error.register
def unavailable(error: errors.StoreUnavailableError) -> str:
    """Say what prevents the use of a database."""
    place, detail = error.place, error.detail
    match error.obstacle:
        case Obstacle.MISSING:
            return _("There is no database {place} yet. Start the bot once.", place=place)
        case Obstacle.CLOSED:
            return _("The database {place} has been closed.", place=place)
        case Obstacle.LOCKED:
            return _("Another program keeps the database {place} locked.", place=place)
        case Obstacle.UNREADABLE:
            return _("{place} can't be read ({detail}).", place=place, detail=detail)
        case Obstacle.UNWRITABLE:
            return _("{place} can't be written ({detail}).", place=place, detail=detail)
        case Obstacle.NO_FOLDER:
            return _("The folder {place} can't be created ({detail}).", place=place, detail=detail)
        case Obstacle.NO_DRIVER:
            return _(
                "PostgreSQL needs the package {package}. Install it: "
                "`pip install 'matinee[postgres]'`",
                package=detail,
            )
        case Obstacle.SILENT:
            return _("The database {place} doesn't answer ({detail}).", place=place, detail=detail)
        case Obstacle.OTHER:
            return _(
                "The database {place} can't be used now ({detail}).", place=place, detail=detail
            )
        case never:
            assert_never(never)


@store_error.register
def backup_exists(error: errors.BackupExistsError) -> str:
    """Say that a backup replaces nothing."""
    return _("{file} already exists, and a backup overwrites nothing.", file=error.path)


@store_error.register
def no_backup(_error: errors.NoBackupError) -> str:
    """Say what copies PostgreSQL."""
    return _("This bot keeps its data in PostgreSQL. Back it up with PostgreSQL's own pg_dump.")
