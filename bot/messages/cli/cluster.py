"""What `matinee cluster` says at a terminal."""

from collections.abc import Sequence

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


def replaced(process_id: int) -> str:
    """Say that a process has ended because a new one does its work now."""
    return _("replaced by process {number}", number=process_id)


def not_replaced(status: int) -> str:
    """Say that a new process did not come so far as to take over, and what that means."""
    return _(
        "the new process ended with status {status} before it could take over; the old one keeps "
        "its work, and no other process is replaced",
        status=status,
    )


def no_such_part(part: str, known: Sequence[str]) -> str:
    """Say which parts a process can have."""
    return _("There is no part “{part}”; there are {known}.", part=part, known=", ".join(known))
