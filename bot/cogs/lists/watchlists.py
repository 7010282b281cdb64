"""Each person's own watchlist."""

from discord import app_commands
from discord.ext import commands

from bot.cogs.lists.comparing import Comparing
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import several_title_choices, title_choices
from bot.discord.hybrid import hybrid_group, subcommand
from bot.discord.options import mentioned
from bot.discord.router import Press
from bot.discord.title_questions import FilmRequest, Intent
from bot.messages.lists import watchlist as words
from bot.messages.translation import to_person
from bot.messages.wording import bold
from bot.ui import cards
from bot.ui.cards import spoken_of
from bot.ui.lists import watchlist as pages
from bot.ui.message import Message

ADD, REMOVE = "watchlist-add", "watchlist-remove"


class OwnWatchlist(commands.Cog):
    """Keep a list of what you want to see."""

    def __init__(self, bot: Matinee) -> None:
        self.bot, self.watchlists = bot, bot.services.store.watchlists
        self.comparing = Comparing(bot.services)
        bot.questions.on(ADD, self._add)
        bot.questions.on(REMOVE, self._remove, of_the_past=True)
        bot.actions.on(pages.PAGE, self._turn)
        bot.actions.on(cards.WATCHLIST, self._pressed)

    @hybrid_group("watchlist")
    async def watchlist(self, ctx: MatineeContext) -> None:
        """Show the caller's watchlist."""
        await ctx.answer(await self._page(ctx.author.id, 0))

    @subcommand(watchlist, "show")
    async def show(self, ctx: MatineeContext) -> None:
        """Show the caller's watchlist."""
        await ctx.answer(await self._page(ctx.author.id, 0))

    @subcommand(watchlist, "add")
    @app_commands.autocomplete(titles=several_title_choices)
    async def add(self, ctx: MatineeContext, *, titles: str) -> None:
        """Put films on the caller's watchlist."""
        for said in await self.bot.questions.answer_several(ctx.caller, titles, Intent(ADD)):
            await ctx.answer(said)

    @subcommand(watchlist, "remove")
    @app_commands.autocomplete(title=title_choices)
    async def remove(self, ctx: MatineeContext, *, title: str) -> None:
        """Take a film off the caller's watchlist."""
        listed = [film.movie_id for film in await self.watchlists.of(ctx.author.id)]
        intent = Intent(REMOVE)
        await ctx.answer(await self.bot.questions.answer(ctx.caller, title, intent, listed))

    @subcommand(watchlist, "with")
    async def common(self, ctx: MatineeContext, *, people: str) -> None:
        """Show the films that are on several people's watchlists, the caller's among them."""
        if ctx.guild is None:
            raise commands.NoPrivateMessage
        await ctx.answer(await self.comparing.common(ctx.guild, ctx.caller, mentioned(people)))

    async def _add(self, request: FilmRequest) -> Message:
        films = {movie.movie_id: bold(movie.label) for movie in request.movies}
        new = await self.watchlists.add(request.caller.user_id, list(films))
        before = [film for movie_id, film in films.items() if movie_id not in new]
        said = [words.added([films[each] for each in new])] if new else []
        return Message(" ".join([*said, *([words.known(before)] if before else [])]))

    async def _remove(self, request: FilmRequest) -> Message:
        movie = request.movie
        gone = await self.watchlists.remove(request.caller.user_id, [movie.movie_id])
        return Message((words.removed if gone else words.missing)(bold(movie.label)))

    async def _pressed(self, press: Press) -> None:
        """The button below a film: put it on the watchlist or take it off, turn to the next."""
        movie = self.bot.questions.movie(press.number)
        on_it = await self.watchlists.toggle(press.user_id, movie.movie_id)
        shown = cards.marked(press.message, press.data, words.mark(on_it=on_it), press.user_id)
        if shown is not None:
            await press.edit(shown)
        film = bold(movie.label)
        with to_person():
            await press.whisper(words.added([film]) if on_it else words.removed(film))

    async def _turn(self, press: Press) -> None:
        await press.edit(await self._page(press.user_id, press.page))

    async def _page(self, user_id: int, page: int) -> Message:
        catalogue = self.bot.services.registry.current.catalogue
        films = await self.watchlists.of(user_id)
        movies = [spoken_of(catalogue, film.movie_id) for film in films]
        return pages.watchlist_page(movies, page, user_id)
