"""The tables of model care: runs, retraining policies, settings, added films, shared models."""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
)

from bot.store.column_types import NUMBERED, LargeNumber, MediumNumber, Moment, SmallNumber
from bot.store.tables import METADATA

training_runs = Table(
    "training_runs",
    METADATA,
    Column("run_id", NUMBERED, Identity(), primary_key=True),
    Column("version", MediumNumber, nullable=False),
    Column("started_at", Moment, nullable=False, index=True),
    Column("finished_at", Moment),
    Column("outcome", String(20), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("user_id", LargeNumber, index=True),
    Column("guild_id", LargeNumber),
    Column("seconds", Float),
    Column("manifest", Text),
    # What is tried out, how far the run is and who wants it to end, as JSON.
    Column("changes", Text),
    Column("base", Text),
    Column("progress", Text),
    Column("interruption", Text),
    sqlite_autoincrement=True,
)

run_messages = Table(
    "run_messages",
    METADATA,
    Column("message_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("channel_id", LargeNumber, nullable=False),
    Column(
        "run_id",
        NUMBERED,
        ForeignKey("training_runs.run_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("guild_id", LargeNumber),
    sqlite_with_rowid=False,
)

retraining_policies = Table(
    "retraining_policies",
    METADATA,
    Column("guild_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("rules", Text, nullable=False),
    Column("since", Moment, nullable=False),
    sqlite_with_rowid=False,
)

model_settings = Table(
    "model_settings",
    METADATA,
    Column("field", String(50), primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

model_changes = Table(
    "model_changes",
    METADATA,
    Column("change_id", NUMBERED, Identity(), primary_key=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("changed_by", LargeNumber, index=True),
    Column("changed_at", Moment, nullable=False),
    Column("undone_at", Moment),
    sqlite_autoincrement=True,
)

added_movies = Table(
    "added_movies",
    METADATA,
    Column("movie_id", LargeNumber, primary_key=True, autoincrement=False),
    Column("listed_title", Text, nullable=False),
    Column("genres", Text, nullable=False),
    Column("added_by", LargeNumber, index=True),
    Column("guild_id", LargeNumber),
    Column("added_at", Moment, nullable=False),
    Column("removed_at", Moment),
    Column("imdb_id", LargeNumber),
    Column("tmdb_id", LargeNumber),
    Index("ix_added_movies_added_at", "added_at"),
    sqlite_with_rowid=False,
)

# The versions that several processes share, each cut into parts; a part without content is in the
# folder that they share.
model_versions = Table(
    "model_versions",
    METADATA,
    Column("version", MediumNumber, primary_key=True, autoincrement=False),
    Column("manifest", Text, nullable=False),
)

model_parts = Table(
    "model_parts",
    METADATA,
    Column(
        "version",
        MediumNumber,
        ForeignKey("model_versions.version", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("file", String(100), primary_key=True),
    Column("number", MediumNumber, primary_key=True, autoincrement=False),
    Column("size", MediumNumber, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary),
)

# The one row says which of them serves.
model_in_service = Table(
    "model_in_service",
    METADATA,
    Column("place", SmallNumber, primary_key=True, autoincrement=False),
    Column("version", MediumNumber, nullable=False),
    Column("published_at", Moment, nullable=False),
)

# What the trainer's machine has and does, for those who have to tell people.
trainer_notes = Table(
    "trainer_notes",
    METADATA,
    Column("name", String(20), primary_key=True),
    Column("value", Text, nullable=False),
)

film_renumberings = Table(
    "film_renumberings",
    METADATA,
    Column("renumbered_at", Moment, primary_key=True),
    sqlite_with_rowid=False,
)
