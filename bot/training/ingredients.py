"""What a model is made of: the base data, the settings, the added films, everybody's likes."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.domain.runs.order import Order
from bot.domain.settings.model import ModelSettings
from bot.store.store import Store
from bot.training.request import Community, Recipe


class Ingredients:
    """Puts them together as they are now.

    `default_base` names the folder of the base data when the owner has chosen none; it may raise
    any error with a sentence for people.
    """

    def __init__(self, store: Store, default_base: Callable[[], Path]) -> None:
        self._store = store
        self._default_base = default_base

    async def gather(self, order: Order) -> tuple[Recipe, Community]:
        """Return what a model would be made of, with what the order tries out."""
        likes = await self._store.tastes.snapshot()
        community = Community(
            likes.user_ids, likes.movie_ids, likes.weights, likes.servers, likes.newcomers
        )
        return await self._recipe(order), community

    async def _recipe(self, order: Order) -> Recipe:
        settings: ModelSettings = await self._store.model_settings.get()
        for field, value in order.changes.items():
            settings = settings.replaced(field, value)
        base = order.base
        if base is None:
            chosen = settings.base
            base = Path(chosen) if chosen else await asyncio.to_thread(self._default_base)
        return Recipe(base, settings.configuration, await self._store.added_movies.movies())
