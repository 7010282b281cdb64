"""Which rows are those of servers that a process acts for."""

from sqlalchemy import ColumnElement, func, true

from bot.domain.assignment import SHARD_BITS, Assignment


def owned(assignment: Assignment, guild_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return `assignment.owns` as a condition on a column."""
    if assignment.shards == 1:
        return true()
    # A division, as the databases differ in how bits are shifted.
    shard = func.coalesce(guild_id, 0) // (1 << SHARD_BITS) % assignment.shards
    return shard % assignment.processes == assignment.number - 1
