"""Training runs, retraining policies, the model's settings, films added by admins."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables of model care."""
    _runs()
    _policies()
    _model()
    _added_movies()


def _runs() -> None:
    op.create_table(
        "training_runs",
        sa.Column("run_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("user_id", sa.BigInteger),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("seconds", sa.Float),
        sa.Column("manifest", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_training_runs_started_at", "training_runs", ["started_at"])


def _policies() -> None:
    op.create_table(
        "retraining_policies",
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_retraining_policies"),
        sqlite_with_rowid=False,
    )


def _model() -> None:
    op.create_table(
        "model_settings",
        sa.Column("field", sa.String(50), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("field", name="pk_model_settings"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "model_changes",
        sa.Column("change_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("changed_by", sa.BigInteger),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT),
        sqlite_autoincrement=True,
    )


def _added_movies() -> None:
    op.create_table(
        "added_movies",
        sa.Column("movie_id", sa.BigInteger, nullable=False),
        sa.Column("listed_title", sa.Text, nullable=False),
        sa.Column("genres", sa.Text, nullable=False),
        sa.Column("added_by", sa.BigInteger),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("movie_id", name="pk_added_movies"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_added_movies_added_at", "added_movies", ["added_at"])
