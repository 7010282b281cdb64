"""Timers know their server, and several processes know of each other."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
timers = sa.table("timers", sa.column("kind"), sa.column("key"), sa.column("guild_id"))
# Of kinds whose key is the number of a row that names the server.
BY_NUMBER = (
    (("night", "night-thread", "night-event"), "nights", "night_id"),
    (("night-series",), "night_series", "series_id"),
    (("run-report",), "training_runs", "run_id"),
)


def upgrade() -> None:
    """Add the columns, fill in the servers, and add the table of processes."""
    op.add_column("timers", sa.Column("guild_id", sa.BigInteger))
    op.add_column("timers", sa.Column("lease", sa.BigInteger))
    for kinds, table, number in BY_NUMBER:
        _name_servers(kinds, table, number)
    _name_servers_of_deletions()
    op.create_index("ix_timers_guild_id", "timers", ["guild_id"])
    op.create_table(
        "processes",
        sa.Column("lease", NUMBER, sa.Identity(), primary_key=True),
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("is_ready", sa.Boolean, nullable=False),
        sa.Column("servers", sa.Integer, nullable=False),
        sa.Column("lag_seconds", sa.Float, nullable=False),
        sa.Column("model_version", sa.Integer, nullable=False),
        sa.UniqueConstraint("name", name="uq_processes_name"),
        sqlite_autoincrement=True,
    )


def _name_servers(kinds: tuple[str, ...], table: str, number: str) -> None:
    rows = sa.table(table, sa.column(number), sa.column("guild_id"))
    server = sa.select(rows.c.guild_id).where(
        rows.c[number] == sa.cast(timers.c.key, sa.BigInteger)
    )
    op.execute(
        sa.update(timers).where(timers.c.kind.in_(kinds)).values(guild_id=server.scalar_subquery())
    )


def _name_servers_of_deletions() -> None:
    """Name the servers of events to be deleted, with which their keys begin."""
    connection, of_events = op.get_bind(), timers.c.kind == "event-deletion"
    for (key,) in connection.execute(sa.select(timers.c.key).where(of_events)).all():
        connection.execute(
            sa.update(timers)
            .where(of_events, timers.c.key == key)
            .values(guild_id=int(key.partition("-")[0]))
        )
