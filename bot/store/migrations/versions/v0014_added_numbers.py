"""An added film has its numbers at IMDb and TMDB."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add a column for each number."""
    for name in ("imdb_id", "tmdb_id"):
        op.add_column("added_movies", sa.Column(name, sa.BigInteger))
