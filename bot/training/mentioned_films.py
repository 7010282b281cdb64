"""Films that people speak of stay known when a data set that lacks them comes into service."""

import asyncio
import logging
from pathlib import Path

from bot.domain.added_movies import FIRST_ADDED_MOVIE_ID
from bot.models.registry import ModelRegistry
from bot.store.store import Store
from recommender import Model

logger = logging.getLogger(__name__)


async def keep_mentioned(store: Store, registry: ModelRegistry, candidate: Path) -> None:
    """Keep the names and numbers of films that the candidate's data lack, as if they were added.

    Cut short, it is done again with the next candidate; done twice, it changes nothing.
    """
    if not registry.ready:
        return
    catalogue = registry.current.catalogue
    next_films = (await asyncio.to_thread(Model.load, candidate)).catalogue
    mentioned = await store.film_numbers.mentioned()
    lacking = [
        movie
        for movie_id in sorted(mentioned)
        if movie_id < FIRST_ADDED_MOVIE_ID
        and movie_id not in next_films
        and (movie := catalogue.get(movie_id)) is not None
    ]
    if lacking:
        logger.warning("%s films that people mention stay known by name", len(lacking))
        await store.added_movies.keep_known(lacking)
        await registry.set_additions(await store.added_movies.all())
