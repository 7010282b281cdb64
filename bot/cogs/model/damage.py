"""Tells the owner when the model is damaged on the disk, which nobody else can fix."""

import asyncio
from functools import partial

from discord.ext import commands

from bot.discord.client import Matinee
from bot.discord.owners import tell_owners
from bot.domain.timers import Timer
from bot.messages.model.registry import told_to_owner
from bot.models.told_problems import ToldProblems, name_of

MODEL_DAMAGE = "model-damage"


class ModelDamage(commands.Cog):
    """Tell each problem once, as soon as Discord can be reached."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self._registry, self._part = bot.services.registry, bot.services.assignment
        self._told = ToldProblems(self._registry.directory)
        bot.services.timers.on(MODEL_DAMAGE, self._due)

    async def cog_load(self) -> None:
        """Look at what the start found, and listen to what is found from now on."""
        loop = asyncio.get_running_loop()
        self._registry.on_problem = lambda: loop.call_soon_threadsafe(self._found)
        if self._registry.problems:
            await self._set_timer()

    async def cog_unload(self) -> None:
        """Listen no more."""
        self._registry.on_problem = None

    def _found(self) -> None:
        self._setting = asyncio.create_task(self._set_timer(), name="timer of a damaged model")

    async def _set_timer(self) -> None:
        services = self.bot.services
        # A process has a folder of models of its own, and so damage of its own.
        await services.timers.set(
            MODEL_DAMAGE, self._part.name, services.clock.now(), self._part.first_server
        )

    async def _due(self, _: Timer) -> None:
        registry = self._registry
        for problem in await asyncio.to_thread(self._told.untold, registry.problems):
            served = registry.current.version if registry.ready else None
            say = partial(told_to_owner, problem, served)
            await tell_owners(self.bot, f"model-{name_of(problem)}", say)
            await asyncio.to_thread(self._told.note, problem)
