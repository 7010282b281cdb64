"""What the card of a movie night says, and the buttons on it."""

from collections.abc import Sequence
from datetime import datetime

from discord.utils import format_dt

from bot.domain.nights.ballots.ballot import Turnout
from bot.domain.nights.night import Night, NightState
from bot.messages.nights.words import channel, mention, people
from bot.messages.translation import _
from bot.messages.wording import plain


def name(number: int) -> str:
    """Name a movie night."""
    return _("Movie night {number}", number=number)


def title(night: Night, film: str | None) -> str:
    """Return the title of a night's card; `film` is the film of the night, safe to show."""
    number = night.number
    match night.state:
        case NightState.CANCELLED:
            return _("Movie night {number} is cancelled", number=number)
        case NightState.VOTING | NightState.COUNTING:
            return _("Movie night {number}: the vote", number=number)
        case _:
            return (
                _("Movie night {number}: {film}", number=number, film=film)
                if film
                else name(number)
            )


def when(starts_at: datetime) -> str:
    """Say when a night starts: the date, and how far off that is."""
    return _(
        "{date} ({distance})", date=format_dt(starts_at, "F"), distance=format_dt(starts_at, "R")
    )


def ends(ends_at: datetime) -> str:
    """Say when a film of known length is over, if it starts in time."""
    return _("Ends about {time}", time=format_dt(ends_at, "t"))


def where(night: Night) -> str | None:
    """Say where a night is, if anybody said so."""
    if night.voice_channel_id:
        return _("Where: {place}", place=channel(night.voice_channel_id))
    return _("Where: {place}", place=plain(night.place)) if night.place else None


def host(host_id: int) -> str:
    """Say whose night it is."""
    if host_id:
        return _("Host: {host}", host=mention(host_id))
    return _("The host is gone. Whoever manages this server can change the night.")


def head(night: Night) -> str:
    """Say when a night starts, whose it is, and where, if anybody said so."""
    told = [when(night.starts_at)]
    if night.host_id:
        told.append(host(night.host_id))
    if place := where(night):
        told.append(place)
    text = " · ".join(told)
    return text if night.host_id else f"{text}\n{host(night.host_id)}"


def voting(closes_at: datetime, turnout: Turnout) -> str:
    """Say until when people vote and how many have voted, but nothing about how."""
    values = {
        "when": format_dt(closes_at, "R"),
        "begun": turnout.begun,
        "coming": turnout.coming,
        "done": turnout.done,
    }
    if not turnout.done:
        return _("Closes {when} · {begun} of {coming} voted", **values)
    return _("Closes {when} · {begun} of {coming} voted, {done} done", **values)


def counting() -> str:
    """Say that the vote is over and the result not there yet."""
    return _("The vote is closed. I'm counting.")


def goes_on(number: int, url: str) -> str:
    """Say where the new card of a night is."""
    return _("Movie night {number} continues [here]({url}).", number=number, url=url)


def suggested() -> str:
    """Head the films that people suggested."""
    return _("Suggested")


def coming(user_ids: Sequence[int]) -> str:
    """Say who comes, and how many they are."""
    if not user_ids:
        return _("**In:** nobody yet")
    return _("**In: {number}** · {people}", number=len(user_ids), people=people(user_ids))


def staying_away(user_ids: Sequence[int]) -> str:
    """Say who doesn't come, and how many they are."""
    return _("**Can't: {number}** · {people}", number=len(user_ids), people=people(user_ids))


def stay_away_button() -> str:
    """Label the button of those who don't come."""
    return _("Can't")


def fits_button() -> str:
    """Label the button that shows how well each film fits whom."""
    return _("Who it fits")


def shortlist_button() -> str:
    """Label the button that makes a shortlist."""
    return _("Shortlist")


def vote_again_button() -> str:
    """Label the button that opens another vote."""
    return _("Vote again")


def close_button() -> str:
    """Label the button that closes the vote."""
    return _("Close the vote")


def cancel_button() -> str:
    """Label the button that cancels the night."""
    return _("Cancel the night")


def really_cancel_button() -> str:
    """Label the button that answers whether to cancel the night."""
    return _("Yes, cancel it")
