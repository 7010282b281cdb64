"""What `matinee import` says."""

from pathlib import Path

from bot.messages.translation import _


def file_unreadable(file: Path, reason: str) -> str:
    """Say why a file cannot be read."""
    return _(
        "{file} can't be read: {reason}. Name a file that is there and that you may read.",
        file=file,
        reason=reason,
    )
