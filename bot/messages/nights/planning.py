"""What is answered when a night is planned, changed, cancelled, or its vote closed."""

from collections.abc import Sequence
from datetime import datetime

from discord.utils import format_dt

from bot.domain.nights.times import ParsedTime
from bot.messages.nights.words import channel
from bot.messages.translation import _, ngettext
from bot.messages.wording import listed, plain


def time_notes(time: ParsedTime) -> list[str]:
    """Say what was assumed about a time."""
    notes = []
    if time.hour_assumed:
        hour = format_dt(time.at, "t")
        notes.append(_("You gave no time of day, so I chose {hour}.", hour=hour))
    if time.evening_assumed:
        notes.append(_("I took that for the evening. For the morning, write `8am` or `08:00`."))
    return notes


def same_time(numbers: Sequence[int]) -> str:
    """Say that other nights of a channel begin at the same time as one just planned."""
    return ngettext(
        "Movie night {nights} takes place here at the same time.",
        "Movie nights {nights} take place here at the same time.",
        len(numbers),
        nights=listed(map(str, numbers)),
    )


def card_follows(number: int) -> str:
    """Say that a night is planned although Discord does not take its card."""
    return _(
        "Movie night {number} is saved. Discord isn't taking its card just now; I'll post it here "
        "as soon as I can.",
        number=number,
    )


def film_settled(film: str) -> str:
    """Answer the host who said which film they mean."""
    return _("{film} it is.", film=film)


def time_changed(number: int, starts_at: datetime) -> str:
    """Say when a night is now."""
    return _(
        "Movie night {number} is now on {when}.", number=number, when=format_dt(starts_at, "F")
    )


def place_changed(number: int, voice_channel_id: int | None, place: str | None) -> str:
    """Say where a night is now."""
    there = channel(voice_channel_id) if voice_channel_id else plain(place or "")
    return _("Movie night {number} has a new place: {place}", number=number, place=there)


def cancel_question(number: int) -> str:
    """Ask before a night is cancelled."""
    return _("Cancel movie night {number} for everybody?", number=number)


def cancelled(number: int) -> str:
    """Say that a night is cancelled."""
    return _("Movie night {number} is cancelled.", number=number)


def vote_closed(number: int) -> str:
    """Say that a vote is closed."""
    return _("The vote for movie night {number} is closed.", number=number)


def poll_lost(number: int) -> str:
    """Say that the votes of a deleted poll are lost."""
    return _(
        "The poll for movie night {number} is gone, and its votes are lost. Ask again with "
        "`{prefix}night vote`.",
        number=number,
    )


def which_night() -> str:
    """Ask which of several nights is meant."""
    return _("Which movie night do you mean?")


def choose_night() -> str:
    """Return what the closed menu of nights says."""
    return _("Choose a movie night")


def night_option(number: int, when: str, what: str) -> str:
    """Name a night in a menu: its number, when it is, and its film or its state."""
    return _("{number}. {when} · {film}", number=number, when=when, film=what)


def night_chosen(number: int) -> str:
    """Say which night was chosen."""
    return _("You chose movie night {number}.", number=number)


def form_title() -> str:
    """Head the form in which a night is planned."""
    return _("Plan a movie night")


def form_when() -> str:
    """Label the form's field for the time."""
    return _("When?")


def form_when_example() -> str:
    """Show what may be typed as the time."""
    return _("friday 20:00, in 2 hours or every friday 20:00")


def form_film() -> str:
    """Label the form's field for the film."""
    return _("The film, if you know it already")


def form_film_example() -> str:
    """Say what happens without a film."""
    return _("Leave this empty to choose together")
