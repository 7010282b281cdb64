"""The store notes when films got other numbers, and finds at once who likes an added one."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add a table with one row at most, and an index of what is said of films beyond the data."""
    op.create_table(
        "film_renumberings",
        sa.Column("renumbered_at", sa.DateTime(timezone=True), primary_key=True),
        sqlite_with_rowid=False,
    )
    beyond = sa.text("movie_id >= 900000000")
    op.create_index(
        "ix_tastes_movie_id", "tastes", ["movie_id"], sqlite_where=beyond, postgresql_where=beyond
    )
