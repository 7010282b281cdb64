"""Hybrid commands, declared with types that a checker follows.

discord.py's own decorators are generic in ways that mypy cannot infer for methods of a cog.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from discord.ext import commands

Callback = Callable[..., Coroutine[Any, Any, None]]
Command = commands.HybridCommand[Any, ..., None]
Group = commands.HybridGroup[Any, ..., None]


def hybrid_command(
    name: str,
    *,
    aliases: tuple[str, ...] = (),
    usage: str | None = None,
    ignore_extra: bool = False,
) -> Callable[[Callback], Command]:
    """Make a method of a cog a command that is typed with the prefix or with a slash.

    `usage` shows how it is typed, where its options alone do not; `ignore_extra` lets people type
    more than it takes.
    """
    decorate: Callable[[Callback], Command] = commands.hybrid_command(
        name=name, aliases=aliases, usage=usage, ignore_extra=ignore_extra
    )
    return decorate


def hybrid_group(name: str, *, aliases: tuple[str, ...] = ()) -> Callable[[Callback], Group]:
    """Make a method of a cog a group of commands; typed without a subcommand, it runs itself."""
    decorate: Callable[[Callback], Group] = commands.hybrid_group(
        name=name, aliases=aliases, ignore_extra=False, invoke_without_command=True
    )
    return decorate


def subcommand(group: Group, name: str) -> Callable[[Callback], Command]:
    """Make a method of a cog a command of a group."""
    decorate: Callable[[Callback], Command] = group.command(name=name, ignore_extra=False)
    return decorate
