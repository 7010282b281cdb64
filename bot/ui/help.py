"""Help pages, made from the texts of the commands."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.messages import help as sentences
from bot.messages.commands import COMMANDS, CONVERSATIONS
from bot.messages.translation import _
from bot.messages.wording import clip
from bot.ui.cards import COLOUR
from bot.ui.limits import EMBED_DESCRIPTION, FIELD_VALUE
from bot.ui.message import Message

Command = commands.Command[Any, ..., Any]


def overview(conversations: Sequence[tuple[str, Sequence[Command]]], prefix: str) -> Message:
    """Return the commands that a person may use, by the cogs they are in."""
    embed = discord.Embed(
        title="Matinee", description=sentences.introduction(prefix), colour=COLOUR
    )
    places = list(CONVERSATIONS)
    for cog, usable in sorted(conversations, key=lambda each: places.index(each[0])):
        lines = [f"{_line(each, prefix)} {_subcommands(each)}".strip() for each in usable]
        text = clip("\n".join(lines), FIELD_VALUE)
        embed.add_field(name=_(CONVERSATIONS[cog]), value=text, inline=False)
    return Message(embed=embed.set_footer(text=sentences.more_about_one(prefix)))


def _line(command: Command, prefix: str) -> str:
    name = command.qualified_name
    return sentences.command_line(f"{prefix}{name}", COMMANDS[name].description)


def _subcommands(command: Command) -> str:
    """Name the commands of a group, `show` aside, which the group does by itself."""
    if not isinstance(command, commands.Group):
        return ""
    names = sorted(each.name for each in command.commands if each.name != "show")
    return sentences.subcommands(names) if names else ""


def explanation(command: Command, prefix: str) -> Message:
    """Explain one command: what it does, how to write it, its options and subcommands."""
    typed = f"{prefix}{command.qualified_name}"
    description = clip("\n".join(_explained(command, prefix)), EMBED_DESCRIPTION)
    return Message(embed=discord.Embed(title=typed, description=description, colour=COLOUR))


def _explained(command: Command, prefix: str) -> Iterator[str]:
    text, typed = COMMANDS[command.qualified_name], f"{prefix}{command.qualified_name}"
    yield _(text.description)
    signature = _(text.usage) if text.usage else command.signature
    yield f"`{typed} {signature}`".replace(" `", "`")
    if text.example:
        yield sentences.example(f"{typed} {_(text.example)}")
    for name, description in text.options.items():
        yield sentences.option_line(name, description)
    if isinstance(command, commands.Group):
        for each in sorted(command.commands, key=lambda each: each.name):
            yield _line(each, prefix)
    if command.aliases:
        yield sentences.aliases(command.aliases)
