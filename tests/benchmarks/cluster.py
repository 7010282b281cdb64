"""What several processes on one PostgreSQL cost, and how fast they take things over."""

from collections.abc import Iterable

from tests.benchmarks.cluster_commands import commands
from tests.benchmarks.cluster_models import new_models
from tests.benchmarks.cluster_store import large_store
from tests.benchmarks.cluster_takeover import takeover
from tests.benchmarks.cluster_trainer import trainer
from tests.benchmarks.figure import Figure

# Each measures one thing, and has a server of its own.
MEASURED = (commands, takeover, trainer, new_models, large_store)


def measure() -> Iterable[Figure]:
    """Measure one after the other."""
    for each in MEASURED:
        yield from each()
