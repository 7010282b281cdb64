"""Discord waits three seconds for an answer; who needs longer has to say so in time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.discord.intake import kept_for
from bot.discord.interaction_answers import InteractionAnswers
from bot.discord.types import Interaction

PATIENCE = 1.5

# A task that nobody holds may be collected before it is done.
_deferring: set[asyncio.Task[None]] = set()


@asynccontextmanager
async def answered_in_time(
    interaction: Interaction | None, *, private: bool = False
) -> AsyncIterator[None]:
    """Inside, tell Discord that an answer will come where an interaction has none after a while.

    Whether that is for everybody or `private` decides about the answer, too.
    """
    if interaction is None:
        yield
        return
    waiting = asyncio.create_task(_defer_later(interaction, private=private))
    try:
        yield
    finally:
        waiting.cancel()


async def _defer_later(interaction: Interaction, *, private: bool) -> None:
    await asyncio.sleep(max(0.0, PATIENCE - kept_for.get()))
    # Once on its way a deferral is not called back: Discord would take it, and nobody would know.
    deferring = asyncio.create_task(InteractionAnswers.to(interaction).defer(private=private))
    _deferring.add(deferring)
    deferring.add_done_callback(_deferring.discard)
