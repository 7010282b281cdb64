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
        that the caller hosts. Raises NightGoneError, WhichNightError and WrongStateError.
        """
        found = [night for night in open_nights if night.state in self.states]
        here = [night for night in found if night.channel_id == self.channel_id]
        hosted = [night for night in here or found if night.host_id == self.caller_id]
        for likely in (found, here, hosted):
            if len(likely) == 1:
                return likely[0]
        if found:
            raise WhichNightError(tuple(night.number for night in found))
        if len(open_nights) == 1:
            raise WrongStateError(open_nights[0].number, open_nights[0].state)
        raise NightGoneError
