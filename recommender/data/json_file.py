"""Reading JSON files that may be damaged in any way."""

import json
import math
from pathlib import Path


def read_json_file(path: Path) -> object:
    """Read a JSON file; raise ValueError for other content, OSError if it cannot be read.

    Only regular files are opened: a pipe would never end.
    """
    if path.exists() and not path.is_file():
        raise ValueError(f"{path.name} is no file")
    try:
        return json.loads(path.read_text("utf-8"), parse_float=_number)
    except RecursionError:
        raise ValueError(f"{path.name} is nested too deeply") from None


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is too large a number")
    return value
