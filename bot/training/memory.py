"""How much memory a training run may take where the owner has not said."""

import os
from collections.abc import Iterator
from pathlib import Path

# What a run takes at most by itself; more people than fit into it hardly make lists better.
USUAL_MB = 1200
SHARE_OF_FREE = 0.5
MEMINFO = Path("/proc/meminfo")
CONTROL_GROUP = Path("/sys/fs/cgroup")
MEGABYTE = 2**20


def usual_memory_mb() -> int:
    """Return 1,200 MB or half of what is free now, the smaller; 1,200 where nobody can tell."""
    return int(min([USUAL_MB, *(SHARE_OF_FREE * each / MEGABYTE for each in _free())]))


def _free() -> Iterator[float]:
    """Yield the bytes that the machine and this process's control group have left."""
    try:
        for line in MEMINFO.read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                yield int(line.split()[1]) * 1024
    except (OSError, ValueError):
        if hasattr(os, "sysconf") and "SC_AVPHYS_PAGES" in os.sysconf_names:
            yield os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        limit, used, caches = (
            (CONTROL_GROUP / name).read_text("ascii")
            for name in ("memory.max", "memory.current", "memory.stat")
        )
        reclaimable = dict(line.split() for line in caches.splitlines()).get("inactive_file", "0")
        yield int(limit) - int(used) + int(reclaimable)
    except (OSError, ValueError):  # no such group, or "max": it has no limit of its own
        return
