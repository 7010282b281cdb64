"""The language of a server's dates is its language altogether."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

TABLES = ("guild_settings", "guild_changes")


def upgrade() -> None:
    """Give the setting its new name, also in the log of who changed what."""
    for name in TABLES:
        table = sa.table(name, sa.column("field", sa.String(50)))
        op.execute(table.update().where(table.c.field == "locale").values(field="language"))
