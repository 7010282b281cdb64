"""Likes, dislikes, ratings and what was seen."""

from collections.abc import Callable
from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import own_title_choices, several_title_choices, title_choices
from bot.discord.hybrid import hybrid_command
from bot.discord.options import Rating
from bot.discord.router import Press
from bot.discord.title_questions import Intent
from bot.domain.taste_changes import RecordedChange
from bot.domain.tastes import TasteChange
from bot.ui import cards
from bot.ui.tastes import tastes
from bot.ui.tastes.tastes import Deed
from recommender import Movie

UNLIKE = "unlike"
# What each intent stores, and how it is told.
CHANGES: dict[str, tuple[Callable[[int], TasteChange], Deed]] = {
    cards.LIKE: (TasteChange.like, tastes.LIKED),
    cards.DISLIKE: (TasteChange.dislike, tastes.DISLIKED),
    cards.SEEN: (TasteChange.mark_seen, tastes.SEEN),
    UNLIKE: (TasteChange.unlike, tastes.UNLIKED),
}
RATE = "rate"
Kind = Literal["liked", "disliked", "seen"]


class Tastes(commands.Cog):
    """Tell me what you like: the more I know, the better I recommend."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        for intent in (*CHANGES, RATE):
            bot.questions.on(intent, self._chosen, of_the_past=intent == UNLIKE)
        for verb in (cards.LIKE, cards.SEEN, cards.DISLIKE):
            bot.actions.on(verb, self._pressed)
        bot.actions.on(cards.UNDO, self._undo)
        bot.actions.on(cards.PICK, self._pick)
        bot.actions.on(tastes.PAGE, self._turn)

    @hybrid_command("like")
    @app_commands.autocomplete(titles=several_title_choices)
    async def like(self, ctx: MatineeContext, *, titles: str) -> None:
        """Say that you like a film, or several."""
        await self._say_of_films(ctx, titles, Intent(cards.LIKE))

    @hybrid_command("dislike")
    @app_commands.autocomplete(titles=several_title_choices)
    async def dislike(self, ctx: MatineeContext, *, titles: str) -> None:
        """Say that a film is not for you; I never recommend it then."""
        await self._say_of_films(ctx, titles, Intent(cards.DISLIKE))

    @hybrid_command("seen")
    @app_commands.autocomplete(titles=several_title_choices)
    async def seen(self, ctx: MatineeContext, *, titles: str) -> None:
        """Say that you have seen a film; I do not recommend it any more."""
        await self._say_of_films(ctx, titles, Intent(cards.SEEN))

    @hybrid_command("rate")
    @app_commands.autocomplete(title=title_choices)
    async def rate(self, ctx: MatineeContext, *, rating: Rating) -> None:
        """Give a film 1 to 5 stars: 4 and 5 mean that you like it, 1 and 2 that you do not."""
        intent = Intent(RATE, str(rating.stars))
        movie = await self.bot.questions.film(ctx, rating.title, intent)
        if movie:
            await self._answer(ctx, intent, [movie])

    @hybrid_command("unlike")
    @app_commands.autocomplete(title=own_title_choices)
    async def unlike(self, ctx: MatineeContext, *, title: str) -> None:
        """Take back what you said of a film: an opinion, or else that you have seen it."""
        profile = await self.bot.services.store.tastes.profile(ctx.author.id)
        among = [*profile.likes, *profile.dislikes, *profile.seen]
        movie = await self.bot.questions.film(ctx, title, Intent(UNLIKE), among)
        if movie:
            await self._answer(ctx, Intent(UNLIKE), [movie])

    @hybrid_command("likes")
    async def likes(self, ctx: MatineeContext, kind: Kind = "liked") -> None:
        """Show what you like, dislike or have seen."""
        embed, view, empty = await self._page(ctx.author.id, kind, 0)
        if empty:
            prefix = ctx.clean_prefix
            await ctx.send(
                f"There is nothing here yet. Tell me films you like with `{prefix}like`, or let "
                f"me ask you with `{prefix}start`."
            )
            return
        await ctx.send(embed=embed, view=view)

    async def _say_of_films(self, ctx: MatineeContext, text: str, intent: Intent) -> None:
        """Store what is clear with one summary; ask about each title that is not."""
        readings = await self.bot.questions.read_several(text)
        movies = list({each.movie.movie_id: each.movie for each in readings if each.clear}.values())
        if movies:
            await self._answer(ctx, intent, movies)
        await self.bot.questions.ask_each(
            ctx, [each for each in readings if not each.clear], intent
        )

    async def _answer(self, ctx: MatineeContext, intent: Intent, movies: list[Movie]) -> None:
        recorded = await self._record(ctx.author.id, ctx.guild_id, intent, movies)
        hint = ""
        if intent.name == cards.LIKE and recorded.changed:
            profile = await self.bot.services.store.tastes.profile(ctx.author.id)
            hint = tastes.how_to_go_on(len(profile.likes), ctx.clean_prefix)
        text = _told(intent, movies, recorded, hint)
        if recorded.changed:
            await ctx.send(text, view=cards.undo_button(recorded.change_id, ctx.author.id))
        else:
            await ctx.send(text)

    async def _record(
        self, user_id: int, guild_id: int | None, intent: Intent, movies: list[Movie]
    ) -> RecordedChange:
        """Store it; on return it is on the disk, and may be told."""
        change, _ = _meaning(intent)
        changes = [change(movie.movie_id) for movie in movies]
        return await self.bot.services.store.tastes.record(user_id, guild_id, changes)

    async def _chosen(self, press: Press, movie: Movie, argument: str) -> None:
        """The person said which film was meant."""
        intent = Intent(press.data.partition(".")[0], argument)
        recorded = await self._record(press.user_id, press.guild_id, intent, [movie])
        text = _told(intent, [movie], recorded)
        undo = cards.undo_button(recorded.change_id, press.user_id) if recorded.changed else None
        await press.edit(content=text, view=undo)

    async def _pressed(self, press: Press) -> None:
        """A button below a film: store it, turn the list to the next film, offer to undo."""
        movie = self.bot.questions.movie(press.data)
        intent = Intent(press.verb)
        recorded = await self._record(press.user_id, press.guild_id, intent, [movie])
        text = _told(intent, [movie], recorded)
        mark = _meaning(intent)[1].mark
        shown = cards.marked(press.message, press.data, mark, press.user_id)
        if shown:
            await press.edit(embed=shown[0], view=shown[1])
        if recorded.changed:
            await press.whisper(text, view=cards.undo_button(recorded.change_id, press.user_id))
        else:
            await press.whisper(text)

    async def _pick(self, press: Press) -> None:
        """Turn the buttons of a list to another of its films."""
        await press.edit(view=cards.turned_to(press.message, press.values[0], press.user_id))

    async def _undo(self, press: Press) -> None:
        undone = await self.bot.services.store.tastes.undo(int(press.data), press.user_id)
        catalogue = self.bot.services.registry.current.catalogue
        movies = [tastes.spoken_of(catalogue, movie_id) for movie_id in undone.restored]
        await press.edit(content=tastes.undone(movies, len(undone.kept)), view=None)

    async def _turn(self, press: Press) -> None:
        kind, page = press.data.split(".")[:2]
        embed, view, _ = await self._page(press.user_id, kind, int(page))
        await press.edit(embed=embed, view=view)

    async def _page(self, user_id: int, kind: str, page: int) -> tastes.Page:
        everything = await self.bot.services.store.tastes.of(user_id)
        catalogue = self.bot.services.registry.current.catalogue
        lists = {each: tastes.of_kind(everything, each) for each in tastes.KINDS}
        entries = [(taste, tastes.spoken_of(catalogue, taste.movie_id)) for taste in lists[kind]]
        totals = {each: len(listed) for each, listed in lists.items()}
        return tastes.taste_page(kind, entries, page, totals, user_id)


def _meaning(intent: Intent) -> tuple[Callable[[int], TasteChange], Deed]:
    """Return what an intent stores for a film, and how it is told."""
    if intent.name != RATE:
        return CHANGES[intent.name]
    stars = int(intent.argument)
    return lambda movie_id: TasteChange.rate(movie_id, stars), tastes.rated(stars)


def _told(intent: Intent, movies: list[Movie], recorded: RecordedChange, hint: str = "") -> str:
    """Tell what was stored of which film."""
    changed = [movie for movie in movies if movie.movie_id in recorded.changed]
    unchanged = [movie for movie in movies if movie.movie_id not in recorded.changed]
    return tastes.outcome(_meaning(intent)[1], changed, unchanged, hint)
