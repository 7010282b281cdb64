"""A server's lists: what its people want to watch together."""

import asyncio

from discord import app_commands
from discord.ext import commands

from bot.cogs.lists.barring import Barring
from bot.cogs.lists.options import (
    ORDERS,
    BarOptions,
    RenameOptions,
    ShowOptions,
    WishOptions,
)
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import Choices, several_title_choices, title_choices, word_choices
from bot.discord.hybrid import hybrid_group, subcommand
from bot.discord.names_before_colons import name_before_colon
from bot.discord.permissions import demand_managing_press, managers, place
from bot.discord.router import MAX_PAGE, Press
from bot.discord.title_questions import FilmRequest, Intent
from bot.discord.types import Interaction
from bot.domain.access import OutdatedItemError
from bot.domain.lists.errors import UnknownNameError
from bot.domain.lists.film_list import DEFAULT, FilmList, ListOrder, split_name
from bot.domain.lists.wishes import TakenOff, Wishes
from bot.messages.error_sentences import sentence
from bot.messages.lists import server as words
from bot.messages.wording import bold
from bot.ui.cards import spoken_of
from bot.ui.lists import server as pages
from bot.ui.message import Message
from recommender import Movie

ADD, REMOVE = "list-add", "list-remove"


class ServerLists(commands.Cog):
    """Keep a list of what you want to watch together."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.lists = bot.services.store.lists
        self.barring = Barring(bot)
        bot.questions.on(ADD, self._add)
        bot.questions.on(REMOVE, self._remove, of_the_past=True)
        bot.actions.on(pages.PAGE, self._turn)
        bot.actions.on(pages.ORDER, self._reorder)
        bot.actions.on(pages.VOTE, self._vote)
        bot.actions.on(pages.DELETE, self._delete)
        bot.actions.on(pages.KEEP, self._keep)

    @hybrid_group("list", aliases=("lists",))
    @app_commands.guild_only()
    async def list_group(self, ctx: MatineeContext, *, options: ShowOptions) -> None:
        """Show what this server wants to watch."""
        await self._show(ctx, options)

    @subcommand(list_group, "show")
    @app_commands.choices(first=ORDERS)
    async def show(self, ctx: MatineeContext, *, options: ShowOptions) -> None:
        """Show what this server wants to watch."""
        await self._show(ctx, options)

    @subcommand(list_group, "add")
    @app_commands.autocomplete(titles=several_title_choices)
    async def add(self, ctx: MatineeContext, *, options: WishOptions) -> None:
        """Wish for films on a list of this server."""
        try:
            titles, intent = await self._wish(ctx, options, ADD)
        except UnknownNameError as error:
            if not error.film:
                raise
            await ctx.answer(sentence(error) or "")
            titles, intent = error.film, Intent(ADD, "0")
        for said in await self.bot.questions.answer_several(ctx.caller, titles, intent):
            await ctx.answer(said)

    @subcommand(list_group, "remove")
    @app_commands.autocomplete(titles=title_choices)
    async def remove(self, ctx: MatineeContext, *, options: WishOptions) -> None:
        """Take a film off a list of this server."""
        titles, intent = await self._wish(ctx, options, REMOVE)
        shown = await self.lists.show(place(ctx), intent.number or "")
        listed = [film.movie_id for film in shown.films]
        await ctx.answer(await self.bot.questions.answer(ctx.caller, titles, intent, listed))

    @subcommand(list_group, "create", demand=managers)
    async def create(self, ctx: MatineeContext, *, name: str) -> None:
        """Begin another list."""
        await self.lists.create(place(ctx), name)
        await ctx.answer(words.created(" ".join(name.split())))

    @subcommand(list_group, "rename", demand=managers)
    async def rename(self, ctx: MatineeContext, *, options: RenameOptions) -> None:
        """Give a list another name."""
        before = await self.lists.rename(place(ctx), options.name, options.new_name)
        await ctx.answer(words.renamed(before, " ".join(options.new_name.split())))

    @subcommand(list_group, "delete", demand=managers)
    async def delete(self, ctx: MatineeContext, *, name: str = "") -> None:
        """Ask whether a list is to be deleted, or the one without a name emptied."""
        shown = await self.lists.show(place(ctx), name)
        if not shown.list_id:
            await ctx.answer(words.empty(""))
            return
        user_id, count = ctx.author.id, len(shown.films)
        await ctx.answer(pages.delete_question(shown.list_id, shown.name, count, user_id))

    @subcommand(list_group, "bar", demand=managers)
    @app_commands.autocomplete(title=title_choices)
    async def bar(self, ctx: MatineeContext, *, options: BarOptions) -> None:
        """Bar a film from ever being proposed here, or a person from the lists."""
        await ctx.answer(await self.barring.bar(ctx.caller, options))

    @subcommand(list_group, "unbar", demand=managers)
    @app_commands.autocomplete(title=title_choices)
    async def unbar(self, ctx: MatineeContext, *, options: BarOptions) -> None:
        """Take back that a film or a person is barred."""
        await ctx.answer(await self.barring.unbar(ctx.caller, options))

    @subcommand(list_group, "barred", demand=managers, private=True)
    async def barred(self, ctx: MatineeContext) -> None:
        """Show what is barred here."""
        await ctx.answer(await self.barring.all(ctx.caller), private=True)

    @show.autocomplete("name")
    @add.autocomplete("name")
    @remove.autocomplete("name")
    @rename.autocomplete("name")
    @delete.autocomplete("name")
    async def _names(self, interaction: Interaction, typed: str) -> Choices:
        names = await self.lists.names(interaction.guild_id or 0)
        return word_choices((name for name in names if name), typed)

    async def _show(self, ctx: MatineeContext, options: ShowOptions) -> None:
        shown = await self.lists.show(place(ctx), options.name)
        await ctx.answer(self._page(shown, ListOrder(options.first), 0, ctx.author.id))

    def _page(self, shown: FilmList, order: ListOrder, page: int, user_id: int) -> Message:
        catalogue = self.bot.services.registry.current.catalogue
        movies = {film.movie_id: spoken_of(catalogue, film.movie_id) for film in shown.films}
        now = self.bot.services.clock.now()
        return pages.list_page(shown, order, page, movies, now, user_id)

    async def _wish(
        self, ctx: MatineeContext, options: WishOptions, verb: str
    ) -> tuple[str, Intent]:
        """Return the titles, and what is to be done with the films of which list."""
        guild_id, titles, name = place(ctx), options.titles, options.name
        if ":" in titles and not name:
            name, titles = await self._split(guild_id, options)
        number = await self.lists.number(guild_id, name) if name else 0
        return titles, Intent(verb, str(number))

    async def _split(self, guild_id: int, options: WishOptions) -> tuple[str, str]:
        """Return the list that is named before a colon, and the titles; titles have colons, too.

        Raises UnknownNameError for what is neither a list's name nor a film's.
        """
        shown = await self.lists.show(guild_id)
        name, titles = split_name(options.titles, shown.names)
        if name and options.typed:
            return name, titles
        catalogue = self.bot.services.registry.current.catalogue
        listed = [spoken_of(catalogue, film.movie_id) for film in shown.films]
        before = await asyncio.to_thread(
            name_before_colon, options.titles, self.bot.questions, listed
        )
        if before is None:
            return DEFAULT, options.titles
        if name:
            return name, titles
        raise UnknownNameError(before.name, shown.names, before.film)

    async def _add(self, request: FilmRequest) -> Message:
        """Wish for films; on return it is on the disk."""
        caller, movies = request.caller, request.movies
        guild_id = _server(request)
        movie_ids = [movie.movie_id for movie in movies]
        wishes = await self.lists.add(guild_id, caller.user_id, movie_ids, request.intent.number)
        return Message(_wished(wishes, movies))

    async def _remove(self, request: FilmRequest) -> Message:
        caller, guild_id = request.caller, _server(request)
        taken = await self.lists.remove(
            guild_id,
            caller.user_id,
            [movie.movie_id for movie in request.movies],
            request.intent.number,
            manager=caller.permissions.manage_guild,
        )
        return Message(_removed(taken, request.movies))

    async def _vote(self, press: Press) -> None:
        """Vote for a film of a page, or take the vote back, and show the page anew."""
        numbers, order, page = _place(press, 4)
        list_id, movie_id = numbers
        await self.lists.vote(place(press), list_id, movie_id, press.user_id)
        await self._show_again(press, list_id, order, page)

    async def _turn(self, press: Press) -> None:
        [list_id], order, page = _place(press, 3)
        await self._show_again(press, list_id, order, page)

    async def _reorder(self, press: Press) -> None:
        if press.chosen not in [*ListOrder]:
            raise OutdatedItemError(press.verb)
        await self._show_again(press, press.number, ListOrder(press.chosen), 0)

    async def _show_again(self, press: Press, list_id: int, order: ListOrder, page: int) -> None:
        """Put a page in place of the one that was pressed; who asked for it keeps turning it."""
        shown = await self.lists.show(place(press), list_id)
        owner_id = pages.owner_of(press.message) or press.user_id
        await press.edit(self._page(shown, order, page, owner_id))

    async def _delete(self, press: Press) -> None:
        demand_managing_press(press)
        await press.edit(words.deleted(await self.lists.delete(place(press), press.number)))

    async def _keep(self, press: Press) -> None:
        await press.edit(words.nothing_deleted())


def _server(request: FilmRequest) -> int:
    """Return the server of a request; raise in direct messages."""
    if request.caller.guild_id is None:
        raise commands.NoPrivateMessage
    return request.caller.guild_id


def _place(press: Press, parts: int) -> tuple[list[int], ListOrder, int]:
    """Return the numbers that a button carries before order and page."""
    carried = press.data.split(".")
    if len(carried) != parts or carried[-2] not in [*ListOrder]:
        raise OutdatedItemError(press.verb)
    *numbers, order, page = carried
    return (
        [press.whole(each) for each in numbers],
        ListOrder(order),
        min(press.whole(page), MAX_PAGE),
    )


def _wished(wishes: Wishes, movies: tuple[Movie, ...]) -> str:
    films = {movie.movie_id: bold(movie.label) for movie in movies}
    parts = []
    if wishes.new:
        parts.append(words.added([films[each] for each in wishes.new], wishes.name))
    if wishes.voted:
        parts.append(words.voted([films[each] for each in wishes.voted]))
    if wishes.known:
        parts.append(words.wanted_already([films[each] for each in wishes.known]))
    return " ".join(parts)


def _removed(taken: TakenOff, movies: tuple[Movie, ...]) -> str:
    films = {movie.movie_id: bold(movie.label) for movie in movies}
    parts = []
    if taken.gone:
        parts.append(words.taken_off([films[each] for each in taken.gone], taken.name))
    if taken.kept:
        parts.append(words.kept([films[each] for each in taken.kept]))
    if taken.missing:
        parts.append(words.not_listed([films[each] for each in taken.missing], taken.name))
    return " ".join(parts)
