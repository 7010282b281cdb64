"""Recommendations, and everything else there is to find out about films."""

import asyncio
from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.cogs.discovery.added_films import AddedFilms
from bot.cogs.discovery.film_lists import ListedFilms
from bot.cogs.discovery.likeness import Likeness
from bot.cogs.discovery.new_films import NewFilms, demand_adder
from bot.cogs.discovery.other_commands import other_command
from bot.cogs.discovery.picking import Picking, nothing_for
from bot.cogs.discovery.search import find_films
from bot.cogs.discovery.together import Together
from bot.discord.caller import Caller
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import (
    Choices,
    added_title_choices,
    kind_choices,
    title_choices,
    word_choices,
)
from bot.discord.film_pools import lists_to_name
from bot.discord.hybrid import hybrid_command, hybrid_group, subcommand
from bot.discord.known_films import KnownFilms
from bot.discord.options import ListOptions, RecommendOptions
from bot.discord.permissions import model_keepers
from bot.discord.recommending import LIST_LENGTH, Recommending
from bot.discord.router import Press
from bot.discord.title_questions import FilmRequest, Intent
from bot.discord.types import Interaction
from bot.domain.filters import (
    DIAL,
    ListFilter,
    UnknownWordError,
    UntaggedError,
    names_film,
    read_dial,
)
from bot.domain.settings.kinds import NOTHING
from bot.domain.text import half_width
from bot.messages import discovery as sentences
from bot.messages.films import well_known
from bot.messages.tastes import own_opinion
from bot.messages.wishes import list_words
from bot.ui import cards, discovery
from bot.ui.cards import ListedFilm
from bot.ui.help import FIND
from bot.ui.message import Message
from bot.ui.picking import ANOTHER
from recommender import Profile

PREDICT, WHY, SHOW = "predict", "why", "show"


class Discovery(commands.Cog):
    """Find something to watch."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.recommending = Recommending(bot.services)
        self.together = Together(bot.services)
        self.picking = Picking(bot.services, self.recommending)
        self.added_films = AddedFilms(bot)
        self.new_films = NewFilms(bot, self.added_films)
        self.known = KnownFilms(bot.services)
        self.lists = ListedFilms(self.known, self.recommending)
        self.likeness = Likeness(bot, self.recommending, self.lists)
        bot.questions.on(PREDICT, self._predict)
        bot.questions.on(WHY, self._why)
        bot.questions.on(SHOW, self._show)
        bot.actions.on(FIND, self._find, private=True)
        bot.actions.on(ANOTHER, self.picking.another)
        bot.actions.on(discovery.NUMBERS, self._why_numbers)

    @hybrid_command("recommend", aliases=("rec",))
    @app_commands.autocomplete(genre=kind_choices)
    async def recommend(self, ctx: MatineeContext, *, options: RecommendOptions) -> None:
        """Recommend films to the caller, or to the caller and others together."""
        vocabulary = self.recommending.vocabulary
        named = [user_id for user_id in options.user_ids if user_id != ctx.author.id]
        if not named and (film := await self.likeness.film(options.wishes)):
            await ctx.answer(await self.likeness.answer(ctx.caller, film))
            return
        lists = await lists_to_name(self.bot.services.store, ctx.guild_id, options.wishes)
        known = self.recommending.traits.known_kinds
        try:
            wanted = options.list_filter(vocabulary, known, lists=lists)
        except UnknownWordError as error:
            if named or not await self._names_film(options.wishes, error):
                raise
            await ctx.answer(await self.likeness.answer(ctx.caller, options.wishes))
            return
        if named:
            if ctx.guild is None:
                raise commands.NoPrivateMessage
            both = await self.together.recommend(ctx.guild, ctx.caller, named, wanted)
            if both is not None:
                await ctx.answer(both)
                return
        await ctx.answer(await self._for_one(ctx.caller, wanted))

    @hybrid_command("pick")
    @app_commands.autocomplete(wishes=kind_choices)
    async def pick(self, ctx: MatineeContext, *, wishes: str = "") -> None:
        """Pick one film by chance."""
        await ctx.answer(await self.picking.begin(ctx.caller, wishes))

    @hybrid_command("similar")
    @app_commands.autocomplete(title=title_choices)
    async def similar(self, ctx: MatineeContext, *, title: str) -> None:
        """Show films like another one."""
        await ctx.answer(await self.likeness.answer(ctx.caller, title))

    @hybrid_command("predict")
    @app_commands.autocomplete(title=title_choices)
    async def predict(self, ctx: MatineeContext, *, title: str) -> None:
        """Guess how much the caller will like a film."""
        await self._answer(ctx, title, PREDICT)

    @hybrid_command("why")
    @app_commands.autocomplete(title=title_choices)
    async def why(self, ctx: MatineeContext, *, title: str) -> None:
        """Explain why a film is recommended to the caller, or why not."""
        await self._answer(ctx, title, WHY)

    @hybrid_command("popular")
    @app_commands.autocomplete(genre=kind_choices)
    async def popular(self, ctx: MatineeContext, *, options: ListOptions) -> None:
        """Show the films that most people like."""
        recommending = self.recommending
        wanted = options.list_filter(recommending.vocabulary, recommending.traits.known_kinds)
        wish, films, notes = await recommending.popular(ctx.author.id, ctx.guild_id, wanted)
        wanted = recommending.traits.as_far_as_known(wanted)
        title, told = sentences.popular(list_words(wanted)), [sentences.popular_means(), *notes]
        nothing = " ".join([nothing_for(wanted, recommending.vocabulary), *notes])
        await ctx.answer(
            await self.lists.message(ctx.caller, title, films, told, wish=wish, nothing=nothing)
        )

    @hybrid_command("find")
    async def find(self, ctx: MatineeContext, *, part: str) -> None:
        """Look for films by a part of the title."""
        await self.bot.questions.look_for([part])
        served = self.bot.services.registry.current
        movies = await find_films(served, part)
        if not movies:
            known = len(served.matcher.other_titles) > 0
            await ctx.answer(sentences.nothing_found(part, korean_known=known))
            return
        ratings = self.bot.questions.ratings
        films = [ListedFilm(movie, well_known(ratings(movie))) for movie in movies]
        await ctx.answer(await self.lists.message(ctx.caller, sentences.found(part), films))

    @hybrid_group("movie", aliases=("film",))
    async def movie(self, ctx: MatineeContext, *, title: str) -> None:
        """Show what is known about a film; "movie night tomorrow" is about no film."""
        if meant := await other_command(ctx.invoked_with, title):
            await ctx.answer(meant)
            return
        await self._answer(ctx, title, SHOW)

    @subcommand(movie, "show")
    @app_commands.autocomplete(title=title_choices)
    async def movie_show(self, ctx: MatineeContext, *, title: str) -> None:
        """Show what is known about a film."""
        await self._answer(ctx, title, SHOW)

    @subcommand(movie, "add", demand=demand_adder)
    async def movie_add(self, ctx: MatineeContext, title: str, *, genres: str = "") -> None:
        """Add a film that MovieLens lacks."""
        await ctx.answer(await self.new_films.add(ctx.caller, f"{title} {genres}"))

    @subcommand(movie, "remove", demand=model_keepers)
    @app_commands.autocomplete(title=added_title_choices)
    async def movie_remove(self, ctx: MatineeContext, *, title: str) -> None:
        """Remove a film that was added."""
        await ctx.answer(await self.added_films.remove(ctx.caller, title))

    @hybrid_command("dial")
    async def dial(self, ctx: MatineeContext, *, position: str | None = None) -> None:
        """Show or choose how adventurous the caller's recommendations are."""
        if position is not None:
            adventure = (
                None if half_width(position).strip().casefold() in NOTHING else read_dial(position)
            )
            people = self.bot.services.store.people
            await people.change(ctx.author.id, "adventure", adventure)
        viewer = await self.recommending.viewer(ctx.author.id, ctx.guild_id)
        own = viewer.own_adventure is not None
        await ctx.answer(discovery.dial(self.recommending.dial(viewer), DIAL, own=own))

    @dial.autocomplete("position")
    @recommend.autocomplete("dial")
    async def _positions(self, _: Interaction, typed: str) -> Choices:
        return word_choices(DIAL, typed)

    async def _names_film(self, wishes: str, error: UnknownWordError) -> bool:
        """Whether what could not be read as a wish is a film: people want others like it."""
        if isinstance(error, UntaggedError):
            return False
        vocabulary, is_title = self.recommending.vocabulary, self.bot.questions.is_one_title
        return await asyncio.to_thread(names_film, wishes.strip(), vocabulary, is_title)

    async def _answer(self, ctx: MatineeContext, title: str, intent: str) -> None:
        await ctx.answer(await self.bot.questions.answer(ctx.caller, title, Intent(intent)))

    async def _find(self, press: Press) -> None:
        """Recommend films to somebody who asks what to do."""
        await press.whisper(await self._for_one(press.caller, ListFilter()))

    async def _for_one(self, caller: Caller, wanted: ListFilter) -> Message:
        """Return a list for one person, or why there is none."""
        recommended = await self.recommending.recommend(caller.user_id, caller.guild_id, wanted)
        wanted = self.recommending.traits.as_far_as_known(wanted)
        told = self._of_taste(recommended.profile)
        wished = (wanted.count or LIST_LENGTH) if wanted.movie_filter else 0
        return await self.lists.message(
            caller,
            sentences.for_person(caller.user.display_name, list_words(wanted)),
            recommended.films,
            [*told, *recommended.notes],
            wish=recommended.wish,
            few=partial(_few, wished, by_words=wanted.by_words),
            note=sentences.dial_note(recommended.adventure),
            nothing=" ".join(
                [nothing_for(wanted, self.recommending.vocabulary), *recommended.notes]
            ),
        )

    def _of_taste(self, profile: Profile) -> list[str]:
        """Say why a list is not somebody's own, where it is not."""
        model = self.bot.services.registry.current.model
        if any(movie_id in model for movie_id in profile.likes):
            return []
        return [sentences.for_fan_of_new_films() if profile.likes else sentences.for_newcomer()]

    async def _predict(self, request: FilmRequest) -> Message:
        movie = request.movie
        estimate = await self.recommending.estimate(request.caller.user_id, movie)
        if estimate is None:
            return Message(sentences.hardly_known(movie))
        return discovery.estimate(movie, estimate.likelihood, estimate.profile)

    async def _why(self, request: FilmRequest) -> Message:
        caller, movie = request.caller, request.movie
        explanation, names = await self.recommending.explain(caller.user_id, caller.guild_id, movie)
        tags = self.recommending.vocabulary.tags
        return discovery.explanation_card(movie, explanation, names, caller.user_id, tags)

    async def _why_numbers(self, press: Press) -> None:
        """Show what each like adds to a film's score."""
        movie = self.bot.questions.movie(press.number)
        explanation, names = await self.recommending.explain(press.user_id, press.guild_id, movie)
        await press.edit(discovery.numbers_card(movie, explanation, names))

    async def _show(self, request: FilmRequest) -> Message:
        user_id, movie = request.caller.user_id, request.movie
        tastes = await self.bot.services.store.tastes.of(user_id)
        own = next((taste for taste in tastes if taste.movie_id == movie.movie_id), None)
        notes = [sentences.known_by(well_known(self.bot.questions.ratings(movie)))]
        if own is not None:
            notes.append(own_opinion(own))
        return await self.known.message(
            request.caller,
            [movie],
            lambda known: cards.film_card(movie, notes, user_id, known),
        )


def _few(wished: int, found: int, *, by_words: bool) -> list[str]:
    """Say how many films a list has, where that is fewer than were wished for."""
    return [sentences.no_more(found, by_words=by_words)] if found < wished else []
