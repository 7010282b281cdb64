"""Each process knows which slash commands Discord has."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add the table of what Discord has."""
    op.create_table(
        "told_commands",
        sa.Column("application_id", sa.BigInteger, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("application_id", name="pk_told_commands"),
        sqlite_with_rowid=False,
    )
