"""The tables of files that wait for a confirmation."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Identity,
    String,
    Table,
    Text,
)

from bot.store.column_types import NUMBERED, LargeNumber, MediumNumber, Moment
from bot.store.tables import METADATA

pending_imports = Table(
    "pending_imports",
    METADATA,
    Column("import_id", NUMBERED, Identity(), primary_key=True),
    Column("user_id", LargeNumber, nullable=False, index=True),
    Column("source", String(20), nullable=False),
    Column("like_from", Float, nullable=False),
    Column("dislike_to", Float, nullable=False),
    Column("over_own", Boolean, nullable=False),
    Column("change_id", LargeNumber),
    Column("read_at", Moment, nullable=False, index=True),
    sqlite_autoincrement=True,
)

# In parts, so that no part takes long to write or to read.
pending_films = Table(
    "pending_films",
    METADATA,
    Column("import_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("part", MediumNumber, primary_key=True, autoincrement=False),
    Column("user_id", LargeNumber, nullable=False, index=True),
    Column("films", Text, nullable=False),
    Column("skipped", Text, nullable=False),
    sqlite_with_rowid=False,
)
