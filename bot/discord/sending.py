"""Brings what the bot says to people: each message once, another way where Discord refuses one.

Discord takes a message, or it refuses it with a code that says why, or nobody knows because the
connection broke. What nobody knows is sent again with the same nonce, which Discord enforces for
some minutes, or is looked for first; so it is there once. What was done is never denied.
"""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord
from discord.abc import Messageable

from bot.messages.sending import answered_privately
from bot.ui.message import Parts, with_text

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK = 10003, 10008, 10015
UNKNOWN_INTERACTION, UNKNOWN_EVENT, ALREADY_ACKNOWLEDGED = 10062, 10070, 40060
MISSING_ACCESS, CLOSED_MESSAGES, MISSING_PERMISSIONS = 50001, 50007, 50013
TOKEN_EXPIRED, ARCHIVED, NO_HISTORY, LOCKED = 50027, 50083, 160002, 160005
# The bot cannot write there, whatever it writes.
CLOSED = (UNKNOWN_CHANNEL, MISSING_ACCESS, MISSING_PERMISSIONS, ARCHIVED, LOCKED)
UNAUTHORISED, TIMED_OUT, TOO_MANY_REQUESTS = 401, 408, 429
# What discord.py raises when Discord refuses, or when the way to it fails.
FAILURES = (discord.HTTPException, aiohttp.ClientError, OSError)
# A lost connection is usually back within seconds; people do not wait for an answer much longer.
PAUSES = (0.5, 2.0, 8.0)
MAX_NONCE = 25

T = TypeVar("T")

logger = logging.getLogger(__name__)


class ClosingError(aiohttp.ClientError):
    """The bot is being stopped; it asks Discord for nothing more."""


def is_doubtful(error: BaseException) -> bool:
    """Whether Discord may have done what was asked, or will do it when asked again."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == TOO_MANY_REQUESTS
    return isinstance(error, aiohttp.ClientError | OSError)


def is_refusal(error: BaseException) -> bool:
    """Whether Discord will never do what was asked, however often it is asked."""
    if not isinstance(error, discord.HTTPException):
        return False
    return error.status < 500 and error.status not in (UNAUTHORISED, TIMED_OUT, TOO_MANY_REQUESTS)


def code_of(error: BaseException) -> int:
    """Return why Discord refused; 0 where it was not Discord that failed."""
    return error.code if isinstance(error, discord.HTTPException) else 0


async def persist(attempt: Callable[[], Awaitable[T]]) -> T:
    """Make an attempt again while its fate is unknown; it has to bear being made twice."""
    for pause in PAUSES:
        try:
            return await _made(attempt)
        except FAILURES as error:
            if not is_doubtful(error) or isinstance(error, ClosingError):
                raise
            logger.info("Discord gave no answer (%s); asking again", error)
        await asyncio.sleep(pause)
    return await _made(attempt)


async def _made(attempt: Callable[[], Awaitable[T]]) -> T:
    try:
        return await attempt()
    except RuntimeError as error:
        # aiohttp has no error of its own for a session that was closed under a request.
        if str(error) != "Session is closed":
            raise
        raise ClosingError(str(error)) from error


async def post(
    place: Messageable,
    parts: Parts,
    nonce: str,
    reference: discord.MessageReference | None = None,
) -> discord.Message:
    """Send a message, without the reference where Discord allows none.

    Raises what discord.py raises when Discord refuses it for good, or is out of reach for long.
    """

    short = _short(nonce)

    async def attempt() -> discord.Message:
        rewind(parts)
        if reference is None:
            return await place.send(**parts, nonce=short)
        return await place.send(**parts, nonce=short, reference=reference)

    try:
        return await persist(attempt)
    except discord.Forbidden as error:
        if error.code != NO_HISTORY or reference is None:
            raise
    return await post(place, parts, nonce)


async def post_privately(
    person: discord.User | discord.Member, parts: Parts, nonce: str, instead_of: int | None = None
) -> discord.Message | None:
    """Send a direct message; None where Discord does not take it.

    It says so when it comes `instead_of` an answer in another channel.
    """
    if instead_of is not None:
        parts = with_text(parts, answered_privately(instead_of))
    try:
        return await post(person, parts, nonce)
    except FAILURES as error:
        logger.warning("Discord takes no direct message to %s: %s", person.id, error)
        return None


def _short(nonce: str) -> str:
    """Return what fits as a nonce; two that differ stay different."""
    if len(nonce) <= MAX_NONCE:
        return nonce
    return hashlib.blake2b(nonce.encode(), digest_size=MAX_NONCE // 2).hexdigest()


def rewind(parts: Parts) -> None:
    """Let a file be sent once more."""
    if "file" in parts:
        parts["file"].reset()
