"""References to a night, by number or by what people likely mean."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.nights.errors import NightGoneError, WhichNightError, WrongStateError
from bot.domain.nights.night import Night, NightState


@dataclass(frozen=True, slots=True)
class NightReference:
    """The night of a number, or without one the likeliest night, in one of the `states`."""

    guild_id: int
    channel_id: int
    caller_id: int
    number: int | None
    states: Collection[NightState]

    def among(self, open_nights: Sequence[Night]) -> Night:
        """Return the only night in one of the states, for a reference without a number.

        If the server has several, it is the only one in the channel, or else the only one that the
        caller hosts. Raises NightGoneError, WhichNightError, or WrongStateError for the likeliest
        night.
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
