"""The words for the values that some settings have: in menus, and behind each setting."""

from dataclasses import dataclass
from typing import assert_never

from bot.domain.added_movies import WhoAdds
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.drawing import ShortlistSource
from bot.messages.translation import N_
from recommender import GroupStrategy


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """What people read about one value in a menu."""

    label: str
    description: str = ""


def ballot_words(kind: BallotKind) -> ChoiceWords:
    """Say how people vote."""
    match kind:
        case BallotKind.APPROVAL:
            return ChoiceWords(
                N_("Approval"), N_("Tick every film you would watch; most ticks win")
            )
        case BallotKind.SCORE:
            return ChoiceWords(
                N_("Score"),
                N_("Give each film points; of the best two, the one more people prefer"),
            )
        case BallotKind.RANKED:
            return ChoiceWords(
                N_("Ranked"), N_("Put the films in order; the weakest drops out until one has most")
            )
        case BallotKind.POLL:
            return ChoiceWords(
                N_("Poll"), N_("Discord's own poll, where everybody sees who voted for what")
            )
    assert_never(kind)


def adder_words(who: WhoAdds) -> ChoiceWords:
    """Say who may add films."""
    match who:
        case WhoAdds.MANAGERS:
            return ChoiceWords(N_("Managers"), N_("Those who may manage the server"))
        case WhoAdds.EVERYBODY:
            return ChoiceWords(N_("Everybody"), N_("Films that TMDB knows, five a day each"))
        case WhoAdds.NOBODY:
            return ChoiceWords(N_("Nobody"), N_("I add no films"))
    assert_never(who)


def source_words(source: ShortlistSource) -> ChoiceWords:
    """Say how far shortlists are drawn from lists."""
    match source:
        case ShortlistSource.OFF:
            return ChoiceWords(N_("Off"), N_("I choose by taste alone"))
        case ShortlistSource.PREFER:
            return ChoiceWords(N_("Prefer"), N_("What people want to see comes first"))
        case ShortlistSource.ONLY:
            return ChoiceWords(N_("Only"), N_("Nothing but what people want to see"))
    assert_never(source)


def strategy_words(strategy: GroupStrategy) -> ChoiceWords:
    """Say how several people's tastes become one list."""
    match strategy:
        case GroupStrategy.AVERAGE:
            return ChoiceWords(
                N_("Average"), N_("What pleases most on average, even if one of you likes it less")
            )
        case GroupStrategy.FAIR:
            return ChoiceWords(N_("Fair"), N_("Each of you finds something of yours on the list"))
        case GroupStrategy.LEAST_MISERY:
            return ChoiceWords(
                N_("Least misery"), N_("Nobody is left out: no film that one of you would hate")
            )
        case GroupStrategy.MULTIPLICATIVE:
            return ChoiceWords(
                N_("Multiplicative"), N_("Pleases most of you and displeases nobody much")
            )
        case GroupStrategy.BORDA:
            return ChoiceWords(
                N_("Borda"), N_("Points for each film by its place on your own lists, added up")
            )
    assert_never(strategy)
