"""Puts a fuller message in place of one that went out before all of it was known."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import discord

from bot.discord.sending import FAILURES
from bot.ui.message import Changes, Message

Edit = Callable[[Changes], Awaitable[object]]

logger = logging.getLogger(__name__)


class Completions:
    """Waits for what is missing of messages, as long as nobody has pressed anything on them."""

    def __init__(self) -> None:
        self._waiting: dict[int, asyncio.Task[None]] = {}

    def expect(
        self, said: Message, message: discord.Message | None, edit: Edit | None = None
    ) -> None:
        """Edit a sent message once the rest is known; `edit` says how, where not as usual."""
        if said.later is None or message is None:
            return

        async def usual(changes: Changes) -> None:
            await message.edit(**changes)

        self.settle(message.id)
        task = asyncio.create_task(self._complete(said.later, edit or usual))
        self._waiting[message.id] = task
        task.add_done_callback(lambda done: self._forget(message.id, done))

    def settle(self, message_id: int) -> None:
        """Leave a message as it is: what somebody did to it must not be undone."""
        task = self._waiting.pop(message_id, None)
        if task is not None:
            task.cancel()

    def close(self) -> None:
        """Leave all messages as they are."""
        for message_id in list(self._waiting):
            self.settle(message_id)

    async def _complete(self, later: Callable[[], Awaitable[Message | None]], edit: Edit) -> None:
        try:
            full = await later()
            if full is not None:
                await edit(full.replacement())
        except FAILURES as error:
            logger.info("Discord did not take the rest of a message: %s", error)
        except Exception:
            logger.exception("the rest of a message was not shown")

    def _forget(self, message_id: int, task: "asyncio.Task[None]") -> None:
        if self._waiting.get(message_id) is task:
            del self._waiting[message_id]
