"""The tables of tastes, settings, people, timers and films; other modules add to `METADATA`."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Identity,
    Index,
    MetaData,
    String,
    Table,
    Text,
    false,
    text,
)

from bot.store.column_types import NUMBERED, LargeNumber, MediumNumber, Moment

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Only what is said of films that no data set numbers is looked for by the film.
BEYOND = text("movie_id >= 900000000")

tastes = Table(
    "tastes",
    METADATA,
    Column("user_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("movie_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("opinion", String(7)),
    Column("rating", Float),
    Column("seen", Boolean, nullable=False),
    Column("guild_id", LargeNumber),
    Column("opinion_at", Moment),
    Column("updated_at", Moment, nullable=False),
    Column("imported", Boolean, nullable=False, server_default=false()),
    Index("ix_tastes_guild_id_opinion_at", "guild_id", "opinion_at"),
    Index("ix_tastes_opinion_opinion_at_guild_id", "opinion", "opinion_at", "guild_id"),
    Index("ix_tastes_movie_id", "movie_id", sqlite_where=BEYOND, postgresql_where=BEYOND),
    sqlite_with_rowid=False,
)

taste_changes = Table(
    "taste_changes",
    METADATA,
    Column("change_id", NUMBERED, Identity(), primary_key=True),
    Column("user_id", LargeNumber, nullable=False, index=True),
    Column("guild_id", LargeNumber),
    Column("changed_at", Moment, nullable=False, index=True),
    Column("undone_at", Moment),
    Column("entries", Text, nullable=False),
    Column("watchlist", Text),
    sqlite_autoincrement=True,
)

watchlist_films = Table(
    "watchlist_films",
    METADATA,
    Column("user_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("movie_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("added_at", Moment, nullable=False),
    Column("source", String(20), nullable=False),
    sqlite_with_rowid=False,
)

missing_films = Table(
    "missing_films",
    METADATA,
    Column("user_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("identity", String(16), primary_key=True),
    Column("title", Text, nullable=False),
    Column("year", MediumNumber),
    Column("original_title", Text),
    Column("imdb_id", LargeNumber),
    Column("tmdb_id", LargeNumber),
    Column("movielens_id", LargeNumber),
    Column("kind", String(10), nullable=False),
    Column("stars", Float),
    Column("unseen", Boolean, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("candidates", Text, nullable=False),
    Column("declined", Boolean, nullable=False),
    Column("guild_id", LargeNumber),
    Column("change_id", LargeNumber),
    Column("added_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

guild_settings = Table(
    "guild_settings",
    METADATA,
    Column("guild_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("field", String(50), primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

guild_changes = Table(
    "guild_changes",
    METADATA,
    Column("change_id", NUMBERED, Identity(), primary_key=True),
    Column("guild_id", LargeNumber, nullable=False),
    Column("field", String(50), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("changed_by", LargeNumber, index=True),
    Column("changed_at", Moment, nullable=False, index=True),
    Index("ix_guild_changes_guild_id_change_id", "guild_id", "change_id"),
    sqlite_autoincrement=True,
)

greeted_guilds = Table(
    "greeted_guilds",
    METADATA,
    Column("guild_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("greeted_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

told_commands = Table(
    "told_commands",
    METADATA,
    Column("application_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    sqlite_with_rowid=False,
)

departed_guilds = Table(
    "departed_guilds",
    METADATA,
    Column("guild_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("left_at", Moment, nullable=False, index=True),
    sqlite_with_rowid=False,
)

person_settings = Table(
    "person_settings",
    METADATA,
    Column("user_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("field", String(50), primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Only such are looked for by their moment.
WAITING = text("claimed_at IS NULL")

timers = Table(
    "timers",
    METADATA,
    Column("kind", String(50), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("due_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    # Whose process acts for the server; null: nobody's server.
    Column("guild_id", LargeNumber, index=True),
    # The process that claimed it, where several share the database.
    Column("lease", LargeNumber),
    Index("ix_timers_due_at", "due_at", sqlite_where=WAITING, postgresql_where=WAITING),
    sqlite_with_rowid=False,
)

film_facts = Table(
    "film_facts",
    METADATA,
    Column("tmdb_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("language", String(20), primary_key=True),
    Column("fetched_at", Moment, nullable=False, index=True),
    # Both are JSON; null where the source knows no such film.
    Column("facts", Text),
    Column("traits", Text),
    sqlite_with_rowid=False,
)
# Names of films beside those of the data set, by the film's number at IMDb or at TMDB.
other_titles = Table(
    "other_titles",
    METADATA,
    Column("source", String(10), primary_key=True),
    Column("number", LargeNumber, primary_key=True, autoincrement=False),
    Column("title", String(200), primary_key=True),
    # Only of what TMDB gave, which allows to keep it for a while.
    Column("fetched_at", Moment, index=True),
    sqlite_with_rowid=False,
)
