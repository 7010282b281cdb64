"""What processes take of the machine, as Linux counts it."""

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
# Places in /proc/PID/stat behind the name: the parent, and four times of a process and its dead.
PARENT, TIMES = 1, slice(11, 15)


def tree(process: int) -> list[int]:
    """Return a process and all that it has started, directly or not."""
    found, parents = [process], {each: _stat(each)[PARENT] for each in _processes()}
    for one in found:
        found += [each for each, parent in parents.items() if parent == str(one)]
    return found


def processor_seconds(process: int) -> float:
    """Return the processor time of a process and all that it has started."""
    times = [_stat(each)[TIMES] for each in tree(process)]
    # What is waited for is counted by the parent; so nothing that has ended is forgotten.
    return sum(int(ticks) for each in times for ticks in each) / TICKS


def megabytes(process: int) -> float:
    """Return the memory of a process and all that it has started; what is shared in shares."""
    lines = [
        line
        for each in tree(process)
        for line in _read(each, "smaps_rollup").splitlines()
        if line.startswith("Pss:")
    ]
    return sum(int(line.split()[1]) for line in lines) / 1024


def _processes() -> list[int]:
    return [int(folder.name) for folder in PROC.iterdir() if folder.name.isdecimal()]


def _stat(process: int) -> list[str]:
    words = _read(process, "stat").rpartition(")")[2].split()
    return words or ["0"] * TIMES.stop


def _read(process: int, name: str) -> str:
    try:
        return (PROC / str(process) / name).read_text("utf-8")
    except OSError:  # it has ended just now
        return ""
