"""What people told the bot is for the eyes of the system's user that it runs as."""

import logging
import os
from pathlib import Path

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
OTHERS = 0o077

logger = logging.getLogger(__name__)


def keep_private() -> None:
    """Let nobody else read what this process, and those it starts, write from now on."""
    os.umask(OTHERS)


def take_from_others(path: Path) -> None:
    """Let nobody else read a file or folder that is there already."""
    try:
        mode = path.stat().st_mode
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS)
    except FileNotFoundError:
        return
    except PermissionError:
        logger.warning("%s can be read by others, and its permissions cannot be changed", path)
