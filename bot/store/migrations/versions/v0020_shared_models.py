"""Models, orders and progress of training go through the database, for several processes."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the tables of models and of what the trainer tells; let runs be ordered by rows."""
    for name in ("changes", "base", "progress", "interruption"):
        op.add_column("training_runs", sa.Column(name, sa.Text))
    op.add_column("run_messages", sa.Column("guild_id", sa.BigInteger))
    op.create_table(
        "model_versions",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("manifest", sa.Text, nullable=False),
    )
    op.create_table(
        "model_parts",
        sa.Column("version", sa.Integer, autoincrement=False),
        sa.Column("file", sa.String(100)),
        sa.Column("number", sa.Integer, autoincrement=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.PrimaryKeyConstraint("version", "file", "number", name="pk_model_parts"),
        sa.ForeignKeyConstraint(
            ["version"],
            ["model_versions.version"],
            ondelete="CASCADE",
            name="fk_model_parts_version_model_versions",
        ),
    )
    if op.get_bind().dialect.name == "postgresql":
        # Factors do not get smaller by compression, which would take most of the time.
        op.execute("ALTER TABLE model_parts ALTER COLUMN content SET STORAGE EXTERNAL")
    op.create_table(
        "model_in_service",
        sa.Column("place", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
    )
    op.create_table(
        "trainer_notes",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
