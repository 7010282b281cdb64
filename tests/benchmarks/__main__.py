"""Run the benchmark programs one after another: `python -m tests.benchmarks [NAME ...]`.

Each module of this package is a program of its own that prints a table and then one JSON line.
"""

import pkgutil
import subprocess
import sys

from tests import benchmarks


def programs() -> list[str]:
    """Name every benchmark; modules that start with `_` are shared by several."""
    names = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in names if not name.startswith("_"))


def main(chosen: list[str]) -> int:
    """Run the chosen benchmarks, or all; the exit status says whether each one finished."""
    unknown = sorted(set(chosen) - set(programs()))
    if unknown:
        sys.stderr.write(f"no benchmark {', '.join(unknown)}; there are: {', '.join(programs())}\n")
        return 2
    failed = []
    for name in chosen or programs():
        sys.stderr.write(f"\n== {name}\n")
        if subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.{name}"], check=False
        ).returncode:
            failed.append(name)
    if failed:
        sys.stderr.write(f"\ndid not finish: {', '.join(failed)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
