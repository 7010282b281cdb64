"""What `matinee import` says."""

from pathlib import Path

from bot.messages.translation import _


def file_unreadable(file: Path, reason: str) -> str:
    """Say why a file cannot be read."""
    return _("{file} can't be read: {reason}", file=file, reason=reason)
