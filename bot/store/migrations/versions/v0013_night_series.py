"""Nights may come again every week."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the table of series, and to each night the series it belongs to."""
    op.create_table(
        "night_series",
        sa.Column("series_id", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("channel_id", sa.BigInteger, nullable=False),
        sa.Column("host_id", sa.BigInteger, nullable=False),
        sa.Column("weeks", sa.SmallInteger, nullable=False),
        sa.Column("minute", sa.SmallInteger, nullable=False),
        sa.Column("next_day", sa.Date, nullable=False),
        sa.Column("skipped", sa.Text, nullable=False),
        sa.Column("voice_channel_id", sa.BigInteger),
        sa.Column("place", sa.String(100)),
        sqlite_autoincrement=True,
    )
    for column in ("guild_id", "host_id"):
        op.create_index(f"ix_night_series_{column}", "night_series", [column])
    op.add_column("nights", sa.Column("series_id", sa.BigInteger))
