"""What a night announces besides its card: the reminder, the start, and the question afterwards."""

from datetime import datetime

from discord.utils import format_dt

from bot.domain.nights.night import NightState
from bot.messages.nights.words import channel, missed_button, start_vote_button
from bot.messages.translation import _
from bot.messages.wording import bold


def reminder_title(number: int) -> str:
    """Head the reminder."""
    return _("Movie night {number} starts soon", number=number)


def reminder(number: int, film: str | None, starts_at: datetime) -> str:
    """Say what starts when."""
    when = format_dt(starts_at, "R")
    if film is None:
        return _("Movie night {number} starts {when}.", number=number, when=when)
    return _("{film} starts {when}.", film=film, when=when)


def start_title(number: int) -> str:
    """Head the start."""
    return _("Movie night {number} starts", number=number)


def start(film: str | None, state: NightState) -> str:
    """Say that the night begins, and what to do where no film is chosen."""
    if film is not None:
        return _("{film} starts now. Enjoy!", film=film)
    if state is NightState.VOTING:
        return _("It's time, but the vote is still open. Vote now.")
    return _(
        "It's time, but no film has been chosen. Press {button} on the card.",
        button=bold(start_vote_button()),
    )


def question_title(number: int) -> str:
    """Head the question after the film."""
    return _("How was movie night {number}?", number=number)


def question(film: str) -> str:
    """Ask those who were in how they liked the film."""
    return _(
        "Did you like {film}? Your answer becomes one of your likes or dislikes. Everybody who was "
        "in has seen the film now, as far as I know; if you weren't there, press {button}.",
        film=film,
        button=bold(missed_button()),
    )


def liked_button() -> str:
    """Label the button of those who liked the film."""
    return _("I liked it")


def disliked_button() -> str:
    """Label the button of those who did not."""
    return _("Not for me")


def poll_question(number: int) -> str:
    """Ask Discord's own poll."""
    return _("Movie night {number}: which films would you watch?", number=number)


def channel_gone(number: int, starts_at: datetime) -> str:
    """Say that a night ended because its channel was deleted, and what to do."""
    return _(
        "Movie night {number}, planned for {when}, is cancelled because its channel was deleted. "
        "To have it all the same, plan it again with `{prefix}night plan`.",
        number=number,
        when=format_dt(starts_at, "F"),
    )


def elsewhere(number: int, channel_id: int) -> str:
    """Say why something about a night is said here."""
    return _(
        "-# About movie night {number}: I can't write in {channel}, so I'm saying this here.",
        number=number,
        channel=channel(channel_id),
    )


def late(due_at: datetime) -> str:
    """Say that something comes late."""
    return _("-# This comes late: I was away {when}.", when=format_dt(due_at, "f"))
