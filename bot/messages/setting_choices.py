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
            return ChoiceWords(N_("Approval"), N_("Everybody ticks every film they would watch"))
        case BallotKind.SCORE:
            return ChoiceWords(N_("Score"), N_("Everybody gives each film points"))
        case BallotKind.RANKED:
            return ChoiceWords(N_("Ranked"), N_("Everybody puts the films in order"))
        case BallotKind.POLL:
            return ChoiceWords(N_("Poll"), N_("Discord's own poll"))
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
            return ChoiceWords(N_("Average"), N_("The best for the group as a whole"))
        case GroupStrategy.FAIR:
            return ChoiceWords(N_("Fair"), N_("Everybody finds something on the list"))
        case GroupStrategy.LEAST_MISERY:
            return ChoiceWords(N_("Least misery"), N_("Nothing that anybody would suffer from"))
        case GroupStrategy.MULTIPLICATIVE:
            return ChoiceWords(N_("Multiplicative"), N_("Between average and least misery"))
        case GroupStrategy.BORDA:
            return ChoiceWords(N_("Borda"), N_("Everybody's ranks are added up"))
    assert_never(strategy)
