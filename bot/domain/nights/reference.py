"""Which night somebody means."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.nights.errors import NightGoneError, WhichNightError, WrongStateError
from bot.domain.nights.night import Night, NightState


@dataclass(frozen=True, slots=True)
class NightReference:
    """The night with a number, or the one that is likely meant; in one of the `states`."""

    guild_id: int
    channel_id: int
    caller_id: int
    number: int | None
    states: Collection[NightState]

    def among(self, open_nights: Sequence[Night]) -> Night:
        """Return the night that is meant without a number: the only one in one of the states.

        Where there are several in the server, the only one in the channel, or else the only one
        that the caller hosts. Raises NightGoneError, WhichNightError and WrongStateError; the
        last one is about the night that is likeliest meant.
        """
        found = [night for night in open_nights if night.state in self.states]
        for likely in self._likelier_and_likelier(found):
            if len(likely) == 1:
                return likely[0]
        if found:
            raise WhichNightError(found)
        for likely in reversed(self._likelier_and_likelier(open_nights)):
            if likely:
                raise WrongStateError(likely[0].number, likely[0].state)
        raise NightGoneError

    def _likelier_and_likelier(self, nights: Sequence[Night]) -> list[Sequence[Night]]:
        here = [night for night in nights if night.channel_id == self.channel_id]
        hosted = [night for night in here or nights if night.host_id == self.caller_id]
        return [nights, here, hosted]
