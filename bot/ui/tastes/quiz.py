"""The start: a form for films that somebody loves, then one film at a time, three answers."""

from dataclasses import dataclass

import discord
from discord import ButtonStyle

from bot.messages import films
from bot.messages import quiz as sentences
from bot.messages.wording import clip, genres, plain
from bot.ui.bar import bar
from bot.ui.cards import COLOUR
from bot.ui.components import button, view
from bot.ui.forms import title_form
from bot.ui.limits import EMBED_TITLE
from bot.ui.message import Message
from recommender import Movie
from recommender.model.quiz import LENGTH

NAME, NAMED, ASK = "start-name", "start-named", "start-ask"
LIKE, DISLIKE, UNSEEN, STOP = "quiz-like", "quiz-dislike", "quiz-unseen", "quiz-stop"


@dataclass(frozen=True, slots=True)
class QuizStep:
    """How far a quiz is, as its buttons carry it: which film, how many before, likes known."""

    movie_id: int
    asked: int
    liked: int

    @property
    def written(self) -> str:
        """The step as part of a custom id."""
        return f"{self.movie_id}.{self.asked}.{self.liked}"


def welcome(user_id: int, likes: int) -> Message:
    """Ask for films that somebody loves, with a form for them and a way past it.

    Who has told of some `likes` is asked for more.
    """
    asked = (
        sentences.introduction_to_known(likes, LENGTH) if likes else sentences.introduction(LENGTH)
    )
    buttons = [
        button(sentences.name_button(), NAME, "", user_id, style=ButtonStyle.success),
        button(sentences.ask_button(), ASK, "", user_id),
    ]
    return Message(asked, view=view(buttons))


def names_form() -> discord.ui.Modal:
    """Return the form in which somebody names films that they love."""
    title, label, example = sentences.form_title(), sentences.form_field(), sentences.form_example()
    return title_form(title, label, example, NAMED, several=True)


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
