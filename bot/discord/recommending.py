"""What the model says to one person, computed beside the event loop."""

import asyncio
from dataclasses import dataclass

import numpy as np

from bot.domain.filters import ListFilter
from bot.models.served_model import ServedModel
from bot.services import Services
from bot.ui.cards import Entry, because, liked_by
from recommender import Catalogue, Explanation, Movie, Profile

LIST_LENGTH = 5
POPULAR_LENGTH = 10


@dataclass(frozen=True)
class Recommended:
    """A list for one person: what was recommended, on which profile and dial."""

    entries: tuple[Entry, ...]
    profile: Profile
    adventure: float


@dataclass(frozen=True)
class Estimate:
    """How well a film is expected to please: the score, and the share of films it is ahead of.

    Both say what everybody likes while the `profile` they rest on has no likes.
    """

    score: float
    ahead_of: float
    profile: Profile


class Recommending:
    """Asks the model in service; each method reads it once."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @property
    def genres(self) -> tuple[str, ...]:
        """The genres of the films in service."""
        return self._services.registry.current.genres

    async def dial(self, user_id: int, guild_id: int | None) -> float:
        """Return how adventurous a person wants it: the own setting, else the server's."""
        own = (await self._services.store.people.get(user_id)).adventure
        if own is not None:
            return own
        if guild_id is not None:
            there = (await self._services.store.guilds.get(guild_id)).adventure
            if there is not None:
                return there
        return (await self._services.store.model_settings.get()).adventure

    async def unsuitable(self, guild_id: int | None) -> frozenset[int]:
        """Return the films that no list shows here; in direct messages never an adult one."""
        guilds = self._services.store.guilds
        allowed = guild_id is not None and (await guilds.get(guild_id)).adult_titles
        return self._services.registry.current.hidden(adult_titles=allowed)

    async def recommend(
        self, user_id: int, guild_id: int | None, wanted: ListFilter
    ) -> Recommended:
        """Recommend films to a person."""
        served = self._services.registry.current
        profile = await self._services.store.tastes.profile(user_id)
        adventure = wanted.adventure
        if adventure is None:
            adventure = await self.dial(user_id, guild_id)
        found = await asyncio.to_thread(
            served.model.recommend,
            profile,
            wanted.count or LIST_LENGTH,
            await self.unsuitable(guild_id),
            wanted.movie_filter,
            adventure=adventure,
        )
        entries = tuple(
            Entry(served.catalogue[each.movie_id], because(_movies(served, each.because)))
            for each in found
        )
        return Recommended(entries, profile, adventure)

    async def similar(
        self, user_id: int, guild_id: int | None, movie: Movie, count: int
    ) -> list[Entry]:
        """Return films like another one, without those the person does not want to see."""
        served = self._services.registry.current
        if movie.movie_id not in served.model:
            return []
        profile = await self._services.store.tastes.profile(user_id)
        unwanted = profile.dislikes | await self.unsuitable(guild_id)
        found = await asyncio.to_thread(served.model.similar, movie.movie_id, count + len(unwanted))
        return [
            Entry(served.catalogue[movie_id], f"{round(100 * cosine)} % alike")
            for movie_id, cosine in found
            if movie_id not in unwanted
        ][:count]

    async def popular(self, guild_id: int | None, wanted: ListFilter) -> list[Entry]:
        """Return the films that most people liked."""
        served = self._services.registry.current
        hidden = await self.unsuitable(guild_id)
        return await asyncio.to_thread(_popular, served, wanted, hidden)

    async def estimate(self, user_id: int, movie: Movie) -> Estimate | None:
        """Say how well a film is expected to please a person; None when nothing is known of it."""
        served = self._services.registry.current
        if movie.movie_id not in served.model:
            return None
        profile = await self._services.store.tastes.profile(user_id)
        return await asyncio.to_thread(_estimate, served, profile, movie)

    async def explain(
        self, user_id: int, guild_id: int | None, movie: Movie
    ) -> tuple[Explanation, Catalogue]:
        """Take apart why a film is recommended to a person, or why not."""
        served = self._services.registry.current
        profile = await self._services.store.tastes.profile(user_id)
        hidden = await self.unsuitable(guild_id)
        explanation = await asyncio.to_thread(
            served.model.explain,
            profile,
            movie.movie_id,
            lambda each: each.movie_id not in hidden,
            adventure=await self.dial(user_id, guild_id),
        )
        return explanation, served.catalogue


def _movies(served: ServedModel, movie_ids: tuple[int, ...]) -> list[Movie]:
    return [served.catalogue[movie_id] for movie_id in movie_ids]


def _popular(served: ServedModel, wanted: ListFilter, hidden: frozenset[int]) -> list[Entry]:
    model, movies = served.model, wanted.movie_filter
    entries: list[Entry] = []
    for row in np.argsort(-model.popularity, kind="stable").tolist():
        movie = model.movie_at(row)
        if movie.movie_id not in hidden and (movies is None or movies(movie)):
            entries.append(Entry(movie, liked_by(int(model.popularity[row]))))
        if len(entries) == (wanted.count or POPULAR_LENGTH):
            break
    return entries


def _estimate(served: ServedModel, profile: Profile, movie: Movie) -> Estimate:
    score = served.model.predict(profile, movie.movie_id)
    return Estimate(score, float((served.model.scores(profile) < score).mean()), profile)
