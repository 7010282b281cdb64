"""What a person's own ballot says, and by which rule each kind of vote is won."""

from collections.abc import Sequence
from typing import assert_never

from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.messages.nights.words import done_button, vote_button
from bot.messages.translation import _
from bot.messages.wording import bold, listed


def how_to_vote(kind: BallotKind) -> str:
    """Say on a card where to vote; a ballot of one's own says by which rule a film wins."""
    if not rules_of(kind).on_paper:
        return _(
            "Vote in the poll below. Only people who are in count, and everybody sees each vote."
        )
    return _("Press {button}: only you see your ballot.", button=bold(vote_button()))


def rule(kind: BallotKind) -> str:
    """Say what to do and which film wins."""
    match kind:
        case BallotKind.APPROVAL:
            return _("Press every film you would watch. The film that most people choose wins.")
        case BallotKind.SCORE:
            return _(
                "Give each film 0 to 5 points. Of the best two, the film that more people prefer "
                "wins."
            )
        case BallotKind.RANKED:
            return _(
                "Press the films in your order, the best one first. The weakest film drops out "
                "until one has more than half."
            )
        case BallotKind.POLL:
            return _(
                "Choose every film you would watch in the poll below. The film that most people "
                "who are in choose wins, and everybody sees who voted for what."
            )
        case _ as never:
            assert_never(never)


def heading(number: int) -> str:
    """Head a person's ballot."""
    return _("**Your ballot for movie night {number}** (only you see it)", number=number)


def approved(films: Sequence[str]) -> str:
    """Say which films somebody would watch."""
    return _("You would watch {films}.", films=listed(films))


def scored(films: Sequence[tuple[str, int]]) -> str:
    """Say which points somebody has given."""
    points = [_("{film}: {points}", film=film, points=points) for film, points in films]
    return "\n".join([_("Your points:"), *points])


def scoring(film: str) -> str:
    """Say which film the buttons below give points to."""
    return _("How many points for {film}?", film=film)


def ranked(films: Sequence[str]) -> str:
    """Say in which order somebody has put the films."""
    order = [f"{rank}. {film}" for rank, film in enumerate(films, start=1)]
    return "\n".join([_("Your order:"), *order])


def vetoed(film: str) -> str:
    """Say which film somebody vetoes."""
    return _("Your veto: {film}", film=film)


def go_on(*, done: bool) -> str:
    """Say what to do next."""
    if done:
        return _("You're done, but you can change your mind until the vote closes.")
    return _(
        "Press {button} when you have chosen. The vote closes when everybody has.",
        button=bold(done_button()),
    )


def points_so_far(points: int) -> str:
    """Describe a film in the menu of films to score."""
    return _("Your points: {points}", points=points)


def film_menu() -> str:
    """Ask which film to score."""
    return _("Which film?")


def veto_menu() -> str:
    """Ask for a veto."""
    return _("Veto a film in secret")


def no_veto() -> str:
    """Offer to veto nothing."""
    return _("No veto")


def clear_button() -> str:
    """Label the button that empties the ballot."""
    return _("Start over")
