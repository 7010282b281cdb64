"""Tells the owner when a model is damaged on a disk, which nobody else can fix."""

import asyncio
from collections.abc import Collection
from functools import partial

from discord.ext import commands

from bot.discord.client import Matinee
from bot.discord.owners import tell_owners
from bot.domain.timers import MODEL_DAMAGE, Timer
from bot.messages.model.registry import told_of_trainer, told_to_owner
from bot.models.errors import RegistryProblem
from bot.models.reported_problems import NamesFile, ReportedProblems, name_of
from bot.settings import ProcessRole
from bot.training.trainer_damage import NamesNote, TrainerDamage


class ModelDamage(commands.Cog):
    """Tell each problem once, as soon as Discord can be reached."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        services = bot.services
        self._registry, self._part = services.registry, services.assignment
        self._told = ReportedProblems(NamesFile(self._registry.directory))
        self._trainer = TrainerDamage(services.store)
        self._told_of_trainer = ReportedProblems(NamesNote(services.store))
        services.timers.on(MODEL_DAMAGE, self._due)

    async def cog_load(self) -> None:
        """Look at what the start found, and listen to what is found from now on."""
        loop = asyncio.get_running_loop()
        self._registry.on_problem = lambda: loop.call_soon_threadsafe(self._found)
        if self._registry.problems:
            self._found()

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

    async def _due(self, timer: Timer) -> None:
        if timer.key == ProcessRole.TRAINER:
            await self._tell_of_trainer(await self._trainer.problems())
        else:
            await self._tell(self._registry.problems)

    async def _tell(self, problems: Collection[RegistryProblem]) -> None:
        registry = self._registry
        for problem in await self._told.untold(problems):
            served = registry.current.version if registry.ready else None
            notice = f"model-{name_of(problem)}"
            await tell_owners(self.bot, notice, partial(told_to_owner, problem, served))
            await self._told.note(problem)

    async def _tell_of_trainer(self, problems: Collection[RegistryProblem]) -> None:
        for problem in await self._told_of_trainer.untold(problems):
            notice = f"trainer-{name_of(problem)}"
            await tell_owners(self.bot, notice, partial(told_of_trainer, problem))
            await self._told_of_trainer.note(problem)
