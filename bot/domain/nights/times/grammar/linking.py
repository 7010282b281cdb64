"""Words that join pieces of a time, or lead to one."""

from bot.domain.nights.times import patterns
from bot.domain.nights.times.pieces import Found, Linking, Or


def either(text: str, at: int) -> Found | None:
    """Read "or"."""
    match = patterns.OR.match(text, at)
    return ((Or(),), match.end()) if match else None


def link(text: str, at: int) -> Found | None:
    """Read a word that only leads to an hour, to a day, or nowhere."""
    for pattern, to_clock in (
        (patterns.LINK_TO_CLOCK, True),
        (patterns.LINK_TO_DAY, False),
        (patterns.FILLER, False),
    ):
        match = pattern.match(text, at)
        if match:
            return (Linking(to_clock),), match.end()
    return None
