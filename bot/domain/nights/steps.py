"""Steps that people take with a planned night: in which states, and who may take them."""

from collections.abc import Collection
from enum import StrEnum

from bot.domain.nights.night import AHEAD, BEFORE_VOTE, OPEN, NightState


class NightStep(StrEnum):
    """One thing that people do with a night; custom ids contain its value."""

    SUGGEST = "suggest"
    SHORTLIST = "shortlist"
    VOTE = "vote"
    CLOSE = "close"
    CHANGE = "change"
    PLACE = "place"
    CANCEL = "cancel"
    SHOW = "show"

    @property
    def is_for_hosts(self) -> bool:
        """Whether only the host and people who manage the server may do it."""
        return self not in (NightStep.SUGGEST, NightStep.SHORTLIST, NightStep.SHOW)

    @property
    def posts(self) -> bool:
        """Whether it posts a card that the bot keeps up to date."""
        return self in (NightStep.VOTE, NightStep.SHOW)

    def states(self, number: int | None) -> Collection[NightState]:
        """Return the states that a night may be in; one that is named can be shown in any."""
        match self:
            case NightStep.SUGGEST | NightStep.SHORTLIST | NightStep.VOTE:
                return BEFORE_VOTE
            case NightStep.CLOSE:
                return (NightState.VOTING,)
            case NightStep.CHANGE | NightStep.PLACE:
                return AHEAD
            case NightStep.CANCEL:
                return OPEN
            case NightStep.SHOW:
                return tuple(NightState) if number else OPEN
