"""Help pages, made from the texts of the commands."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.messages import help as sentences
from bot.messages.commands import COMMANDS, CONVERSATIONS
from bot.messages.translation import _, typed
from bot.messages.wording import clip
from bot.ui.cards import COLOUR
from bot.ui.limits import EMBED_DESCRIPTION, FIELD_VALUE
from bot.ui.message import Message

Command = commands.Command[Any, ..., Any]


def overview(conversations: Sequence[tuple[str, Sequence[Command]]]) -> Message:
    """Return the commands that a person may use, by the cogs they are in."""
    embed = discord.Embed(title="Matinee", description=sentences.introduction(), colour=COLOUR)
    places = list(CONVERSATIONS)
    for cog, usable in sorted(conversations, key=lambda each: places.index(each[0])):
        lines = [f"{_line(each)} {_subcommands(each)}".strip() for each in usable]
        text = clip("\n".join(lines), FIELD_VALUE)
        embed.add_field(name=_(CONVERSATIONS[cog]), value=text, inline=False)
    return Message(embed=embed.set_footer(text=sentences.more_about_one()))


def _line(command: Command) -> str:
    name = command.qualified_name
    return sentences.command_line(typed(name), COMMANDS[name].description)


def _subcommands(command: Command) -> str:
    """Name the commands of a group, `show` aside, which the group does by itself."""
    if not isinstance(command, commands.Group):
        return ""
    names = sorted(each.name for each in command.commands if each.name != "show")
    return sentences.subcommands(names) if names else ""


def explanation(command: Command) -> Message:
    """Explain one command: what it does, how to write it, its options and subcommands."""
    description = clip("\n".join(_explained(command)), EMBED_DESCRIPTION)
    title = typed(command.qualified_name)
    return Message(embed=discord.Embed(title=title, description=description, colour=COLOUR))


def _explained(command: Command) -> Iterator[str]:
    text, name = COMMANDS[command.qualified_name], typed(command.qualified_name)
    yield _(text.description)
    signature = _(text.usage) if text.usage else command.signature
    yield f"`{name} {signature}`".replace(" `", "`")
    if text.example:
        yield sentences.example(f"{name} {_(text.example)}")
    for option, description in text.options.items():
        yield sentences.option_line(option, description)
    if isinstance(command, commands.Group):
        for each in sorted(command.commands, key=lambda each: each.name):
            yield _line(each)
    if command.aliases:
        yield sentences.aliases(command.aliases)
