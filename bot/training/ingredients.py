"""What a model is made of: the base data, the settings, the added films, everybody's likes."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.domain.runs.order import Order
from bot.domain.settings.model import ModelSettings
from bot.store.store import Store
from bot.training.limits import ProcessLimits
from bot.training.request import Community, Recipe
from bot.training.sampling import MemberSelection


class Ingredients:
    """Puts them together as they are now.

    `default_base` names the folder of the base data when the owner has chosen none; it may raise
    any error with a sentence for people.
    """

    def __init__(
        self, store: Store, default_base: Callable[[], Path], limits: ProcessLimits
    ) -> None:
        self._store, self._default_base, self._limits = store, default_base, limits

    async def gather(self, order: Order) -> tuple[Recipe, Community]:
        """Return what a model would be made of, with what the order tries out."""
        recipe = await self._recipe(order)
        memory_mb = await asyncio.to_thread(self._limits.planned_memory_mb)
        factors = recipe.configuration.factors
        selection = MemberSelection(self._limits.people, memory_mb, factors)
        likes = await self._store.tastes.snapshot(selection)
        community = Community(
            likes.user_ids, likes.movie_ids, likes.weights, likes.servers, likes.newcomers
        )
        return recipe, community

    async def _recipe(self, order: Order) -> Recipe:
        settings: ModelSettings = await self._store.model_settings.get()
        for field, value in order.changes.items():
            settings = settings.replaced(field, value)
        base = order.base
        if base is None:
            chosen = settings.base
            base = Path(chosen) if chosen else await asyncio.to_thread(self._default_base)
        return Recipe(base, settings.configuration, await self._store.added_movies.movies())
