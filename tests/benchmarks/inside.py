"""A recommendation as the bot makes it, from the store to the card, and a like with its answer."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator

import numpy as np

from bot.app import open_services
from bot.discord.recommending import Recommending
from bot.domain.filters import ListFilter
from bot.domain.tastes import TasteChange
from bot.services import Services
from bot.settings import Settings
from bot.ui import cards
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.trained import trained_settings

LIKES = 50
TURNS = 500
GUILD_ID = 1


def measure() -> Iterable[Figure]:
    """Measure on a model of ml-1m."""
    with trained_settings("ml-1m") as settings:
        for name, seconds in asyncio.run(_measure(settings)).items():
            yield from _quantiles(name, seconds)


def _quantiles(name: str, seconds: list[float]) -> Iterator[Figure]:
    for quantile, bound in ((0.5, 50), (0.99, 200)):
        value = float(np.quantile(seconds, quantile)) * 1000
        yield Figure(f"{name}, p{quantile * 100:.0f}", value, "ms", at_most(bound))


async def _measure(settings: Settings) -> dict[str, list[float]]:
    async with open_services(settings) as services:
        people = await _people(services)
        recommending = Recommending(services)

        async def recommend(turn: int) -> None:
            user_id = people[turn % len(people)]
            listed = await recommending.recommend(user_id, GUILD_ID, ListFilter(count=10))
            cards.film_list("For you", listed.films, user_id)

        async def like(turn: int) -> None:
            served = services.registry.current
            movie = served.catalogue[int(served.model.movie_ids[turn])]
            found = served.matcher.match(movie.label).movies[0]
            await services.store.tastes.record(1, GUILD_ID, [TasteChange.like(found.movie_id)])

        return {
            f"recommend with {LIKES} likes, from the store to the card": await _timed(recommend),
            "like, from the title to the commit": await _timed(like),
        }


async def _timed(work: Callable[[int], Awaitable[None]]) -> list[float]:
    seconds = []
    for turn in range(TURNS):
        start = time.perf_counter()
        await work(turn)
        seconds.append(time.perf_counter() - start)
    return seconds


async def _people(services: Services) -> list[int]:
    """Store twenty people who like fifty of the better known films each."""
    model = services.registry.current.model
    random = np.random.default_rng(1)
    popular = model.movie_ids[np.argsort(-model.popularity)[:1000]]
    people = list(range(100, 120))
    for user_id in people:
        chosen = random.choice(popular, LIKES, replace=False).tolist()
        changes = [TasteChange.like(movie_id) for movie_id in chosen]
        await services.store.tastes.record(user_id, GUILD_ID, changes)
    return people
