"""Discord's limits on new gateway sessions, kept by all processes of a bot together."""

import logging

import discord
from discord.ext import commands

from bot.domain.assignment import Assignment
from bot.store.turns import Turns

# Discord allows one session in so many seconds for each of its buckets; half a second for the way.
SECONDS_A_SESSION = 5.5

logger = logging.getLogger(__name__)


class StartsSpentError(Exception):
    """Discord allows fewer new sessions than this process needs, until some time has passed."""

    def __init__(self, remaining: int, needed: int, reset_seconds: float) -> None:
        super().__init__(remaining, needed, reset_seconds)
        self.remaining, self.needed, self.reset_seconds = remaining, needed, reset_seconds


class SessionStarts:
    """Lets shards identify one by one in each of Discord's buckets."""

    def __init__(self, turns: Turns, assignment: Assignment) -> None:
        self._turns, self._needed = turns, len(assignment.shard_ids)
        self._buckets = 1

    async def demand_enough(self, bot: commands.AutoShardedBot) -> None:
        """Raise StartsSpentError where not all shards could connect.

        Whoever continued would use up the last ones, and after the next failure nobody could.
        """
        try:
            limits = await bot.fetch_session_start_limits()
        except discord.GatewayNotFound as error:
            raise ConnectionError(str(error)) from error
        self._buckets = max(1, limits.max_concurrency)
        if limits.remaining < self._needed:
            reset_seconds = limits.reset_after / 1000
            raise StartsSpentError(limits.remaining, self._needed, reset_seconds)
        logger.info("Discord allows %s more sessions today", limits.remaining)

    async def wait_for_turn(self, shard_id: int) -> None:
        """Wait until a shard may identify."""
        await self._turns.take(shard_id % self._buckets, SECONDS_A_SESSION)
