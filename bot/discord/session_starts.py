"""Discord's limits on new gateway sessions, kept by all processes of a bot together."""

import logging

import discord
from discord.ext import commands

from bot.domain.assignment import Assignment
from bot.store.errors import StoreError
from bot.store.store import Store

# Discord allows one session in so many seconds for each of its buckets; half a second for the way.
SECONDS_A_SESSION = 5.5

logger = logging.getLogger(__name__)


class StartsSpentError(Exception):
    """Discord allows too few new sessions, until some time has passed.

    They are not enough for what this process needs beside those that others, `elsewhere`, are about
    to take.
    """

    def __init__(self, remaining: int, needed: int, elsewhere: int, reset_seconds: float) -> None:
        super().__init__(remaining, needed, elsewhere, reset_seconds)
        self.remaining, self.needed, self.elsewhere = remaining, needed, elsewhere
        self.reset_seconds = reset_seconds


class SessionStarts:
    """Lets shards identify one by one in each of Discord's buckets."""

    def __init__(self, store: Store, assignment: Assignment) -> None:
        self._store, self._assignment = store, assignment
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
        needed, elsewhere = len(self._assignment.shard_ids), await self._taken_elsewhere()
        if limits.remaining < needed + elsewhere:
            reset_seconds = limits.reset_after / 1000
            raise StartsSpentError(limits.remaining, needed, elsewhere, reset_seconds)
        logger.info("Discord allows %s more sessions today", limits.remaining)

    async def _taken_elsewhere(self) -> int:
        """Return how many shards the bots have that began to start before and are not ready yet.

        So of several that start at once, each counts on what the earlier ones leave.
        """
        try:
            starting = await self._store.starting_before()
        except StoreError as error:
            raise ConnectionError(str(error)) from error
        return sum(
            len(each.shard_ids) for each in self._assignment.all_bots if each.name in starting
        )

    async def wait_for_turn(self, shard_id: int) -> None:
        """Wait until a shard may identify."""
        await self._store.turns.take(shard_id % self._buckets, SECONDS_A_SESSION)
