"""Films have names beside those of the data set, given by the owner or by TMDB."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the table of other titles."""
    op.create_table(
        "other_titles",
        sa.Column("source", sa.String(10)),
        sa.Column("number", sa.BigInteger, autoincrement=False),
        sa.Column("title", sa.String(200)),
        sa.Column("fetched_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("source", "number", "title", name="pk_other_titles"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_other_titles_fetched_at", "other_titles", ["fetched_at"])
