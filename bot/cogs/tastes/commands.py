"""Likes, dislikes, ratings and what was seen."""

from collections.abc import Sequence
from typing import Literal

from discord import app_commands
from discord.ext import commands

from bot.cogs.tastes.rating import Ratings
from bot.discord.caller import Caller
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import own_title_choices, several_title_choices, title_choices
from bot.discord.hybrid import hybrid_command
from bot.discord.options import Rating
from bot.discord.router import Press
from bot.discord.title_questions import FilmRequest, Intent
from bot.domain.access import OutdatedItemError
from bot.domain.taste_changes import RecordedChange
from bot.domain.tastes import Action, TasteChange, TasteList
from bot.messages import tastes as sentences
from bot.messages.translation import to_person
from bot.ui import cards
from bot.ui.cards import spoken_of
from bot.ui.message import Message
from bot.ui.tastes import tastes
from recommender import Movie

# The buttons below films, whose verbs are older than the actions they stand for.
BUTTONS = {cards.LIKE: Action.LIKE, cards.SEEN: Action.SEEN, cards.DISLIKE: Action.DISLIKE}


class TasteCommands(commands.Cog):
    """Tell me what you like: the more I know, the better I recommend."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.ratings = Ratings(bot)
        for action in Action:
            bot.questions.on(action, self._change, of_the_past=action is Action.UNLIKE)
        for verb in BUTTONS:
            bot.actions.on(verb, self._pressed)
        bot.actions.on(cards.UNDO, self._undo)
        bot.actions.on(cards.PICK, self._pick)
        bot.actions.on(tastes.PAGE, self._turn)

    @hybrid_command("like")
    @app_commands.autocomplete(titles=several_title_choices)
    async def like(self, ctx: MatineeContext, *, titles: str) -> None:
        """Like films."""
        await self._say_of_films(ctx, titles, Action.LIKE)

    @hybrid_command("dislike")
    @app_commands.autocomplete(titles=several_title_choices)
    async def dislike(self, ctx: MatineeContext, *, titles: str) -> None:
        """Dislike films."""
        await self._say_of_films(ctx, titles, Action.DISLIKE)

    @hybrid_command("seen")
    @app_commands.autocomplete(titles=several_title_choices)
    async def seen(self, ctx: MatineeContext, *, titles: str) -> None:
        """Mark films as seen."""
        await self._say_of_films(ctx, titles, Action.SEEN)

    @hybrid_command("rate")
    @app_commands.autocomplete(title=title_choices)
    async def rate(self, ctx: MatineeContext, *, rating: Rating) -> None:
        """Give stars to films."""
        for message in await self.ratings.answer(ctx.caller, rating):
            await ctx.answer(message)

    @hybrid_command("unlike")
    @app_commands.autocomplete(title=own_title_choices)
    async def unlike(self, ctx: MatineeContext, *, title: str) -> None:
        """Take back an opinion of a film, or else that it was seen."""
        profile = await self.bot.services.store.tastes.profile(ctx.author.id)
        own = [*profile.likes, *profile.dislikes, *profile.seen]
        intent = Intent(Action.UNLIKE)
        await ctx.answer(await self.bot.questions.answer(ctx.caller, title, intent, own))

    @hybrid_command("likes")
    async def likes(
        self, ctx: MatineeContext, kind: Literal["liked", "disliked", "seen"] = "liked"
    ) -> None:
        """Show what the caller likes, dislikes or has seen."""
        page = await self._page(ctx.author.id, TasteList(kind), 0)
        await ctx.answer(page or sentences.nothing_yet())

    async def _say_of_films(self, ctx: MatineeContext, titles: str, action: Action) -> None:
        for message in await self.bot.questions.answer_several(ctx.caller, titles, Intent(action)):
            await ctx.answer(message)

    async def _change(self, request: FilmRequest) -> Message:
        """Store what is said of films; on return it is on the disk."""
        action, rating = Action(request.intent.name), request.intent.stars
        recorded = await self._record(request.caller, action, rating, request.movies)
        hint = await self._hint(request.caller, action, recorded)
        return _stored(request.caller, action, rating, request.movies, recorded, hint)

    async def _record(
        self, caller: Caller, action: Action, rating: float | None, movies: Sequence[Movie]
    ) -> RecordedChange:
        changes = [TasteChange(movie.movie_id, action, rating) for movie in movies]
        return await self.bot.services.store.tastes.record(caller.user_id, caller.guild_id, changes)

    async def _hint(self, caller: Caller, action: Action, recorded: RecordedChange) -> str:
        """Tell somebody with a first like what to do next."""
        if action is not Action.LIKE or len(recorded.changed) != 1:
            return ""
        profile = await self.bot.services.store.tastes.profile(caller.user_id)
        return sentences.first_like() if len(profile.likes) == 1 else ""

    async def _pressed(self, press: Press) -> None:
        """A button below a film: store it, turn the list to the next film, offer to undo."""
        movie, action = self.bot.questions.movie(press.number), BUTTONS[press.verb]
        recorded = await self._record(press.caller, action, None, [movie])
        mark = sentences.mark(action, None)
        shown = cards.marked(press.message, press.data, mark, press.user_id)
        if shown is not None:
            await press.edit(shown)
        with to_person():
            await press.whisper(_stored(press.caller, action, None, [movie], recorded))

    async def _pick(self, press: Press) -> None:
        """Turn the buttons of a list to another of its films."""
        await press.edit(cards.turned_to(press.message, str(press.chosen_number), press.user_id))

    async def _undo(self, press: Press) -> None:
        change = await self.bot.services.store.tastes.undo(press.number, press.user_id)
        catalogue = self.bot.services.registry.current.catalogue
        movies = [spoken_of(catalogue, movie_id) for movie_id in change.restored]
        await press.edit(tastes.undone(change, movies))

    async def _turn(self, press: Press) -> None:
        shown, page, *_ = *press.data.split("."), ""
        if shown not in tuple(TasteList):
            raise OutdatedItemError(press.verb)
        turned = await self._page(press.user_id, TasteList(shown), press.whole(page))
        await press.edit(turned or sentences.nothing_yet())

    async def _page(self, user_id: int, shown: TasteList, page: int) -> Message | None:
        """Return a page of one of a person's lists; None when all of them are empty."""
        catalogue = self.bot.services.registry.current.catalogue
        everything = await self.bot.services.store.tastes.of(user_id)
        if not everything:
            return None
        listed = [
            (taste, spoken_of(catalogue, taste.movie_id))
            for taste in everything
            if shown.has(taste)
        ]
        totals = {each: sum(map(each.has, everything)) for each in TasteList}
        return tastes.taste_page(shown, listed, page, totals, user_id)


def _stored(
    caller: Caller,
    action: Action,
    rating: float | None,
    movies: Sequence[Movie],
    recorded: RecordedChange,
    hint: str = "",
) -> Message:
    """Tell what was stored of which film, with a button that takes it back."""
    changed = [movie for movie in movies if movie.movie_id in recorded.changed]
    unchanged = [movie for movie in movies if movie.movie_id not in recorded.changed]
    text = tastes.outcome(action, rating, changed, unchanged, hint)
    return tastes.stored(text, recorded.change_id if changed else None, caller.user_id)
