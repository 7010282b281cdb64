"""Counts and times what people do with the bot; it listens, and changes nothing."""

import time
from weakref import WeakKeyDictionary

import discord
from discord.ext import commands

from bot.discord.errors import sentence
from bot.observability.metrics import Metrics


class Conversations:
    """Listens to commands and buttons. Only the names of commands are kept."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._began: WeakKeyDictionary[commands.Context[commands.Bot], float] = WeakKeyDictionary()

    def listen_to(self, bot: commands.bot.BotBase) -> None:
        """Count and time what people do with this bot from now on."""
        for listener in (
            self.on_command,
            self.on_command_completion,
            self.on_command_error,
            self.on_interaction,
        ):
            bot.add_listener(listener)

    async def on_command(self, ctx: commands.Context[commands.Bot]) -> None:
        """Start the watch."""
        self._began[ctx] = time.perf_counter()

    async def on_command_completion(self, ctx: commands.Context[commands.Bot]) -> None:
        """Count a command that was answered."""
        self._count(ctx, "answered")

    async def on_command_error(
        self, ctx: commands.Context[commands.Bot], error: commands.CommandError
    ) -> None:
        """Count a command that was refused, or that failed."""
        if isinstance(error, commands.CommandNotFound):
            return
        self._count(ctx, "failed" if sentence(error) is None else "refused")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Count buttons and menus."""
        if interaction.type is discord.InteractionType.component:
            self._metrics.clicks.inc()

    def _count(self, ctx: commands.Context[commands.Bot], outcome: str) -> None:
        name = ctx.command.qualified_name if ctx.command else "unknown"
        self._metrics.commands.labels(name, outcome).inc()
        began = self._began.pop(ctx, None)
        if began is not None:
            self._metrics.command_seconds.labels(name).observe(time.perf_counter() - began)
