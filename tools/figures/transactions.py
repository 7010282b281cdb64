"""Counts what steps of a conversation cost in a checkout: see `tools.figures.conversation`."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "conversation.py"


class ConversationFailedError(Exception):
    """The conversation could not be held with the bot of a checkout."""


def costs(checkout: Path) -> dict[str, dict[str, int]]:
    """Return transactions and changes of file of each step, by its name.

    Raises ConversationFailedError with what the bot's process said last.
    """
    environment = {name: value for name, value in os.environ.items() if "MATINEE_" not in name}
    child = subprocess.run(
        [sys.executable, "-P", SCRIPT, checkout],
        env=environment | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    if child.returncode:
        raise ConversationFailedError(child.stderr.strip().rpartition("\n")[2])
    steps: dict[str, dict[str, int]] = json.loads(child.stdout)
    return steps
