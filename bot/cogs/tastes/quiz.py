"""The taste quiz, for people whose taste is not known yet."""

import asyncio
from dataclasses import replace

from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command
from bot.discord.recommending import Recommending
from bot.discord.router import Press
from bot.domain.filters import ListFilter
from bot.domain.tastes import TasteChange
from bot.messages import quiz as sentences
from bot.messages.discovery import for_person
from bot.ui.cards import film_list
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
            (quiz.LIKE, self._like),
            (quiz.DISLIKE, self._dislike),
            (quiz.UNSEEN, self._unseen),
            (quiz.STOP, self._finish),
        ):
            bot.actions.on(verb, answer)

    @hybrid_command("start", private=True)
    async def start(self, ctx: MatineeContext) -> None:
        """Answer a two-minute quiz about films, and I know your taste."""
        question = await self._question(ctx.author.id, asked=0, liked=0)
        if question is None:
            await ctx.answer(sentences.nothing_left(), private=True)
        else:
            introduced = replace(question, content=sentences.introduction())
            await ctx.answer(introduced, private=True)

    async def _like(self, press: Press) -> None:
        step = QuizStep(*press.numbers(3))
        await self._record(press, TasteChange.like(step.movie_id))
        await self._go_on(press, QuizStep(step.movie_id, step.asked + 1, step.liked + 1))

    async def _dislike(self, press: Press) -> None:
        step = QuizStep(*press.numbers(3))
        await self._record(press, TasteChange.dislike(step.movie_id))
        await self._go_on(press, QuizStep(step.movie_id, step.asked + 1, step.liked))

    async def _unseen(self, press: Press) -> None:
        step = QuizStep(*press.numbers(3))
        people = press.services.store.people
        unseen = (await people.get(press.user_id)).quiz_unseen
        kept = (*unseen, step.movie_id)[-MAX_UNSEEN:]
        await people.change(press.user_id, "quiz_unseen", kept)
        await self._go_on(press, QuizStep(step.movie_id, step.asked + 1, step.liked))

    async def _record(self, press: Press, change: TasteChange) -> None:
        await press.services.store.tastes.record(press.user_id, press.guild_id, [change])

    async def _go_on(self, press: Press, step: QuizStep) -> None:
        """Ask about the next film, or end the quiz."""
        question = None
        if step.asked < LENGTH:
            question = await self._question(press.user_id, asked=step.asked, liked=step.liked)
        if question is None:
            await self._end(press, step)
        else:
            await press.edit(question)

    async def _finish(self, press: Press) -> None:
        await self._end(press, QuizStep(*press.numbers(3)))

    async def _end(self, press: Press, step: QuizStep) -> None:
        """Show what the answers lead to."""
        found = await self.recommending.recommend(press.user_id, press.guild_id, ListFilter())
        text = sentences.finished(step.liked)
        if not found.films:
            await press.edit(text)
            return
        title = for_person(press.caller.user.display_name, "")
        await press.edit(film_list(title, found.films, press.user_id, text=text))

    async def _question(self, user_id: int, *, asked: int, liked: int) -> Message | None:
        """Choose the film that tells most about this person; None when none is left."""
        served = self.bot.services.registry.current
        profile = await self.bot.services.store.tastes.profile(user_id)
        unseen = (await self.bot.services.store.people.get(user_id)).quiz_unseen
        hidden = served.hidden(adult_titles=False)
        movie_id = await asyncio.to_thread(_next_movie, served.model, profile, unseen, hidden)
        if movie_id is None:
            return None
        movie = served.catalogue[movie_id]
        return quiz.question(movie, QuizStep(movie_id, asked, liked), user_id)


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
