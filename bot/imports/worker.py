"""The reading process: files come in on standard input, rows go out as lines of JSON.

The first line in names the files with their sizes; their bytes follow, one file after the other.
"""

import json
import sys
from collections.abc import Sequence
from itertools import chain
from typing import BinaryIO

from bot.domain.imports.history import History
from bot.domain.imports.limits import MAX_ROWS
from bot.domain.imports.reading import read_history
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from bot.imports.lines import history_lines, refusal_line

# Ten times the largest file that is unpacked; JSON takes more room in memory than on the disk.
MAX_MEMORY_BYTES = 2 * 2**30
# A file at all limits takes a few; a machine that is busy with other things takes no more of these.
MAX_PROCESSOR_SECONDS = 30


def main(source: BinaryIO) -> None:
    """Read all files and print what they say together."""
    limit_process()
    names = json.loads(source.readline())
    files = [(name, source.read(size)) for name, size in names]
    try:
        lines = history_lines(_read_together(files))
    except ImportRefusedError as error:
        lines = iter([refusal_line(error)])
    except (MemoryError, RecursionError):
        lines = iter([refusal_line(ImportRefusedError(Refusal.TOO_LARGE, files[0][0]))])
    for line in lines:
        print(line)


def _read_together(files: Sequence[tuple[str, bytes]]) -> History:
    """Read files as one history; ratings last, as these are the present ones."""
    ordered = sorted(files, key=lambda file: "ratings" in file[0].casefold())
    histories = [read_history(content, name) for name, content in ordered]
    rows = tuple(chain.from_iterable(each.rows for each in histories))
    if len(rows) > MAX_ROWS:
        raise ImportRefusedError(Refusal.TOO_MANY_ROWS, files[0][0])
    return History(histories[0].source, rows)


def limit_process() -> None:
    """Keep this process from using up the machine; the system kills it where it tries."""
    try:
        import resource
    except ImportError:  # on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_PROCESSOR_SECONDS, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(sys.stdin.buffer)
