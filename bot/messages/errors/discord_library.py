"""What discord.py raises before a command runs, and what Discord itself refuses."""

from collections.abc import Iterable

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.messages.error_sentences import sentence
from bot.messages.translation import N_, _, ngettext, typed
from bot.messages.wording import either, listed, plain, quoted

# What is asked where an option is missing, by the option's name; of several missing ones the first
# here counts.
QUESTIONS = {
    "new_name": N_("Which list, and its new name? For example: `{typed}Halloween: Scary films`"),
    "name": N_("What shall the list be called? For example: `{typed}Halloween`"),
    "people": N_("With whom? For example: `{typed}@ana`"),
    "setting": N_("Which setting, and its new value? For example: `{typed}time_zone Berlin`"),
    "value": N_("And its new value? For example: `{typed}time_zone Berlin`"),
    "first": N_("Which two versions? For example: `{typed}3 5`"),
    "second": N_("Which two versions? For example: `{typed}3 5`"),
    "rating": N_("Which film, and how many stars? For example: `{typed}5 The Matrix`"),
    "title": N_("Which film? For example: `{typed}The Matrix`"),
    "titles": N_("Which film? For example: `{typed}The Matrix`"),
    "part": N_("Which part of a title? For example: `{typed}lord of`"),
    "when": N_("When? For example: `{typed}friday 20:00`"),
    "where": N_("Where? Name a voice channel or any other place, for example: `{typed}at Ana's`"),
    "time": N_("At what time? For example: `{typed}04:00`"),
    "interval": N_("How often? For example: `{typed}6h`"),
    "expression": N_("When, as a crontab line? For example, Mondays at 04:00: `{typed}0 4 * * 1`"),
    "likes": N_("After how many new likes? For example: `{typed}25`"),
    "rules": N_("Which rules? For example: `{typed}daily 04:00, after 25`"),
}

# Those that the bot or its people may need, as Discord calls them.
PERMISSIONS = (
    N_("Administrator"),
    N_("Attach Files"),
    N_("Connect"),
    N_("Create Events"),
    N_("Create Public Threads"),
    N_("Embed Links"),
    N_("Manage Events"),
    N_("Manage Server"),
    N_("Manage Threads"),
    N_("Read Message History"),
    N_("Send Messages"),
    N_("Send Messages In Threads"),
    N_("Send Polls"),
    N_("View Channel"),
)


def missing_option(error: commands.MissingRequiredArgument, before: str = "") -> str:
    """Ask for what a command lacks; `before` is what comes before it, as people type it."""
    flags = getattr(error.param.converter, "get_flags", dict[str, commands.Flag])()
    names = [error.param.name, *(name for name, flag in flags.items() if flag.required)]
    question = next((asked for name, asked in QUESTIONS.items() if name in names), None)
    if question is not None:
        return _(question, typed=before)
    return _(
        "I need the {option}, too. `{prefix}help` and the name of the command show how to write "
        "it.",
        option=error.param.displayed_name or error.param.name,
    )


sentence.register(commands.MissingRequiredArgument, missing_option)


def too_many_options(_error: commands.TooManyArguments, command: str = "") -> str:
    """Say that something is left over, and where to read how a command is written."""
    return _(
        "That is more than I understand. `{help}` shows how to write it.",
        help=typed(f"help {command}".rstrip()),
    )


sentence.register(commands.TooManyArguments, too_many_options)


@sentence.register
def unpaired_quotation_mark(_error: commands.ArgumentParsingError) -> str:
    """Say that quotation marks do not match."""
    return _("A quotation mark is missing or in the wrong place. Check them, then try again.")


@sentence.register(commands.NoPrivateMessage)
@sentence.register(app_commands.NoPrivateMessage)
def not_in_direct_messages(_error: Exception) -> str:
    """Say where a command works."""
    return _("That works only in a server, not in direct messages. Ask me there.")


@sentence.register
def not_owner(_error: commands.NotOwner) -> str:
    """Say who may do this."""
    return _("Only the owner of this bot can do that.")


@sentence.register
def under_way(_error: commands.MaxConcurrencyReached) -> str:
    """Say that one at a time is enough."""
    return _("That is under way already. Wait until it is done.")


@sentence.register(commands.CheckFailure)
@sentence.register(app_commands.CheckFailure)
def not_allowed(_error: Exception) -> str:
    """Say that the person may not do this."""
    return _("You can't do that here.")


@sentence.register
def switched_off(_error: commands.DisabledCommand) -> str:
    """Say that a command is not in use."""
    return _("That command is switched off.")


@sentence.register(app_commands.CommandNotFound)
@sentence.register(app_commands.CommandSignatureMismatch)
def command_changed(_error: Exception) -> str:
    """Say how to see the command as it is now."""
    return _("That command has just changed. Restart Discord, then try again.")


@sentence.register
def forbidden(_error: discord.Forbidden) -> str:
    """Say that Discord refuses."""
    return _(
        "Discord doesn't let me do that here. Ask somebody who manages this server to check my "
        "permissions."
    )


@sentence.register
def not_there(_error: discord.NotFound) -> str:
    """Say that something is gone."""
    return _("Discord says that this isn't there any more.")


@sentence.register(discord.DiscordServerError)
@sentence.register(aiohttp.ClientError)
def out_of_reach(_error: Exception) -> str:
    """Say that Discord did not do its part; what is stored stays stored."""
    return _(
        "Discord isn't answering me just now. If you changed something, it's stored; otherwise "
        "try again in a moment."
    )


@sentence.register
def out_of_range(error: commands.RangeError) -> str:
    """Say which numbers work."""
    return _(
        "{text} is out of range. Give a number from {least} to {most}.",
        text=quoted(str(error.value)),
        least=error.minimum,
        most=error.maximum,
    )


@sentence.register
def unknown_choice(error: commands.BadLiteralArgument) -> str:
    """Say what can be chosen."""
    return _(
        "I don't know {text}. Choose {words}.",
        text=quoted(error.argument),
        words=either(f"`{literal}`" for literal in error.literals),
    )


@sentence.register
def bad_option(error: commands.BadArgument) -> str:
    """Say what discord.py could not read."""
    return _("I don't understand that: {problem}", problem=plain(str(error)))


@sentence.register
def bad_slash_option(error: app_commands.TransformerError) -> str:
    """Say what discord.py could not read."""
    return _("I don't understand {text} there.", text=quoted(str(error.value)))


@sentence.register(commands.MissingPermissions)
@sentence.register(app_commands.MissingPermissions)
def person_lacks_permissions(
    error: commands.MissingPermissions | app_commands.MissingPermissions,
) -> str:
    """Say which permissions the person lacks."""
    names = error.missing_permissions
    return ngettext(
        "You need the permission {permissions} for that.",
        "You need the permissions {permissions} for that.",
        len(names),
        permissions=shown_permissions(names),
    )


@sentence.register(commands.BotMissingPermissions)
@sentence.register(app_commands.BotMissingPermissions)
def bot_lacks_permissions(
    error: commands.BotMissingPermissions | app_commands.BotMissingPermissions,
) -> str:
    """Say which permissions the bot lacks."""
    names = error.missing_permissions
    return ngettext(
        "I need the permission {permissions} for that. Whoever manages this server can give it.",
        "I need the permissions {permissions} for that. Whoever manages this server can give them.",
        len(names),
        permissions=shown_permissions(names),
    )


@sentence.register(commands.CommandOnCooldown)
@sentence.register(app_commands.CommandOnCooldown)
def too_fast(error: commands.CommandOnCooldown | app_commands.CommandOnCooldown) -> str:
    """Say when to try again."""
    return ngettext(
        "That was a bit fast. Try again in {number} second.",
        "That was a bit fast. Try again in {number} seconds.",
        max(1, round(error.retry_after)),
    )


def unexpected(error_id: str) -> str:
    """Say that something nobody expected happened, and under which number it was logged."""
    return _(
        "Something went wrong on my side, and I did not finish that. If it happens again, tell "
        "the owner of this bot the number `{error_id}`.",
        error_id=error_id,
    )


def shown_permissions(names: Iterable[str]) -> str:
    """Return the names of permissions as Discord shows them."""
    return listed(map(_permission, names))


def _permission(name: str) -> str:
    in_english = name.replace("_", " ").replace("guild", "server").title()
    return _(in_english) if in_english in PERMISSIONS else in_english
