"""Hybrid commands, declared with types that a checker follows.

discord.py's own decorators are generic in ways that mypy cannot infer for methods of a cog. What
people read about a command and its options is in `bot.messages.commands`, under its name.
"""

import functools
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypedDict

from discord import app_commands
from discord.ext import commands

from bot.discord.deferral import answered_in_time
from bot.discord.refusals import DEMAND
from bot.discord.types import Callback, Command, Demand, HybridCommand, HybridGroup
from bot.messages.aliases import aliases_of
from bot.messages.commands import COMMANDS
from bot.messages.translation import to_person

if TYPE_CHECKING:
    from bot.discord.client import MatineeContext


class Texts(TypedDict):
    """What discord.py shows of a command; it would take the docstring, which is for programmers."""

    description: str
    brief: str
    help: str
    usage: str | None


def hybrid_command(
    name: str, *, aliases: tuple[str, ...] = (), ignore_extra: bool = False, private: bool = False
) -> Callable[[Callback], HybridCommand]:
    """Make a method of a cog a command that is typed with the prefix or with a slash.

    `ignore_extra` lets people type more than it takes. The answer of a `private` one is for one
    person, also when it takes long.
    """
    decorate: Callable[[Callback], HybridCommand] = commands.hybrid_command(
        name=name,
        aliases=(*aliases, *aliases_of(name)),
        ignore_extra=ignore_extra,
        **_texts(name),
    )
    return lambda callback: decorate(_described(name, _in_time(callback, private=private)))


def hybrid_group(name: str, *, aliases: tuple[str, ...] = ()) -> Callable[[Callback], HybridGroup]:
    """Make a method of a cog a group of commands; typed without a subcommand, it runs itself."""
    decorate: Callable[[Callback], HybridGroup] = commands.hybrid_group(
        name=name,
        aliases=(*aliases, *aliases_of(name)),
        ignore_extra=False,
        invoke_without_command=True,
        **_texts(name),
    )
    return lambda callback: decorate(_in_time(callback))


def subcommand(
    group: HybridGroup,
    name: str,
    *,
    aliases: tuple[str, ...] = (),
    ignore_extra: bool = False,
    demand: Demand | None = None,
    private: bool = False,
) -> Callable[[Callback], HybridCommand]:
    """Make a method of a cog a command of a group, for those who meet the `demand`.

    `help` does not show it to others. The answer of a `private` one is for one person.
    """
    full_name = f"{group.qualified_name} {name}"
    decorate: Callable[[Callback], HybridCommand] = group.command(
        name=name,
        aliases=(*aliases, *aliases_of(full_name)),
        ignore_extra=ignore_extra,
        extras={DEMAND: demand},
        **_texts(full_name),
    )
    return lambda callback: decorate(
        _described(full_name, _in_time(callback, private=private, demand=demand))
    )


def hidden_command(name: str) -> Callable[[Callback], Command]:
    """Make a method of a cog a command that is typed with the prefix alone and never listed."""
    decorate: Callable[[Callback], Command] = commands.command(
        name=name, aliases=aliases_of(name), hidden=True, **_texts(name)
    )
    return decorate


def _texts(name: str) -> Texts:
    text = COMMANDS[name]
    return Texts(
        description=text.description,
        brief=text.description,
        help=text.description,
        usage=text.usage,
    )


def _described(name: str, callback: Callback) -> Callback:
    """Attach what Discord shows of each option; discord.py refuses options that do not exist."""
    describe: Callable[[Callback], Callback] = app_commands.describe(**COMMANDS[name].options)
    return describe(callback)


def _in_time(
    callback: Callback, *, private: bool = False, demand: Demand | None = None
) -> Callback:
    """Tell Discord in time when an answer takes long; let who asks too often for it wait."""

    @functools.wraps(callback)
    async def answering(
        cog: commands.Cog, ctx: "MatineeContext", *options: object, **named: object
    ) -> None:
        if ctx.command is not None:
            guild_id = None if ctx.guild is None else ctx.guild.id
            ctx.bot.throttles.demand(ctx.command.qualified_name, ctx.author.id, guild_id)
        with to_person() if private else nullcontext():
            async with answered_in_time(ctx.interaction, private=private):
                if demand is not None:
                    await demand(ctx.bot, ctx.caller)
                await callback(cog, ctx, *options, **named)

    return answering
