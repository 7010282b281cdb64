"""The one place where errors become sentences for the people they concern."""

import logging
import secrets
from functools import singledispatch
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.domain.errors import NoModelYetError, TrainingError
from bot.domain.filters import DIAL, MOST_FILMS, CountError, DialError, UnknownWishError, YearsError
from bot.domain.nights.errors import NightError
from bot.domain.nights.times import TimeRefusedError, UnknownZoneError
from bot.domain.schedules.errors import AnyScheduleError
from bot.domain.settings.errors import InvalidSettingError, UnknownSettingError
from bot.messages.nights.errors import night_sentence
from bot.messages.schedules import schedule_error
from bot.messages.wording import listed, plain, quoted
from bot.store import errors as store_errors

logger = logging.getLogger(__name__)

WRAPPERS = (
    commands.CommandInvokeError,
    commands.HybridCommandError,
    commands.ConversionError,
    app_commands.CommandInvokeError,
)

# What the person is told in general, and the owner of the bot in detail.
OWNERS_BUSINESS = (store_errors.StoreFullError, store_errors.StoreUnavailableError)

# What to give where an option is missing.
EXAMPLES = {
    "title": "a film, for example The Matrix",
    "titles": "a film, for example The Matrix",
    "part": "a part of a title, for example lord of",
    "rating": "1 to 5 stars and a film, for example 5 The Matrix",
    "when": "when, for example friday 20:00",
    "where": "where: a voice channel, or any other place",
}
NOT_IN_DIRECT_MESSAGES = "That works only in a server, not in direct messages."
NOT_ALLOWED = "You may not do that here."
COMMAND_CHANGED = "That command has just changed; restart Discord, then try again."

# Errors whose kind alone says everything; the most special class of an error decides.
SENTENCES: dict[type, str] = {
    store_errors.StoreError: "I could not store or read that just now, and changed nothing. "
    "Try again in a moment.",
    store_errors.StoreFullError: "My disk is full, so I stored nothing. The owner of this bot "
    "has to make room.",
    store_errors.UnknownChangeError: "That cannot be undone any more.",
    store_errors.ChangeUndoneError: "That has been undone already.",
    commands.TooManyArguments: "That is more than I understand; `help` and the command's name "
    "show how to write it.",
    commands.ArgumentParsingError: "A quotation mark is missing or in an unexpected place.",
    commands.NoPrivateMessage: NOT_IN_DIRECT_MESSAGES,
    app_commands.NoPrivateMessage: NOT_IN_DIRECT_MESSAGES,
    commands.NotOwner: "Only the owner of this bot may do that.",
    commands.MaxConcurrencyReached: "That is under way already; wait until it is done.",
    commands.CheckFailure: NOT_ALLOWED,
    app_commands.CheckFailure: NOT_ALLOWED,
    commands.DisabledCommand: "That command is switched off.",
    app_commands.CommandNotFound: COMMAND_CHANGED,
    app_commands.CommandSignatureMismatch: COMMAND_CHANGED,
    discord.Forbidden: "Discord does not let me do that here; a permission is missing.",
}


class ConversationError(Exception):
    """A person asked for something that cannot be done; its text is a sentence for that person."""


class NotYoursError(ConversationError):
    """A button or menu was used by somebody whom it does not concern."""

    def __init__(self, owner_id: int) -> None:
        super().__init__("That one belongs to somebody else; use a command to get your own.")
        self.owner_id = owner_id


def sentence(error: BaseException) -> str | None:
    """Return what to tell the person, or None for an error that nobody expected."""
    return _sentence(_unwrapped(error))


async def answer_error(
    target: "discord.Interaction[Any] | commands.Context[Any]", error: BaseException
) -> None:
    """Tell the person what went wrong, seen by nobody else where Discord allows that."""
    error = _unwrapped(error)
    text = _sentence(error)
    if text is None:
        text = _report(error)
    elif isinstance(error, OWNERS_BUSINESS):
        logger.error("the store failed: %s", error)
    try:
        await _whisper(target, text)
    except discord.HTTPException:
        logger.warning("an error could not be told to the person it concerns", exc_info=True)


def _unwrapped(error: BaseException) -> BaseException:
    while isinstance(error, WRAPPERS):
        error = error.original
    return error


def _report(error: BaseException) -> str:
    """Log an unexpected error under a short id; return the sentence that names it."""
    error_id = secrets.token_hex(3)
    logger.error("unexpected error %s", error_id, exc_info=error)
    return (
        "Something went wrong on my side, and I did not finish that. If it happens again, tell "
        f"the owner of this bot the number `{error_id}`."
    )


async def _whisper(target: "discord.Interaction[Any] | commands.Context[Any]", text: str) -> None:
    if isinstance(target, commands.Context):
        await target.send(text, ephemeral=True)
    elif target.response.is_done():
        await target.followup.send(text, ephemeral=True)
    else:
        await target.response.send_message(text, ephemeral=True)


@singledispatch
def _sentence(error: BaseException) -> str | None:
    """Find the sentence of an error whose kind alone says everything."""
    kinds = (kind for kind in type(error).__mro__ if kind in SENTENCES)
    return next((SENTENCES[kind] for kind in kinds), None)


@_sentence.register(NightError)
@_sentence.register(TimeRefusedError)
@_sentence.register(UnknownZoneError)
def _(error: Exception) -> str:
    return night_sentence(error)


@_sentence.register(ConversationError)
@_sentence.register(TrainingError)
def _(error: Exception) -> str:
    return str(error)


@_sentence.register
def _(error: AnyScheduleError) -> str:
    return schedule_error(error)


@_sentence.register
def _(error: NoModelYetError) -> str:
    if error.seconds_left is None:
        return "I am still learning my first films; try again in a moment."
    return f"I am still learning my first films; about {max(1, round(error.seconds_left))} s to go."


@_sentence.register
def _(error: UnknownSettingError) -> str:
    return f"There is no setting {quoted(error.field)}; there are {listed(error.known)}."


@_sentence.register
def _(error: InvalidSettingError) -> str:
    return f"The setting {error.field} cannot be {quoted(str(error.value))}: {error.problem}."


@_sentence.register
def _(error: UnknownWishError) -> str:
    return (
        f"I do not know what {quoted(error.text)} should be. I understand a number of films, a "
        f"genre ({listed(error.genres, 'or')}), years such as 1994, 90s, 1990-1999 or since 2010, "
        f"and {listed(DIAL, 'or')}."
    )


@_sentence.register
def _(error: YearsError) -> str:
    return (
        f"{quoted(error.text)} are no years I understand: try 1994, 90s, 1990-1999 or since 2010."
    )


@_sentence.register
def _(error: CountError) -> str:
    return f"I list 1 to {MOST_FILMS} films at once, not {error.count:,}."


@_sentence.register
def _(error: DialError) -> str:
    return (
        f"The dial knows {listed(DIAL, 'and')}, or a number from 0 to 100, but not "
        f"{quoted(error.text)}."
    )


@_sentence.register
def _(error: commands.MissingRequiredArgument) -> str:
    flags = getattr(error.param.converter, "get_flags", dict[str, commands.Flag])()
    names = [error.param.name, *(name for name, flag in flags.items() if flag.required)]
    unknown = f"the {error.param.displayed_name or error.param.name}"
    wanted = next((EXAMPLES[name] for name in names if name in EXAMPLES), unknown)
    return f"Something is missing: tell me {wanted}."


@_sentence.register
def _(error: commands.RangeError) -> str:
    return f"{quoted(str(error.value))} is out of range: {error.minimum} to {error.maximum} works."


@_sentence.register
def _(error: commands.BadLiteralArgument) -> str:
    words = listed((f"`{literal}`" for literal in error.literals), "or")
    return f"I do not know {quoted(error.argument)}; I know {words}."


@_sentence.register
def _(error: commands.BadArgument) -> str:
    return f"I do not understand that: {plain(str(error))}"


@_sentence.register
def _(error: app_commands.TransformerError) -> str:
    return f"I do not understand {quoted(str(error.value))} there."


@_sentence.register(commands.MissingPermissions)
@_sentence.register(app_commands.MissingPermissions)
def _(error: commands.MissingPermissions | app_commands.MissingPermissions) -> str:
    return f"For that you need the permission {_permissions(error.missing_permissions)}."


@_sentence.register(commands.BotMissingPermissions)
@_sentence.register(app_commands.BotMissingPermissions)
def _(error: commands.BotMissingPermissions | app_commands.BotMissingPermissions) -> str:
    return f"For that I need the permission {_permissions(error.missing_permissions)}."


@_sentence.register(commands.CommandOnCooldown)
@_sentence.register(app_commands.CommandOnCooldown)
def _(error: commands.CommandOnCooldown | app_commands.CommandOnCooldown) -> str:
    return f"That was a bit fast; try again in {max(1, round(error.retry_after))} s."


def _permissions(names: list[str]) -> str:
    return listed(name.replace("_", " ").replace("guild", "server").title() for name in names)
