"""What an earlier version has stored, kept as it was, to be opened by this one."""

import sqlite3
from contextlib import closing
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"


def restore(fixture: str, file: Path, *statements: str) -> None:
    """Write what an earlier version has stored into a file, then carry out `statements`."""
    for ending in ("", "-wal", "-shm"):  # a store that a test was given
        file.with_name(file.name + ending).unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript((FIXTURES / fixture).read_text("utf-8"))
        for statement in statements:
            connection.execute(statement)
