"""The version of a database: what it is, what it should be, and the way there."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.store.errors import StoreForeignError, StoreNewerError, StoreOutdatedError

MIGRATIONS = Path(__file__).parent / "migrations"


def known_version() -> str:
    """Return the newest version this program knows."""
    return str(_scripts().get_current_head())


def version_of(connection: Connection) -> str | None:
    """Return a database's version; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def check(connection: Connection, place: str) -> None:
    """Raise StoreNewerError or StoreForeignError for a database that must not be touched."""
    found = version_of(connection)
    if found is None and inspect(connection).get_table_names():
        raise StoreForeignError(place)
    if found is not None and found not in _known_versions():
        raise StoreNewerError(place, found, known_version())


def require_current(connection: Connection, place: str) -> None:
    """Raise StoreOutdatedError for a database that still has to be brought up to date."""
    check(connection, place)
    found = version_of(connection)
    if found != known_version():
        raise StoreOutdatedError(place, found, known_version())


def upgrade(connection: Connection, target: str = "head") -> None:
    """Bring the database to a version, in the transaction of the caller."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _known_versions() -> frozenset[str]:
    return frozenset(script.revision for script in _scripts().walk_revisions())
