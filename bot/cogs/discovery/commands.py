"""Recommendations, and everything else there is to find out about films."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.discovery.added_films import AddedFilms
from bot.cogs.discovery.search import find_films
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import added_title_choices, title_choices
from bot.discord.hybrid import hybrid_command, hybrid_group, subcommand
from bot.discord.options import ListOptions
from bot.discord.recommending import LIST_LENGTH, Recommending
from bot.discord.router import Press
from bot.discord.title_questions import Intent
from bot.domain.filters import DIAL, dial_word, read_dial
from bot.messages.wording import wished
from bot.ui import cards, discovery
from bot.ui.cards import Entry
from bot.ui.limits import choices
from bot.ui.tastes.tastes import standing
from recommender import Movie

NOTHING = {"content": None, "embed": None, "view": None}
SIMILAR, PREDICT, WHY, SHOW = "similar", "predict", "why", "show"


class Discovery(commands.Cog):
    """Find something to watch."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.recommending = Recommending(bot.services)
        self.added_films = AddedFilms(bot)
        for intent, handler in (
            (SIMILAR, self._similar_chosen),
            (PREDICT, self._predict_chosen),
            (WHY, self._why_chosen),
            (SHOW, self._show_chosen),
        ):
            bot.questions.on(intent, handler)
        bot.actions.on(cards.MORE, self._more)

    @hybrid_command("recommend", aliases=("rec",))
    async def recommend(self, ctx: MatineeContext, *, options: ListOptions) -> None:
        """Recommend films for you, never one that you liked, disliked or saw."""
        wanted = options.list_filter(self.recommending.genres)
        listed = await self.recommending.recommend(ctx.author.id, ctx.guild_id, wanted)
        heading = wished(wanted.movie_filter)
        if not listed.entries:
            await ctx.send(discovery.nothing_left(heading, ctx.clean_prefix))
            return
        title = discovery.recommended_title(ctx.author.display_name, heading)
        newcomer = not listed.profile.likes
        text = discovery.for_newcomer(ctx.clean_prefix) if newcomer else None
        footer = f"Dial: {dial_word(listed.adventure)}"
        await self._send_list(ctx, title, listed.entries, text=text, footer=footer)

    @hybrid_command("similar")
    @app_commands.autocomplete(title=title_choices)
    async def similar(self, ctx: MatineeContext, *, title: str) -> None:
        """Show films like another one."""
        movie = await self.bot.questions.film(ctx, title, Intent(SIMILAR))
        if movie:
            message = await self._similar(ctx.author.id, ctx.guild_id, movie)
            await ctx.send(**message)

    @hybrid_command("predict")
    @app_commands.autocomplete(title=title_choices)
    async def predict(self, ctx: MatineeContext, *, title: str) -> None:
        """Guess how much you will like a film."""
        movie = await self.bot.questions.film(ctx, title, Intent(PREDICT))
        if movie:
            await ctx.send(await self._predict(ctx.author.id, movie))

    @hybrid_command("why")
    @app_commands.autocomplete(title=title_choices)
    async def why(self, ctx: MatineeContext, *, title: str) -> None:
        """Explain why I recommend a film to you, or why not."""
        movie = await self.bot.questions.film(ctx, title, Intent(WHY))
        if movie:
            await ctx.send(embed=await self._why(ctx.author.id, ctx.guild_id, movie))

    @hybrid_command("popular")
    async def popular(self, ctx: MatineeContext, *, options: ListOptions) -> None:
        """Show the films that most people like."""
        wanted = options.list_filter(self.recommending.genres)
        entries = await self.recommending.popular(ctx.guild_id, wanted)
        if not entries:
            await ctx.send(discovery.nothing_left(wished(wanted.movie_filter), ctx.clean_prefix))
            return
        heading = wished(wanted.movie_filter)
        title = f"Popular: {heading}" if heading else "Popular films"
        await self._send_list(ctx, title, entries)

    @hybrid_command("find")
    async def find(self, ctx: MatineeContext, *, part: str) -> None:
        """Look for films by a part of the title."""
        movies = await find_films(self.bot.services.registry.current, part)
        if not movies:
            await ctx.send(discovery.nothing_found(part))
            return
        ratings = self.bot.questions.ratings
        entries = [Entry(movie, cards.well_known(ratings(movie))) for movie in movies]
        await self._send_list(ctx, discovery.found_title(part), entries)

    @hybrid_group("movie", aliases=("film",))
    async def movie(self, ctx: MatineeContext, *, title: str) -> None:
        """Show what I know about a film."""
        await self._show_movie(ctx, title)

    @subcommand(movie, "show")
    @app_commands.autocomplete(title=title_choices)
    async def movie_show(self, ctx: MatineeContext, *, title: str) -> None:
        """Show what I know about a film."""
        await self._show_movie(ctx, title)

    @subcommand(movie, "add")
    async def movie_add(self, ctx: MatineeContext, title: str, *, genres: str = "") -> None:
        """Add a film that I do not know (for those who may manage the server)."""
        await self.added_films.add(ctx, f"{title} {genres}")

    @subcommand(movie, "remove")
    @app_commands.autocomplete(title=added_title_choices)
    async def movie_remove(self, ctx: MatineeContext, *, title: str) -> None:
        """Remove a film that was added (for those who may manage the server)."""
        await self.added_films.remove(ctx, title)

    @hybrid_command("dial")
    async def dial(self, ctx: MatineeContext, *, position: str | None = None) -> None:
        """Choose how adventurous your recommendations are."""
        people = self.bot.services.store.people
        if position is not None:
            await people.change(ctx.author.id, "adventure", read_dial(position))
        own = (await people.get(ctx.author.id)).adventure is not None
        adventure = await self.recommending.dial(ctx.author.id, ctx.guild_id)
        await ctx.send(discovery.dial_text(adventure, DIAL, own=own))

    @dial.autocomplete("position")
    async def _positions(
        self, _: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return choices((word, word) for word in DIAL if typed.casefold() in word)

    @recommend.autocomplete("dial")
    async def _dial_choices(
        self, _: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return choices((word, word) for word in DIAL if typed.casefold() in word)

    @recommend.autocomplete("genre")
    @popular.autocomplete("genre")
    async def _genres(
        self, _: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        if not self.bot.services.registry.ready:
            return []
        fitting = (name for name in self.recommending.genres if typed.casefold() in name.casefold())
        return choices((name, name) for name in fitting)

    async def _send_list(
        self,
        ctx: MatineeContext,
        title: str,
        entries: Sequence[Entry],
        *,
        text: str | None = None,
        footer: str = "",
    ) -> None:
        view = cards.film_buttons([entry.movie for entry in entries], ctx.author.id)
        await ctx.send(text, embed=cards.film_list(title, entries, footer), view=view)

    async def _show_movie(self, ctx: MatineeContext, title: str) -> None:
        movie = await self.bot.questions.film(ctx, title, Intent(SHOW))
        if movie:
            embed = await self._card(ctx.author.id, movie)
            await ctx.send(embed=embed, view=cards.film_buttons([movie], ctx.author.id))

    async def _similar(self, user_id: int, guild_id: int | None, movie: Movie) -> dict[str, Any]:
        entries = await self.recommending.similar(user_id, guild_id, movie, LIST_LENGTH)
        if not entries:
            return {"content": discovery.nothing_similar(movie)}
        embed = cards.film_list(discovery.similar_title(movie), entries)
        view = cards.film_buttons([entry.movie for entry in entries], user_id)
        return {"embed": embed, "view": view}

    async def _predict(self, user_id: int, movie: Movie) -> str:
        estimate = await self.recommending.estimate(user_id, movie)
        if estimate is None:
            return discovery.nothing_similar(movie)
        return discovery.estimate_text(movie, estimate.score, estimate.ahead_of, estimate.profile)

    async def _why(self, user_id: int, guild_id: int | None, movie: Movie) -> discord.Embed:
        explanation, catalogue = await self.recommending.explain(user_id, guild_id, movie)
        names = {movie_id: catalogue[movie_id] for movie_id in explanation.contributions}
        return discovery.explanation_card(movie, explanation, names)

    async def _card(self, user_id: int, movie: Movie) -> discord.Embed:
        tastes = await self.bot.services.store.tastes.of(user_id)
        own = next((taste for taste in tastes if taste.movie_id == movie.movie_id), None)
        facts = [
            ("Known by", cards.well_known(self.bot.questions.ratings(movie))),
            ("You", standing(own)),
        ]
        return cards.film_card(movie, facts)

    async def _more(self, press: Press) -> None:
        """More films like the one that the buttons are about."""
        message = await self._similar(
            press.user_id, press.guild_id, self.bot.questions.movie(press.data)
        )
        await press.say(**message)

    async def _similar_chosen(self, press: Press, movie: Movie, _: str) -> None:
        message = await self._similar(press.user_id, press.guild_id, movie)
        await press.edit(**(NOTHING | message))

    async def _predict_chosen(self, press: Press, movie: Movie, _: str) -> None:
        await press.edit(content=await self._predict(press.user_id, movie), view=None)

    async def _why_chosen(self, press: Press, movie: Movie, _: str) -> None:
        embed = await self._why(press.user_id, press.guild_id, movie)
        await press.edit(content=None, embed=embed, view=None)

    async def _show_chosen(self, press: Press, movie: Movie, _: str) -> None:
        embed = await self._card(press.user_id, movie)
        view = cards.film_buttons([movie], press.user_id)
        await press.edit(content=None, embed=embed, view=view)
