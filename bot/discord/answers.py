"""How what one person did is answered, and the answers to what was typed."""

import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Protocol

import discord

from bot.discord.sending import (
    CLOSED,
    CLOSED_MESSAGES,
    FAILURES,
    code_of,
    is_doubtful,
    post,
    post_privately,
)
from bot.messages.sending import untold
from bot.ui.message import Parts

logger = logging.getLogger(__name__)


class UnsaidError(Exception):
    """Discord takes an answer in no way; nothing can be said about it either."""


class Answers(Protocol):
    """How one thing that a person did is answered."""

    async def defer(self, *, private: bool = False) -> None:
        """Say that an answer will come, where somebody waits for that."""

    async def send(self, parts: Parts, *, private: bool = False) -> discord.Message | None:
        """Answer; None where Discord takes no answer in any way, which has been logged."""


class TypedAnswers:
    """The answers to one typed message: replies, or direct messages where the bot cannot write."""

    def __init__(self, message: discord.Message) -> None:
        self._message = message
        self._count = 0

    async def defer(self, *, private: bool = False) -> None:
        """Do nothing: nobody waits for a typed command as Discord waits after a slash."""

    async def send(self, parts: Parts, *, private: bool = False) -> discord.Message | None:
        """Answer; None where Discord takes no answer in any way."""
        del private  # a reply is seen by everybody in the channel
        self._count += 1
        nonce, channel = f"{self._message.id}-{self._count}", self._message.channel
        reference = self._message.to_reference(fail_if_not_exists=False)
        try:
            return await post(channel, parts, nonce, reference)
        except FAILURES as error:
            if code_of(error) in CLOSED and self._message.guild is not None:
                author = self._message.author
                return await post_privately(author, parts, nonce, instead_of=channel.id)
            return await say_untold(error, lambda excuse: post(channel, excuse, f"{nonce}x"))


async def say_untold(
    error: Exception, send: Callable[[Parts], Awaitable[discord.Message]]
) -> discord.Message | None:
    """Say that there is an answer which Discord did not take, for a reason nobody expected."""
    if is_doubtful(error) or code_of(error) == CLOSED_MESSAGES:
        logger.warning("an answer did not reach Discord: %s", error)
        return None
    error_id = secrets.token_hex(3)
    logger.error("Discord refused an answer (%s)", error_id, exc_info=error)
    try:
        return await send(Parts(content=untold(error_id)))
    except FAILURES as again:
        logger.warning("an answer did not reach Discord: %s", again)
        return None
