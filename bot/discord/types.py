"""discord.py's generic types as this bot uses them: the one place that says of which bot."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord.ext import commands

from bot.discord.caller import Caller

if TYPE_CHECKING:
    from bot.discord.client import Matinee

Interaction: TypeAlias = discord.Interaction["Matinee"]
Context: TypeAlias = commands.Context["Matinee"]

# For methods that discord.py calls, and declares for the bots of everybody.
AnyContext: TypeAlias = commands.Context[Any]
AnyInteraction: TypeAlias = discord.Interaction[Any]

# Methods of cogs, and the commands that are made of them.
Callback = Callable[..., Coroutine[None, None, None]]
Command = commands.Command[Any, ..., Any]
HybridCommand = commands.HybridCommand[Any, ..., None]
HybridGroup = commands.HybridGroup[Any, ..., None]

# Raises unless somebody may use a command where they are.
Demand: TypeAlias = Callable[["Matinee", Caller], Awaitable[object]]
