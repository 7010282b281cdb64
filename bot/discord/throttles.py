"""Counts who asks how often for what costs the machine much."""

from datetime import timedelta

from discord.ext.commands import Cooldown, CooldownMapping

from bot.clock import Clock
from bot.domain.throttling import THROTTLES, Rate, TooOftenAskedError


class Throttles:
    """The counts of one bot; those of people who have asked for nothing lately are forgotten."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counts = {
            throttle: (_counts(throttle.person), _counts(throttle.server))
            for throttle in THROTTLES.values()
        }

    def demand(self, name: str, user_id: int, guild_id: int | None) -> None:
        """Count a command or a verb; raise TooOftenAskedError when it has to wait."""
        self.demand_of_person(name, user_id)
        self.demand_of_server(name, guild_id)

    def demand_of_person(self, name: str, user_id: int) -> None:
        """Count it for who asks."""
        if throttle := THROTTLES.get(name):
            self._count(self._counts[throttle][0], user_id, whole_server=False)

    def demand_of_server(self, name: str, guild_id: int | None) -> None:
        """Count it for all people of a server together."""
        throttle = THROTTLES.get(name)
        if throttle is not None and guild_id is not None:
            self._count(self._counts[throttle][1], guild_id, whole_server=True)

    def _count(self, counts: CooldownMapping[int], asker: int, *, whole_server: bool) -> None:
        now = self._clock.now()
        wait = counts.update_rate_limit(asker, now.timestamp())
        if wait is not None:
            raise TooOftenAskedError(now + timedelta(seconds=wait), whole_server=whole_server)


def _counts(rate: Rate) -> CooldownMapping[int]:
    return CooldownMapping(Cooldown(rate.times, rate.seconds), int)
