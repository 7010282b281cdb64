"""Ratings keep half stars."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Let a rating be a number with a half; SQLite needs a new table for that."""
    as_before = {"sqlite_with_rowid": False}
    with op.batch_alter_table("tastes", table_kwargs=as_before) as tastes:
        tastes.alter_column("rating", existing_type=sa.SmallInteger, type_=sa.Float)
