"""Messages that follow a training run are found again after a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Note which messages do not say yet what became of their run."""
    op.create_table(
        "run_messages",
        sa.Column("message_id", sa.BigInteger, autoincrement=False),
        sa.Column("channel_id", sa.BigInteger, nullable=False),
        sa.Column("run_id", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("message_id", name="pk_run_messages"),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["training_runs.run_id"],
            name="fk_run_messages_run_id_training_runs",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
