"""Added films can be removed again; their ids, and what people said of them, stay."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Note since when an added film is removed."""
    op.add_column("added_movies", sa.Column("removed_at", sa.DateTime(timezone=True)))
