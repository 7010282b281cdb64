"""Migrations lead to the tables that the code works with."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Integer

from bot.store.column_types import NUMBERED
from bot.store.schema import MIGRATIONS
from bot.store.store import Store
from bot.store.tables import METADATA


async def test_a_migrated_database_has_exactly_the_tables_of_the_code(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))

    async with store.database.read() as connection:
        assert await connection.run_sync(differences) == []


def test_whole_numbers_have_a_type_that_notices_others() -> None:
    """SQLite keeps "x" in a column of integers; only the types of `column_types` refuse it."""
    columns = [column for table in METADATA.sorted_tables for column in table.columns]
    assert NUMBERED in {column.type for column in columns}
    assert not [str(column) for column in columns if isinstance(column.type, Integer)]


def test_versions_form_one_line() -> None:
    assert len(ScriptDirectory(str(MIGRATIONS)).get_heads()) == 1
