"""What `matinee backup` says."""

from bot.messages.translation import _
from bot.messages.wording import number


def backup_made(tastes: int, people: int, megabytes: float) -> str:
    """Say what a checked copy holds."""
    return _(
        "Copied and checked {size} MB. Tastes: {tastes}, people: {people}.",
        tastes=number(tastes),
        people=number(people),
        size=number(round(megabytes, 1)),
    )
