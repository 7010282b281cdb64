"""Facts about films that others gave are kept for a while."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the table of facts, by a film's number at TMDB and their language."""
    op.create_table(
        "film_facts",
        sa.Column("tmdb_id", sa.BigInteger, autoincrement=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.Text),
        sa.Column("traits", sa.Text),
        sa.PrimaryKeyConstraint("tmdb_id", "language", name="pk_film_facts"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_film_facts_fetched_at", "film_facts", ["fetched_at"])
