"""The taste quiz: one film at a time, three answers."""

from dataclasses import dataclass

import discord
from discord import ButtonStyle

from bot.messages import films
from bot.messages import quiz as sentences
from bot.messages.wording import clip, genres, plain
from bot.ui.bar import bar
from bot.ui.cards import COLOUR
from bot.ui.components import button, view
from bot.ui.limits import EMBED_TITLE
from bot.ui.message import Message
from recommender import Movie
from recommender.model.quiz import LENGTH

LIKE, DISLIKE, UNSEEN, STOP = "quiz-like", "quiz-dislike", "quiz-unseen", "quiz-stop"


@dataclass(frozen=True, slots=True)
class QuizStep:
    """How far a quiz is, as its buttons carry it: which film, how many before, how many liked."""

    movie_id: int
    asked: int
    liked: int

    @property
    def written(self) -> str:
        """The step as part of a custom id."""
        return f"{self.movie_id}.{self.asked}.{self.liked}"


def question(movie: Movie, step: QuizStep, user_id: int) -> Message:
    """Ask about one film."""
    embed = discord.Embed(
        title=clip(plain(movie.label), EMBED_TITLE),
        description=genres(movie.genres),
        colour=COLOUR,
    )
    shown = bar(step.asked / LENGTH)
    embed.set_footer(text=sentences.progress(step.asked + 1, LENGTH, shown, step.liked))
    buttons = [
        button(films.like_button(), LIKE, step.written, user_id, style=ButtonStyle.success),
        button(films.dislike_button(), DISLIKE, step.written, user_id),
        button(sentences.unseen_button(), UNSEEN, step.written, user_id),
        button(sentences.stop_button(), STOP, step.written, user_id, row=1),
    ]
    return Message(embed=embed, view=view(buttons))
