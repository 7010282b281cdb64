"""One benchmark, its figures as JSON lines: `python -m tests.benchmarks.child NAME`."""

import importlib
import json
import os
import sys

import pytest

SKIPPED = 75


def main(name: str) -> int:
    """Print each figure as soon as it is measured."""
    # What a benchmark prints is not to be mixed up with its figures.
    figures = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        for figure in importlib.import_module(f"tests.benchmarks.{name}").measure():
            figures.write(json.dumps(figure.to_json()) + "\n")
            figures.flush()
    except pytest.skip.Exception as reason:
        figures.write(json.dumps({"skipped": str(reason)}) + "\n")
        figures.flush()
        return SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
