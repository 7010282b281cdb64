"""How many connections bots have on a PostgreSQL, and how often one waits for another."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.benchmarks.cluster_bots import Bots

LOOK_EVERY = 0.1
# Those of the claim and of the pool carry the name of their process; the one that listens has none.
BUSY = """
SELECT count(*), count(*) FILTER (WHERE state <> 'idle'),
       count(*) FILTER (WHERE state <> 'idle' AND wait_event_type IN ('Lock', 'LWLock'))
FROM pg_stat_activity
WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass
class Seen:
    """What was seen in all looks."""

    connections: int = 0
    busy: int = 0
    waiting: int = 0

    @property
    def locked(self) -> float:
        """The share of busy connections that wait for another one."""
        return self.waiting / max(1, self.busy)


@contextmanager
def looking_at(bots: Bots) -> Iterator[Seen]:
    """Look again and again as long as the block runs."""
    seen = Seen()
    looking = asyncio.create_task(_look(bots, seen))
    try:
        yield seen
    finally:
        looking.cancel()


async def _look(bots: Bots, seen: Seen) -> None:
    while bots.postgres is not None:
        [(connections, busy, waiting)] = await bots.running.sql(BUSY)
        seen.connections = max(seen.connections, int(str(connections)))
        seen.busy += int(str(busy))
        seen.waiting += int(str(waiting))
        await asyncio.sleep(LOOK_EVERY)
