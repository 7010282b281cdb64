"""Adding films that MovieLens lacks, and removing them again."""

import asyncio

from bot.discord.caller import Caller
from bot.discord.client import Matinee
from bot.discord.permissions import demand_managing_caller, demand_model_owner
from bot.discord.router import Press
from bot.discord.server_log import report_newest
from bot.discord.title_questions import FilmRequest, Intent
from bot.domain.added_movies import (
    Addition,
    CatalogueFullError,
    DuplicateMovieError,
    NotAddedError,
)
from bot.domain.titles import ForgottenFilmError
from bot.models.served_model import ServedModel
from bot.ui import discovery
from bot.ui.message import Message
from recommender import Movie
from recommender.data.adult import GENRE as ADULT
from recommender.titles import MatchStatus

REMOVE = "movie-remove"
# Nobody who adds films by hand meets this limit, and as many can be read at every start.
MAX_ADDED = 5000


class AddedFilms:
    """Changes which films there are, for those who may change the model for everybody."""

    def __init__(self, bot: Matinee) -> None:
        self._bot = bot
        self._films = bot.services.store.added_movies
        self._registry = bot.services.registry
        bot.questions.on(REMOVE, self._remove)
        bot.actions.on(discovery.RESTORE, self._restore)

    async def add(self, caller: Caller, typed: str) -> Message:
        """Add a film; one that was removed before comes back with what people said of it."""
        guild_id = await self._demand(caller)
        served = self._registry.current
        addition = Addition.read(typed, (*served.vocabulary.genres, ADULT))
        await asyncio.to_thread(demand_new, served, addition)
        return await self.keep(addition, guild_id, caller.user_id)

    async def keep(
        self, addition: Addition, guild_id: int, user_id: int, daily_limit: int | None = None
    ) -> Message:
        """Add a film that is new here; raises TooManyAddedError beyond a person's limit a day."""
        movie, again = await self._store(addition, guild_id, user_id, daily_limit)
        await self._offer(guild_id)
        shown = discovery.restored if again else discovery.added
        return shown(movie, user_id)

    async def _store(
        self, addition: Addition, guild_id: int, user_id: int, daily_limit: int | None
    ) -> tuple[Movie, bool]:
        """Return the film under its id, and whether it had been removed before."""
        films = await self._films.all()
        before = [each.movie for each in films if each.removed and addition.same_film(each.movie)]
        for each in sorted(before, key=addition.years_from):
            movie = addition.movie(each.movie_id)
            if await self._films.restore(movie, guild_id, user_id):
                return movie, True
        if sum(not each.removed for each in films) >= MAX_ADDED:
            raise CatalogueFullError(MAX_ADDED)
        return await self._films.add(addition, guild_id, user_id, daily_limit), False

    async def remove(self, caller: Caller, title: str) -> Message:
        """Remove an added film, or ask which one is meant."""
        await self._demand(caller)
        added = [movie.movie_id for movie in await self._films.movies()]
        return await self._bot.questions.answer(caller, title, Intent(REMOVE), added)

    async def _remove(self, request: FilmRequest) -> Message:
        guild_id, user_id = await self._demand(request.caller), request.caller.user_id
        if not await self._films.remove(request.movie, guild_id, user_id):
            raise NotAddedError(request.movie)
        await self._offer(guild_id)
        return discovery.removed(request.movie, user_id)

    async def _restore(self, press: Press) -> None:
        """Take a removal back."""
        guild_id = await self._demand(press.caller)
        films = {each.movie.movie_id: each.movie for each in await self._films.all()}
        movie = films.get(press.number)
        if movie is None:
            raise ForgottenFilmError
        await asyncio.to_thread(demand_new, self._registry.current, Addition.of(movie))
        await self._films.restore(movie, guild_id, press.user_id)
        await self._offer(guild_id)
        await press.edit(discovery.restored(movie, press.user_id))

    async def _offer(self, guild_id: int) -> None:
        """Let everybody find what there is now, and tell the server's log."""
        await self._registry.set_additions(await self._films.all())
        await report_newest(self._bot, guild_id)

    async def _demand(self, caller: Caller) -> int:
        """Return the server; raise unless the caller may change the model for everybody there."""
        guild_id = demand_managing_caller(caller)
        await demand_model_owner(self._bot, caller.user, alone=True)
        return guild_id


def demand_new(served: ServedModel, addition: Addition) -> None:
    """Raise DuplicateMovieError when a film of this title and (nearly) this year is known."""
    for text in (addition.listed_title, addition.title):
        result = served.matcher.match(text)
        if result.status is MatchStatus.NONE:
            continue
        for movie in result.movies:
            if addition.same_film(movie):
                raise DuplicateMovieError(movie)
