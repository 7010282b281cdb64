"""The bot introduces itself to a server once, so it remembers where it has done so."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the table of servers that were greeted."""
    op.create_table(
        "greeted_guilds",
        sa.Column("guild_id", sa.BigInteger, autoincrement=False),
        sa.Column("greeted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_greeted_guilds"),
        sqlite_with_rowid=False,
    )
