"""A process that hands its part over says what it has dealt with last."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Add the column."""
    op.add_column("processes", sa.Column("dealt_with", sa.JSON(none_as_null=True)))
