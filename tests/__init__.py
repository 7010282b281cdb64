"""Tests of everything; `tests.benchmarks` and `tests.campaigns` are run by hand."""

import os

# As `bot.__main__` does, before numpy is first imported: with a thread for each core, every test
# process would spend most of its time waiting for its own threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
