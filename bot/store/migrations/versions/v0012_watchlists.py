"""Each person has a watchlist, and a step that can be undone says what it did to it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the table of watchlists, and a column for what a change of tastes did to one."""
    op.create_table(
        "watchlist_films",
        sa.Column("user_id", sa.BigInteger, autoincrement=False),
        sa.Column("movie_id", sa.BigInteger, autoincrement=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "movie_id", name="pk_watchlist_films"),
        sqlite_with_rowid=False,
    )
    op.add_column("taste_changes", sa.Column("watchlist", sa.Text))
