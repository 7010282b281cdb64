"""What people are answered when they say whether they come, what to watch, and how it was."""

from collections.abc import Sequence
from typing import assert_never

from bot.domain.nights.ballots.kinds import rules_of
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.verdict import Verdict
from bot.messages.nights.words import vote_button
from bot.messages.translation import _
from bot.messages.wording import bold, listed


def coming(night: Night, *, news: bool) -> str:
    """Answer somebody who is in, `news` where they were not before."""
    number = night.number
    if not news:
        return _("You're already in for movie night {number}.", number=number)
    if night.state is not NightState.VOTING:
        return _(
            "You're in for movie night {number}. I'll remind you before it starts.", number=number
        )
    if not rules_of(night.kind).on_paper:
        return _("You're in for movie night {number}. Vote in the poll now.", number=number)
    return _(
        "You're in for movie night {number}. Press {button} to choose a film with the others.",
        number=number,
        button=bold(vote_button()),
    )


def staying_away(night: Night) -> str:
    """Answer somebody who can't come."""
    if night.state is NightState.VOTING:
        return _(
            "I've noted that you can't come to movie night {number}. If you voted, your vote no "
            "longer counts.",
            number=night.number,
        )
    return _("I've noted that you can't come to movie night {number}.", number=night.number)


def suggested(films: Sequence[str], number: int) -> str:
    """Answer somebody whose suggestions were taken."""
    return _("You suggested {films} for movie night {number}.", films=listed(films), number=number)


def suggested_already(films: Sequence[str]) -> str:
    """Answer somebody whose suggestions are not the first of their films."""
    return _("Somebody has already suggested {films}.", films=listed(films))


def judged(verdict: Verdict, film: str) -> str:
    """Answer what somebody says after the film."""
    match verdict:
        case Verdict.LIKED:
            return _("I added {film} to your likes.", film=film)
        case Verdict.DISLIKED:
            return _("{film} isn't for you, so I won't recommend it again.", film=film)
        case Verdict.MISSED:
            return _("You weren't there, so I took back that you saw {film}.", film=film)
        case _ as never:
            assert_never(never)


def form_title(number: int) -> str:
    """Head the form in which a title is typed."""
    return _("Suggest a film for movie night {number}", number=number)


def form_field() -> str:
    """Ask for a title."""
    return _("Which film?")


def form_example() -> str:
    """Show what a title looks like."""
    return _("The Matrix")
