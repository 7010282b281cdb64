"""The tables of movie nights."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Identity,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.column_types import NUMBERED, LargeNumber, Moment, SmallNumber
from bot.store.tables import METADATA

nights = Table(
    "nights",
    METADATA,
    Column("night_id", NUMBERED, Identity(), primary_key=True),
    Column("guild_id", LargeNumber, nullable=False),
    Column("number", LargeNumber, nullable=False),
    Column("channel_id", LargeNumber, nullable=False),
    Column("host_id", LargeNumber, nullable=False, index=True),
    Column("state", String(10), nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("movie_id", LargeNumber),
    Column("ballot", String(10)),
    Column("vote_round", SmallNumber, nullable=False),
    Column("closes_at", Moment),
    Column("voice_channel_id", LargeNumber),
    Column("place", String(100)),
    Column("event_id", LargeNumber, index=True),
    Column("card_message_id", LargeNumber),
    Column("outcome", Text),
    Column("wanted", Text),
    Column("series_id", LargeNumber),
    UniqueConstraint("guild_id", "number"),
    Index("ix_nights_guild_id_state", "guild_id", "state"),
    Index("ix_nights_state_ends_at", "state", "ends_at"),
    sqlite_autoincrement=True,
)


def _night_id() -> "Column[int]":
    return Column(
        "night_id",
        NUMBERED,
        ForeignKey("nights.night_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )


def _key(name: str) -> "Column[int]":
    return Column(name, LargeNumber, primary_key=True, autoincrement=False)


night_people = Table(
    "night_people",
    METADATA,
    _night_id(),
    _key("user_id"),
    Column("coming", Boolean, nullable=False),
    Column("answered_at", Moment, nullable=False),
    Column("verdict", String(8)),
    Column("seen_change_id", LargeNumber),
    Index("ix_night_people_user_id", "user_id"),
)

night_suggestions = Table(
    "night_suggestions",
    METADATA,
    _night_id(),
    _key("movie_id"),
    Column("user_id", LargeNumber, nullable=False, index=True),
    Column("suggested_at", Moment, nullable=False),
)

night_films = Table(
    "night_films",
    METADATA,
    _night_id(),
    _key("movie_id"),
    Column("place", SmallNumber, nullable=False),
    Column("group_score", Float, nullable=False),
    Column("details", Text, nullable=False),
)

night_ballots = Table(
    "night_ballots",
    METADATA,
    _night_id(),
    _key("user_id"),
    Column("marks", Text, nullable=False),
    Column("veto", LargeNumber),
    Column("done", Boolean, nullable=False),
    Column("cast_at", Moment, nullable=False),
    Index("ix_night_ballots_user_id", "user_id"),
)

night_served = Table(
    "night_served",
    METADATA,
    _night_id(),
    _key("user_id"),
    Column("satisfaction", Float, nullable=False),
    Index("ix_night_served_user_id", "user_id"),
)

night_notices = Table(
    "night_notices",
    METADATA,
    _night_id(),
    Column("name", String(40), primary_key=True),
    Column("due_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("message_id", LargeNumber, index=True),
)

night_time_questions = Table(
    "night_time_questions",
    METADATA,
    Column("question_id", NUMBERED, Identity(), primary_key=True),
    Column("user_id", LargeNumber, nullable=False, index=True),
    Column("guild_id", LargeNumber, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("asked_at", Moment, nullable=False, index=True),
    sqlite_autoincrement=True,
)

night_series = Table(
    "night_series",
    METADATA,
    Column("series_id", NUMBERED, Identity(), primary_key=True),
    Column("guild_id", LargeNumber, nullable=False, index=True),
    Column("channel_id", LargeNumber, nullable=False),
    Column("host_id", LargeNumber, nullable=False, index=True),
    Column("weeks", SmallNumber, nullable=False),
    Column("minute", SmallNumber, nullable=False),
    Column("next_day", Date, nullable=False),
    Column("skipped", Text, nullable=False),
    Column("voice_channel_id", LargeNumber),
    Column("place", String(100)),
    sqlite_autoincrement=True,
)
