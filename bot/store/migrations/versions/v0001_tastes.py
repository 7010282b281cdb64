"""Tastes, settings of servers and people, timers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the first tables."""
    _tastes()
    _guilds()
    _people()
    _timers()


def _tastes() -> None:
    op.create_table(
        "tastes",
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("movie_id", sa.BigInteger, nullable=False),
        sa.Column("opinion", sa.String(7)),
        sa.Column("rating", sa.SmallInteger),
        sa.Column("seen", sa.Boolean, nullable=False),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("opinion_at", MOMENT),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "movie_id", name="pk_tastes"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tastes_guild_id_opinion_at", "tastes", ["guild_id", "opinion_at"])
    op.create_table(
        "taste_changes",
        sa.Column("change_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT),
        sa.Column("entries", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_taste_changes_user_id", "taste_changes", ["user_id"])
    op.create_index("ix_taste_changes_changed_at", "taste_changes", ["changed_at"])


def _guilds() -> None:
    op.create_table(
        "guild_settings",
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("field", sa.String(50), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "field", name="pk_guild_settings"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "guild_changes",
        sa.Column("change_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("field", sa.String(50), nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("changed_by", sa.BigInteger),
        sa.Column("changed_at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_guild_changes_guild_id_change_id", "guild_changes", ["guild_id", "change_id"]
    )


def _people() -> None:
    op.create_table(
        "person_settings",
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("field", sa.String(50), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "field", name="pk_person_settings"),
        sqlite_with_rowid=False,
    )


def _timers() -> None:
    op.create_table(
        "timers",
        sa.Column("kind", sa.String(50), nullable=False),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_timers"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_timers_due_at", "timers", ["due_at"])
