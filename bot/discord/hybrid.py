"""Hybrid commands, declared with types that a checker follows.

discord.py's own decorators are generic in ways that mypy cannot infer for methods of a cog.
"""

import functools
from collections.abc import Callable, Coroutine
from typing import Any

from discord.ext import commands

from bot.discord.deferral import answered_in_time

Callback = Callable[..., Coroutine[Any, Any, None]]
Command = commands.HybridCommand[Any, ..., None]
Group = commands.HybridGroup[Any, ..., None]


def hybrid_command(
    name: str,
    *,
    aliases: tuple[str, ...] = (),
    usage: str | None = None,
    ignore_extra: bool = False,
    private: bool = False,
) -> Callable[[Callback], Command]:
    """Make a method of a cog a command that is typed with the prefix or with a slash.

    `usage` shows how it is typed, where its options alone do not; `ignore_extra` lets people type
    more than it takes. The answer of a `private` one is for one person, also when it takes long.
    """
    decorate: Callable[[Callback], Command] = commands.hybrid_command(
        name=name, aliases=aliases, usage=usage, ignore_extra=ignore_extra
    )
    return lambda callback: decorate(_in_time(callback, private=private))


def hybrid_group(name: str, *, aliases: tuple[str, ...] = ()) -> Callable[[Callback], Group]:
    """Make a method of a cog a group of commands; typed without a subcommand, it runs itself."""
    decorate: Callable[[Callback], Group] = commands.hybrid_group(
        name=name, aliases=aliases, ignore_extra=False, invoke_without_command=True
    )
    return lambda callback: decorate(_in_time(callback))


def subcommand(group: Group, name: str) -> Callable[[Callback], Command]:
    """Make a method of a cog a command of a group."""
    decorate: Callable[[Callback], Command] = group.command(name=name, ignore_extra=False)
    return lambda callback: decorate(_in_time(callback))


def _in_time(callback: Callback, *, private: bool = False) -> Callback:
    """Tell Discord in time when the answer to a slash command takes long."""

    @functools.wraps(callback)
    async def answering(
        cog: commands.Cog, ctx: commands.Context[Any], *options: object, **named: object
    ) -> None:
        async with answered_in_time(ctx.interaction, private=private):
            await callback(cog, ctx, *options, **named)

    return answering
