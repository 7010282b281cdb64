"""Threads: one that was archived is no deleted one; it is brought back when there is something."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from bot.discord.client import Matinee
from bot.discord.sending import ARCHIVED, code_of, persist

T = TypeVar("T")


async def in_open_thread(bot: Matinee, channel_id: int, attempt: Callable[[], Awaitable[T]]) -> T:
    """Make an attempt; where an archived thread is in its way, bring the thread back and repeat it.

    Raises what discord.py raises: Forbidden for a locked thread without Manage Threads.
    """
    try:
        return await attempt()
    except discord.HTTPException as error:
        if code_of(error) != ARCHIVED:
            raise
    await _bring_back(bot, channel_id)
    return await attempt()


async def _bring_back(bot: Matinee, channel_id: int) -> None:
    # After a start Discord tells of active threads only.
    found = await persist(lambda: bot.fetch_channel(channel_id))
    if isinstance(found, discord.Thread):
        await persist(lambda: found.edit(archived=False))
