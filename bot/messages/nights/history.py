"""Open nights, past nights and their figures in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from discord.utils import format_dt

from bot.domain.nights.night import NightState
from bot.messages.kinds import genre_name
from bot.messages.nights.words import mention
from bot.messages.translation import _, ngettext, pgettext
from bot.messages.wording import listed, number


def open_title() -> str:
    """Head the nights that are planned."""
    return _("Movie nights")


def none_planned() -> str:
    """Say that no night is planned, and how to plan one."""
    return _("No movie night is planned. Plan one: `{prefix}night plan friday 20:00`")


def state(state: NightState) -> str:
    """Say what state a night is in that has no film yet."""
    match state:
        case NightState.PLANNED | NightState.DECIDED:
            return _("no film yet")
        case NightState.VOTING:
            return _("the vote is open")
        case NightState.COUNTING:
            return _("the votes are being counted")
        case NightState.STARTED:
            return _("has begun")
        case NightState.ASKED | NightState.FINISHED:
            return _("is over")
        case NightState.CANCELLED:
            return _("was cancelled")
        case _ as never:
            assert_never(never)


def card_link(url: str) -> str:
    """Link to the card of a night."""
    return _("[card]({url})", url=url)


def past_title() -> str:
    """Head the past nights."""
    return _("Past movie nights")


def none_past() -> str:
    """Say that there are no past nights."""
    return _("There has been no movie night yet.")


def cancelled() -> str:
    """Stand for the film of a night that was cancelled."""
    return pgettext("movie night", "cancelled")


def no_film() -> str:
    """Stand for the film of a night that had none."""
    return _("no film")


def held(starts_at: datetime, host_id: int, coming: int) -> str:
    """Say when a night was, whose it was and how many were in."""
    day = format_dt(starts_at, "D")
    if not host_id:
        return ngettext(
            "{day}, {number} person was in",
            "{day}, {number} people were in",
            coming,
            day=day,
        )
    return ngettext(
        "{day} with {host}, {number} person was in",
        "{day} with {host}, {number} people were in",
        coming,
        day=day,
        host=mention(host_id),
    )


def verdicts(liked: int, disliked: int) -> str:
    """Say how many liked the film."""
    return _("{liked} liked it, {disliked} didn't", liked=liked, disliked=disliked)


def newer_button() -> str:
    """Label the button to newer nights."""
    return _("Newer")


def older_button() -> str:
    """Label the button to older nights."""
    return _("Older")


def stats_title() -> str:
    """Head the figures of a server's nights."""
    return _("Movie nights on this server")


def none_held() -> str:
    """Say that there are no figures yet."""
    return _("There has been no movie night here yet. Plan one: `{prefix}night plan`")


def nights_held(nights: int) -> str:
    """Say how many nights there have been."""
    return ngettext(
        "There has been one movie night.", "There have been {number} movie nights.", nights
    )


def nights_cancelled(nights: int) -> str:
    """Say how many nights were cancelled."""
    return ngettext("One was cancelled.", "{number} were cancelled.", nights)


def answers(liked: int, disliked: int) -> str:
    """Say how people liked the films of all nights."""
    return _(
        "Answers afterwards: {liked} liked it, {disliked} didn't.", liked=liked, disliked=disliked
    )


def most_hosted(hosts: Sequence[tuple[int, int]]) -> str:
    """Say who hosted how many nights."""
    counts = [_("{name} ({number})", name=mention(who), number=nights) for who, nights in hosts]
    return _("Nights hosted: {counts}.", counts=listed(counts))


def most_watched(genres: Sequence[tuple[str, int]]) -> str:
    """Say which genres were watched how often."""
    counts = [_("{name} ({number})", name=genre_name(name), number=films) for name, films in genres]
    return _("Genres watched most: {counts}.", counts=listed(counts))


def nights_by_month() -> str:
    """Head a part of the picture."""
    return _("Nights by month")


def films_by_genre() -> str:
    """Head a part of the picture."""
    return _("Films by genre")


def nights_by_host() -> str:
    """Head a part of the picture."""
    return _("Nights hosted")


def weights_next_time() -> str:
    """Head a part of the picture."""
    return _("Whose taste counts more next time")


def times(weight: float) -> str:
    """Say how many times somebody's taste counts."""
    return _("{weight} times", weight=number(round(weight, 1)))


def who_left() -> str:
    """Stand for the name of a host who has left the server."""
    return _("somebody who left")
