"""Movie nights."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of movie nights."""
    _nights()
    _people()
    _films()
    _ballots()
    _notices()


def _nights() -> None:
    op.create_table(
        "nights",
        sa.Column("night_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("channel_id", sa.BigInteger, nullable=False),
        sa.Column("host_id", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.Column("movie_id", sa.BigInteger),
        sa.Column("ballot", sa.String(10)),
        sa.Column("vote_round", sa.SmallInteger, nullable=False),
        sa.Column("closes_at", MOMENT),
        sa.Column("voice_channel_id", sa.BigInteger),
        sa.Column("place", sa.String(100)),
        sa.Column("event_id", sa.BigInteger),
        sa.Column("card_message_id", sa.BigInteger),
        sa.Column("outcome", sa.Text),
        sa.UniqueConstraint("guild_id", "number", name="uq_nights_guild_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_nights_host_id", "nights", ["host_id"])
    op.create_index("ix_nights_state", "nights", ["state"])


def _people() -> None:
    _create(
        "night_people",
        "user_id",
        sa.Column("coming", sa.Boolean, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.Column("verdict", sa.String(8)),
        sa.Column("seen_change_id", sa.BigInteger),
    )
    op.create_index("ix_night_people_user_id", "night_people", ["user_id"])
    _create("night_served", "user_id", sa.Column("satisfaction", sa.Float, nullable=False))
    op.create_index("ix_night_served_user_id", "night_served", ["user_id"])


def _films() -> None:
    _create(
        "night_suggestions",
        "movie_id",
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("suggested_at", MOMENT, nullable=False),
    )
    op.create_index("ix_night_suggestions_user_id", "night_suggestions", ["user_id"])
    _create(
        "night_films",
        "movie_id",
        sa.Column("place", sa.SmallInteger, nullable=False),
        sa.Column("group_score", sa.Float, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
    )


def _ballots() -> None:
    _create(
        "night_ballots",
        "user_id",
        sa.Column("marks", sa.Text, nullable=False),
        sa.Column("veto", sa.BigInteger),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("cast_at", MOMENT, nullable=False),
    )
    op.create_index("ix_night_ballots_user_id", "night_ballots", ["user_id"])


def _notices() -> None:
    op.create_table(
        "night_notices",
        _night_id("night_notices"),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT),
        sa.Column("message_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("night_id", "name", name="pk_night_notices"),
    )


def _create(table: str, key: str, *columns: "sa.Column[object]") -> None:
    op.create_table(
        table,
        _night_id(table),
        sa.Column(key, sa.BigInteger, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("night_id", key, name=f"pk_{table}"),
    )


def _night_id(table: str) -> "sa.Column[int]":
    key = sa.ForeignKey("nights.night_id", ondelete="CASCADE", name=f"fk_{table}_night_id_nights")
    return sa.Column("night_id", NUMBER, key, nullable=False)
