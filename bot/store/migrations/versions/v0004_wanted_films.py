"""Which films the shortlist of a night was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Let a night remember what its shortlist was narrowed to."""
    op.add_column("nights", sa.Column("wanted", sa.Text))
