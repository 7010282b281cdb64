"""What is said of a vote that was counted."""

from collections.abc import Sequence
from typing import assert_never

from bot.domain.nights.ballots.outcome import DecidedBy
from bot.messages.nights.words import mention
from bot.messages.translation import _, ngettext
from bot.messages.wording import listed, number


def headed(what: str) -> str:
    """Head the result; `what` is the first thing that is said of it."""
    return _("**Result:** {what}", what=what)


def winner() -> str:
    """Name the film that won, which is in the title above."""
    return _("the winner")


def vetoed(film: str) -> str:
    """Say that a film was vetoed."""
    return _("~~{film}~~ vetoed", film=film)


def runoff(finalists: Sequence[tuple[str, int]]) -> str:
    """Say how many people preferred each of the two best films."""
    votes = [_("{film} {votes}", film=film, votes=votes) for film, votes in finalists]
    return _("Runoff between the best two: {votes}", votes=listed(votes))


def counts_kept_secret(film: str, least: int) -> str:
    """Say which film won, and why the counts of a vote of few are not shown."""
    return _(
        "{film} won. With fewer than {least} votes I keep the counts to myself, so that votes stay "
        "secret.",
        film=film,
        least=least,
    )


def voters(people: int) -> str:
    """Say how many people voted."""
    if people == 0:
        return _("Nobody voted, so I chose the best.")
    return ngettext("One person voted.", "{number} people voted.", people)


def decision(decided_by: DecidedBy) -> str | None:
    """Say what settled the vote, where the votes alone did not."""
    match decided_by:
        case DecidedBy.VOTES | DecidedBy.NOBODY:
            return None
        case DecidedBy.GROUP_SCORE:
            return _("It was a tie, so the film that suits all of you best won.")
        case DecidedBy.LEAST_SERVED:
            return _("It was a tie, so whoever has had the least luck lately got their choice.")
        case DecidedBy.LIST_ORDER:
            return _("It was a tie, so the film higher on the list won.")
        case _ as never:
            assert_never(never)


def all_vetoed() -> str:
    """Say that there is no winner, and how to find one."""
    return _(
        "Every film was vetoed. Suggest others, or make a new shortlist: the vetoed films won't "
        "be on it."
    )


def favoured_next_time(person: int, weight: float) -> str:
    """Say whose taste counts more in the next shortlist."""
    return _(
        "{person} has had the least luck lately, so their taste counts {weight} times in the next "
        "shortlist.",
        person=mention(person),
        weight=number(round(weight, 1)),
    )
