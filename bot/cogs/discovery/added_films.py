"""Adding films that MovieLens lacks, and removing them again."""

import asyncio

import discord

from bot.discord.client import Matinee, MatineeContext
from bot.discord.permissions import demand_manager, demand_managing_press, demand_model_owner, place
from bot.discord.router import Press
from bot.discord.server_log import report_newest
from bot.discord.title_questions import Intent
from bot.domain.added_movies import (
    Addition,
    CatalogueFullError,
    DuplicateMovieError,
    NotAddedError,
)
from bot.models.served_model import ServedModel
from bot.ui import cards, discovery
from recommender import Movie
from recommender.data.adult import GENRE as ADULT
from recommender.titles import MatchStatus

REMOVE = "movie-remove"
# So many that nobody meets it who adds films by hand, and few enough to be read at every start.
MAX_ADDED = 5000


class AddedFilms:
    """Changes which films there are, for those who may change the model for everybody."""

    def __init__(self, bot: Matinee) -> None:
        self._bot = bot
        self._films = bot.services.store.added_movies
        self._registry = bot.services.registry
        bot.questions.on(REMOVE, self._remove_chosen)
        bot.actions.on(discovery.RESTORE, self._restore)

    async def add(self, ctx: MatineeContext, typed: str) -> None:
        """Add a film; one that was removed before comes back with what people said of it."""
        await self._demand(ctx)
        served = self._registry.current
        addition = Addition.read(typed, (*served.genres, ADULT))
        await asyncio.to_thread(demand_new, served, addition)
        movie, again = await self._store(addition, place(ctx), ctx.author.id)
        await self._offer(place(ctx))
        view = cards.film_buttons([movie], ctx.author.id)
        await ctx.send(discovery.added(movie, again=again), view=view)

    async def _store(self, addition: Addition, guild_id: int, user_id: int) -> tuple[Movie, bool]:
        """Return the film under its id, and whether it had been removed before."""
        films = await self._films.all()
        before = [each.movie for each in films if each.removed and addition.same_film(each.movie)]
        for each in sorted(before, key=addition.years_from):
            movie = addition.movie(each.movie_id)
            if await self._films.restore(movie, guild_id, user_id):
                return movie, True
        if sum(not each.removed for each in films) >= MAX_ADDED:
            raise CatalogueFullError(MAX_ADDED)
        added = await self._films.add(addition.listed_title, addition.genres, guild_id, user_id)
        return added, False

    async def remove(self, ctx: MatineeContext, title: str) -> None:
        """Remove an added film, or ask which one is meant."""
        await self._demand(ctx)
        added = [movie.movie_id for movie in await self._films.movies()]
        movie = await self._bot.questions.film(ctx, title, Intent(REMOVE), added)
        if movie:
            text, view = await self._remove(movie, place(ctx), ctx.author.id)
            await ctx.send(text, view=view)

    async def _remove_chosen(self, press: Press, movie: Movie, _: str) -> None:
        await self._demand(press)
        text, view = await self._remove(movie, place(press), press.user_id)
        await press.edit(content=text, view=view)

    async def _remove(
        self, movie: Movie, guild_id: int, user_id: int
    ) -> tuple[str, discord.ui.View]:
        if not await self._films.remove(movie, guild_id, user_id):
            raise NotAddedError(movie)
        await self._offer(guild_id)
        return discovery.removed(movie), discovery.restore_button(movie, user_id)

    async def _restore(self, press: Press) -> None:
        """Take a removal back."""
        await self._demand(press)
        films = {each.movie.movie_id: each.movie for each in await self._films.all()}
        movie = films[int(press.data)]
        await asyncio.to_thread(demand_new, self._registry.current, Addition.of(movie))
        await self._films.restore(movie, place(press), press.user_id)
        await self._offer(place(press))
        await press.edit(content=discovery.added(movie, again=True), view=None)

    async def _offer(self, guild_id: int) -> None:
        """Let everybody find what there is now, and tell the server's log."""
        await self._registry.set_additions(await self._films.all())
        await report_newest(self._bot, guild_id)

    async def _demand(self, by: MatineeContext | Press) -> None:
        """Raise unless the person manages the server and may change the model for everybody."""
        if isinstance(by, Press):
            demand_managing_press(by)
        else:
            demand_manager(by)
        user = by.interaction.user if isinstance(by, Press) else by.author
        await demand_model_owner(self._bot, user, alone=True)


def demand_new(served: ServedModel, addition: Addition) -> None:
    """Raise DuplicateMovieError when a film of this title and (nearly) this year is known."""
    for text in (addition.listed_title, addition.title):
        result = served.matcher.match(text)
        if result.status is MatchStatus.NONE:
            continue
        for movie in result.movies:
            if addition.same_film(movie):
                raise DuplicateMovieError(movie)
