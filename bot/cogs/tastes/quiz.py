"""The start, for people whose taste is not known: films that they love, then some questions."""

import asyncio

from discord import app_commands
from discord.ext import commands

from bot.discord.caller import Caller
from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import several_title_choices
from bot.discord.hybrid import hybrid_command
from bot.discord.recommending import Recommending
from bot.discord.router import Press
from bot.discord.title_questions import Intent
from bot.domain.filters import ListFilter
from bot.domain.tastes import Action, TasteChange
from bot.messages import quiz as sentences
from bot.messages.discovery import for_person
from bot.ui.cards import film_list
from bot.ui.help import TELL
from bot.ui.message import Message
from bot.ui.tastes import quiz
from bot.ui.tastes.quiz import QuizStep
from recommender import Model, Profile
from recommender.model.quiz import LENGTH, Quiz, QuizAnswer

# More films than that are not remembered as unseen; the oldest may be asked about again.
MAX_UNSEEN = 200


class Start(commands.Cog):
    """Begin here."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.recommending = Recommending(bot.services)
        for verb, answer in (
            (TELL, self._begin),
            (quiz.NAME, self._open_form),
            (quiz.NAMED, self._named),
            (quiz.ASK, self._ask),
            (quiz.LIKE, self._like),
            (quiz.DISLIKE, self._dislike),
            (quiz.UNSEEN, self._unseen),
            (quiz.STOP, self._finish),
        ):
            bot.actions.on(verb, answer, private=True)

    @hybrid_command("start", aliases=("quiz",), private=True)
    @app_commands.autocomplete(titles=several_title_choices)
    async def start(self, ctx: MatineeContext, *, titles: str | None = None) -> None:
        """Ask for films that the caller loves, and begin the quiz where some are named already."""
        if titles is None:
            await ctx.answer(await self._welcome(ctx.author.id), private=True)
            return
        for message in await self._told(ctx.caller, titles):
            await ctx.answer(message, private=True)

    async def _begin(self, press: Press) -> None:
        """Welcome somebody who pressed a button that begins the start."""
        await press.whisper(await self._welcome(press.user_id))

    async def _welcome(self, user_id: int) -> Message:
        profile = await self.bot.services.store.tastes.profile(user_id)
        return quiz.welcome(user_id, len(profile.likes))

    async def _open_form(self, press: Press) -> None:
        await press.ask(quiz.names_form())

    async def _named(self, press: Press) -> None:
        """Read the films that somebody named in the form."""
        named, *others = await self._told(press.caller, press.typed)
        await press.edit(named)
        for message in others:
            await press.whisper(message)

    async def _told(self, caller: Caller, titles: str) -> list[Message]:
        """Store the films named, ask about those in doubt, and ask the first question."""
        messages = await self.bot.questions.answer_several(caller, titles, Intent(Action.LIKE))
        first = await self._question(caller.user_id)
        return [*messages, first or Message(sentences.nothing_left())]

    async def _ask(self, press: Press) -> None:
        """Begin the quiz without names."""
        first = await self._question(press.user_id)
        await press.edit(first or sentences.nothing_left())

    async def _like(self, press: Press) -> None:
        step = QuizStep(*press.numbers(3))
        await self._record(press, TasteChange.like(step.movie_id))
        await self._go_on(press, step.asked + 1)

    async def _dislike(self, press: Press) -> None:
        step = QuizStep(*press.numbers(3))
        await self._record(press, TasteChange.dislike(step.movie_id))
        await self._go_on(press, step.asked + 1)

    async def _unseen(self, press: Press) -> None:
        step = QuizStep(*press.numbers(3))
        people = press.services.store.people
        unseen = (await people.get(press.user_id)).quiz_unseen
        kept = (*unseen, step.movie_id)[-MAX_UNSEEN:]
        await people.change(press.user_id, "quiz_unseen", kept)
        await self._go_on(press, step.asked + 1)

    async def _record(self, press: Press, change: TasteChange) -> None:
        await press.services.store.tastes.record(press.user_id, press.guild_id, [change])

    async def _go_on(self, press: Press, asked: int) -> None:
        """Ask about the next film, or end the quiz."""
        question = None
        if asked < LENGTH:
            question = await self._question(press.user_id, asked)
        if question is None:
            await self._finish(press)
        else:
            await press.edit(question)

    async def _finish(self, press: Press) -> None:
        """Show what the answers lead to, however many they are."""
        found = await self.recommending.recommend(press.user_id, press.guild_id, ListFilter())
        text = sentences.finished(len(found.profile.likes), len(found.profile.dislikes))
        if not found.films:
            await press.edit(text)
            return
        title = for_person(press.caller.user.display_name, "")
        await press.edit(film_list(title, found.films, press.user_id, text=text))

    async def _question(self, user_id: int, asked: int = 0) -> Message | None:
        """Choose the film that tells most about this person; None when none is left."""
        served = self.bot.services.registry.current
        profile = await self.bot.services.store.tastes.profile(user_id)
        unseen = (await self.bot.services.store.people.get(user_id)).quiz_unseen
        hidden = served.hidden(adult_titles=False)
        movie_id = await asyncio.to_thread(_next_movie, served.model, profile, unseen, hidden)
        if movie_id is None:
            return None
        movie = served.catalogue[movie_id]
        return quiz.question(movie, QuizStep(movie_id, asked, len(profile.likes)), user_id)


def _next_movie(
    model: Model, profile: Profile, unseen: tuple[int, ...], hidden: frozenset[int]
) -> int | None:
    """Choose in the light of all that the person has said, in this quiz and before."""
    answers = {
        **dict.fromkeys(unseen, QuizAnswer.UNSEEN),
        **dict.fromkeys(profile.likes, QuizAnswer.LIKE),
        **dict.fromkeys(profile.dislikes, QuizAnswer.DISLIKE),
    }
    return Quiz(model, length=len(answers) + 1).next_movie(answers, skip=profile.seen | hidden)
