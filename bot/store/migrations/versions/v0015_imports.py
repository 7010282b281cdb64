"""Files from other sites: what waits for a confirmation, and films that wait to be known."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the tables, and note of each taste whether a file said it last."""
    op.add_column(
        "tastes", sa.Column("imported", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.create_table(
        "pending_imports",
        sa.Column("import_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("like_from", sa.Float, nullable=False),
        sa.Column("dislike_to", sa.Float, nullable=False),
        sa.Column("over_own", sa.Boolean, nullable=False),
        sa.Column("change_id", sa.BigInteger),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pending_films",
        sa.Column("import_id", sa.BigInteger, autoincrement=False),
        sa.Column("part", sa.Integer, autoincrement=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("films", sa.Text, nullable=False),
        sa.Column("skipped", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("import_id", "part", name="pk_pending_films"),
        sqlite_with_rowid=False,
    )
    for table, column in (
        ("pending_imports", "user_id"),
        ("pending_imports", "read_at"),
        ("pending_films", "user_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
    _create_missing_films()


def _create_missing_films() -> None:
    op.create_table(
        "missing_films",
        sa.Column("user_id", sa.BigInteger, autoincrement=False),
        sa.Column("identity", sa.String(16)),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("original_title", sa.Text),
        sa.Column("imdb_id", sa.BigInteger),
        sa.Column("tmdb_id", sa.BigInteger),
        sa.Column("movielens_id", sa.BigInteger),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("stars", sa.Float),
        sa.Column("unseen", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("candidates", sa.Text, nullable=False),
        sa.Column("declined", sa.Boolean, nullable=False),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("change_id", sa.BigInteger),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "identity", name="pk_missing_films"),
        sqlite_with_rowid=False,
    )
