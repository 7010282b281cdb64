"""A question which time is meant can be answered after a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the table of questions that wait for an answer."""
    op.create_table(
        "night_time_questions",
        sa.Column("question_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    for column in ("user_id", "asked_at"):
        op.create_index(f"ix_night_time_questions_{column}", "night_time_questions", [column])
