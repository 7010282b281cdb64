"""What an event of one server asks costs the same, however much all the others have stored."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INDEXES = {
    "tastes": (("opinion", "opinion_at", "guild_id"),),
    "guild_changes": (("changed_at",), ("changed_by",)),
    "nights": (("guild_id", "state"), ("state", "ends_at"), ("event_id",)),
    "night_notices": (("message_id",),),
    "training_runs": (("outcome",), ("user_id",)),
    "run_messages": (("run_id",),),
    "model_changes": (("changed_by",),),
    "added_movies": (("added_by",),),
}
WAITING = sa.text("claimed_at IS NULL")


def upgrade() -> None:
    """Add an index for each question, drop what wider ones replace, and note who has left."""
    for table, indexes in INDEXES.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    op.drop_index("ix_nights_state", table_name="nights")
    op.drop_index("ix_timers_due_at", table_name="timers")
    op.create_index(
        "ix_timers_due_at", "timers", ["due_at"], sqlite_where=WAITING, postgresql_where=WAITING
    )
    op.create_table(
        "departed_guilds",
        sa.Column("guild_id", sa.BigInteger, autoincrement=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_departed_guilds"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_departed_guilds_left_at", "departed_guilds", ["left_at"])
