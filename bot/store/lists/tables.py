"""The tables of servers' lists."""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.column_types import NUMBERED, LargeNumber, Moment, SmallNumber
from bot.store.tables import METADATA

film_lists = Table(
    "film_lists",
    METADATA,
    Column("list_id", NUMBERED, Identity(), primary_key=True),
    Column("guild_id", LargeNumber, nullable=False),
    Column("name", String(40), nullable=False),
    # What the name is compared by.
    Column("key", String(120), nullable=False),
    UniqueConstraint("guild_id", "key"),
    sqlite_autoincrement=True,
)

list_films = Table(
    "list_films",
    METADATA,
    Column(
        "list_id",
        NUMBERED,
        ForeignKey("film_lists.list_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("movie_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("wished_by", LargeNumber, index=True),
    Column("wished_at", Moment, nullable=False),
    Column("support", LargeNumber, nullable=False),
    Column("losses", SmallNumber, nullable=False),
    Column("rests_until", Moment),
    Column("withheld_until", Moment),
)

list_votes = Table(
    "list_votes",
    METADATA,
    Column("list_id", NUMBERED, primary_key=True, autoincrement=False),
    Column("movie_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("user_id", LargeNumber, primary_key=True, autoincrement=False, index=True),
    Column("voted_at", Moment, nullable=False),
    ForeignKeyConstraint(
        ["list_id", "movie_id"],
        ["list_films.list_id", "list_films.movie_id"],
        ondelete="CASCADE",
        name="fk_list_votes_list_id_list_films",
    ),
)

barred_films = Table(
    "barred_films",
    METADATA,
    Column("guild_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("movie_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("barred_by", LargeNumber, index=True),
    Column("barred_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

barred_people = Table(
    "barred_people",
    METADATA,
    Column("guild_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("user_id", LargeNumber, primary_key=True, autoincrement=False, index=True),
    Column("barred_by", LargeNumber, index=True),
    Column("barred_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
