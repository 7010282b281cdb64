"""The tables of files that wait for a confirmation, and of films that wait to be known."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Identity,
    Integer,
    String,
    Table,
    Text,
)

from bot.store.tables import METADATA, NUMBER, Moment

pending_imports = Table(
    "pending_imports",
    METADATA,
    Column("import_id", NUMBER, Identity(), primary_key=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("source", String(20), nullable=False),
    Column("like_from", Float, nullable=False),
    Column("dislike_to", Float, nullable=False),
    Column("over_own", Boolean, nullable=False),
    Column("change_id", BigInteger),
    Column("read_at", Moment, nullable=False, index=True),
    sqlite_autoincrement=True,
)

# In parts, so that no part takes long to write or to read.
pending_films = Table(
    "pending_films",
    METADATA,
    Column("import_id", BigInteger, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("films", Text, nullable=False),
    Column("skipped", Text, nullable=False),
    sqlite_with_rowid=False,
)

missing_films = Table(
    "missing_films",
    METADATA,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("identity", String(16), primary_key=True),
    Column("title", Text, nullable=False),
    Column("year", Integer),
    Column("original_title", Text),
    Column("imdb_id", BigInteger),
    Column("tmdb_id", BigInteger),
    Column("movielens_id", BigInteger),
    Column("kind", String(10), nullable=False),
    Column("stars", Float),
    Column("unseen", Boolean, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("candidates", Text, nullable=False),
    Column("declined", Boolean, nullable=False),
    Column("guild_id", BigInteger),
    Column("change_id", BigInteger),
    Column("added_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
