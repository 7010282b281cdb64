"""What a process that the bot starts gets to know of the bot's surroundings."""

import os

NUMBER_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
# What Python and the system need. Tokens and passwords are no child's business.
PASSED_ON = ("PATH", "HOME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH")
PASSED_ON_FAMILIES = ("LC_", "PYTHON", "VIRTUAL_ENV")


def child_environment() -> dict[str, str]:
    """Return the environment of a child process, which computes on one thread."""
    passed_on = {
        name: value
        for name, value in os.environ.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_FAMILIES)
    }
    return passed_on | dict.fromkeys(NUMBER_THREADS, "1")
