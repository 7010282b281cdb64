"""Tells the people concerned about errors; `bot.messages.errors` has the sentences."""

import logging
import secrets

from discord import app_commands
from discord.ext import commands

from bot.discord.answers import UnsaidError
from bot.discord.interaction_answers import Answerable, answers_to
from bot.discord.nearest import meant_behind
from bot.discord.types import Interaction
from bot.messages import errors
from bot.messages.errors.discord_library import (
    missing_option,
    out_of_reach,
    too_many_options,
    unexpected,
)
from bot.messages.translation import to_person, typed
from bot.store import errors as store_errors
from bot.ui.message import Parts

logger = logging.getLogger(__name__)

WRAPPERS = (
    commands.CommandInvokeError,
    commands.HybridCommandError,
    commands.ConversionError,
    app_commands.CommandInvokeError,
)

# What the person reads in general, and the owner of the bot in detail.
OWNERS_BUSINESS = (store_errors.StoreFullError, store_errors.StoreUnavailableError)


errors.sentence.register(UnsaidError, out_of_reach)


def sentence(error: BaseException) -> str | None:
    """Return what to tell the person, or None for an error that nobody expected."""
    return errors.sentence(_unwrapped(error))


async def answer_error(target: Answerable | Interaction, error: BaseException) -> None:
    """Tell the person what went wrong, seen by nobody else where Discord allows that."""
    error = _unwrapped(error)
    if isinstance(error, UnsaidError):
        return  # nothing is wrong but the way to the person
    with to_person():
        text = _told(target, error)
        if text is None:
            text = _report(error)
        elif isinstance(error, OWNERS_BUSINESS):
            logger.error("the store failed: %s", error)
        await answers_to(target).send(Parts(content=text), private=True)


def _told(target: Answerable | Interaction, error: BaseException) -> str | None:
    """Return the sentence of an error; how a command is written is shown as it was typed."""
    if isinstance(error, commands.MissingRequiredArgument) and isinstance(target, commands.Context):
        called = [*target.invoked_parents]
        if not isinstance(target.command, commands.Group):  # a group is its own parent
            called.append(target.invoked_with or "")
        return missing_option(error, f"{typed(' '.join(called))} ")
    if isinstance(error, commands.TooManyArguments) and isinstance(target, commands.Context):
        if meant := meant_behind(target):
            return meant
        return too_many_options(error, target.command.qualified_name if target.command else "")
    return errors.sentence(error)


def _unwrapped(error: BaseException) -> BaseException:
    while isinstance(error, WRAPPERS):
        error = error.original
    return error


def _report(error: BaseException) -> str:
    """Log an unexpected error under a short id; return the sentence that names it."""
    error_id = secrets.token_hex(3)
    logger.error("unexpected error %s", error_id, exc_info=error)
    return unexpected(error_id)
