"""What `matinee cluster` says at a terminal."""

from bot.messages.translation import _
from bot.messages.wording import number


def started(process_id: int) -> str:
    """Say that a process runs; its number is there for stopping it."""
    return _("started as process {number}", number=process_id)


def ended(status: int, seconds: float) -> str:
    """Say that a process ended by itself, and when it runs again."""
    return _(
        "ended with status {status}; it starts again in {seconds} s",
        status=status,
        seconds=number(round(seconds)),
    )


def killed() -> str:
    """Say that a process did not end in time; nothing is lost by that."""
    return _("did not stop in time, so I ended it. What is stored is complete.")
