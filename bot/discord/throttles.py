"""Counts who asks how often for what costs the machine much."""

from datetime import timedelta

from discord.ext.commands import Cooldown, CooldownMapping

from bot.clock import Clock
from bot.domain.throttling import THROTTLES, Rate, Throttle, TooOftenAskedError


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
        throttle = THROTTLES.get(name)
        if throttle is not None:
            self._count(throttle, user_id, guild_id)

    def _count(self, throttle: Throttle, user_id: int, guild_id: int | None) -> None:
        now = self._clock.now()
        of_people, of_servers = self._counts[throttle]
        for counts, asker in ((of_people, user_id), (of_servers, guild_id)):
            if asker is None:
                continue
            wait = counts.update_rate_limit(asker, now.timestamp())
            if wait is not None:
                again_at = now + timedelta(seconds=wait)
                raise TooOftenAskedError(again_at, whole_server=counts is of_servers)


def _counts(rate: Rate) -> CooldownMapping[int]:
    return CooldownMapping(Cooldown(rate.times, rate.seconds), int)
