"""Help texts, made from what the commands say of themselves."""

from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.messages.wording import clip, listed, quoted
from bot.ui.cards import COLOUR
from bot.ui.limits import EMBED_DESCRIPTION, FIELD_VALUE

Command = commands.Command[Any, ..., Any]
ORDER = ("First steps", "Your tastes", "Films", "Movie nights", "Your data", "Help")
INTRODUCTION = (
    "I learn which films you like and help you decide what to watch. Begin with "
    "`{prefix}start`, or name a few films: `{prefix}like The Matrix, Alien`. "
    "Titles may be misspelled; I ask when I am not sure."
)


def overview(
    conversations: Sequence[tuple[commands.Cog, list[Command]]], prefix: str
) -> discord.Embed:
    """Return the commands that a person may use, by conversation."""
    embed = discord.Embed(
        title="Matinee", description=INTRODUCTION.format(prefix=prefix), colour=COLOUR
    )
    for cog, usable in sorted(conversations, key=lambda each: _place(each[0].qualified_name)):
        lines = [f"`{prefix}{each.name}` {each.short_doc}{_subcommands(each)}" for each in usable]
        embed.add_field(
            name=cog.qualified_name, value=clip("\n".join(lines), FIELD_VALUE), inline=False
        )
    return embed.set_footer(text=f"More about one: {prefix}help NAME")


def _place(conversation: str) -> int:
    """Newcomers' conversations come first, those of few people last."""
    return ORDER.index(conversation) if conversation in ORDER else len(ORDER)


def _subcommands(command: Command) -> str:
    """Name the commands of a group, `show` aside, which the group does by itself."""
    if not isinstance(command, commands.Group):
        return ""
    names = sorted(each.name for each in command.commands if each.name != "show")
    return f" Also {listed(f'`{name}`' for name in names)}." if names else ""


def explanation(command: Command, prefix: str) -> discord.Embed:
    """Explain one command: what it does, how to write it, its options and subcommands."""
    usage = f"`{prefix}{command.qualified_name} {command.signature}`".replace(" `", "`")
    parts = [command.help or command.short_doc, usage, *_options(command)]
    if isinstance(command, commands.Group):
        parts += [f"`{prefix}{each.qualified_name}` {each.short_doc}" for each in command.commands]
    if command.aliases:
        parts.append(f"Also: {', '.join(f'`{alias}`' for alias in command.aliases)}")
    return discord.Embed(
        title=f"{prefix}{command.qualified_name}",
        description=clip("\n".join(parts), EMBED_DESCRIPTION),
        colour=COLOUR,
    )


def _options(command: Command) -> list[str]:
    app_command = getattr(command, "app_command", None)
    parameters = getattr(app_command, "parameters", ())
    return [
        f"• `{each.display_name}` {each.description}"
        for each in parameters
        if each.description != "…"
    ]


def unknown(typed: str, nearest: str | None) -> str:
    """Say that there is no such command."""
    hint = f"did you mean `{nearest}`?" if nearest else "`help` lists all."
    return f"There is no command {quoted(typed)}; {hint}"
