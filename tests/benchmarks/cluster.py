"""What several processes on one PostgreSQL cost, and how fast they take things over."""

from collections.abc import Iterable

from tests.benchmarks.cluster_models import new_models
from tests.benchmarks.figure import Figure

# Each measures one thing, and has a server of its own.
MEASURED = (new_models,)


def measure() -> Iterable[Figure]:
    """Measure one after the other."""
    for each in MEASURED:
        yield from each()
