"""Measurements of time and memory: `make bench`, or `python -m tests.benchmarks [NAME ...]`.

Each other module here that has `measure() -> Iterable[Figure]` is one benchmark. It runs in a
process of its own, so that its memory and its threads are its own too. A benchmark without the
data it needs calls `pytest.skip` (as `tests.data.movielens` does), and is listed as skipped.
"""
