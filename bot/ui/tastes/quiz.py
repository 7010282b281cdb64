"""The taste quiz: one film at a time, three answers."""

from dataclasses import dataclass
from typing import Self

import discord
from discord import ButtonStyle

from bot.messages.wording import clip, counted, genres, plain
from bot.ui.cards import COLOUR
from bot.ui.components import button, view
from bot.ui.limits import EMBED_TITLE
from recommender import Movie
from recommender.model.quiz import LENGTH

LIKE, DISLIKE, UNSEEN, STOP = "quiz-like", "quiz-dislike", "quiz-unseen", "quiz-stop"
BAR_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Step:
    """Where a quiz stands, as its buttons carry it: which film, how many before, how many liked."""

    movie_id: int
    asked: int
    liked: int

    @classmethod
    def read(cls, data: str) -> Self:
        """Read what `written` wrote."""
        movie_id, asked, liked = (int(part) for part in data.split("."))
        return cls(movie_id, asked, liked)

    @property
    def written(self) -> str:
        """The step as part of a custom id."""
        return f"{self.movie_id}.{self.asked}.{self.liked}"


def question(movie: Movie, step: Step, user_id: int) -> tuple[discord.Embed, discord.ui.View]:
    """Ask about one film."""
    filled = round(BAR_LENGTH * step.asked / LENGTH)
    bar = "▰" * filled + "▱" * (BAR_LENGTH - filled)
    embed = discord.Embed(
        title=clip(plain(movie.label), EMBED_TITLE),
        description=genres(movie.genres),
        colour=COLOUR,
    )
    embed.set_footer(text=f"Film {step.asked + 1} of {LENGTH} {bar} {step.liked} liked")
    buttons = view(
        [
            button("Like", LIKE, step.written, user_id, style=ButtonStyle.success),
            button("Not for me", DISLIKE, step.written, user_id),
            button("Haven't seen", UNSEEN, step.written, user_id),
            button("Stop", STOP, step.written, user_id, row=1),
        ]
    )
    return embed, buttons


INTRODUCTION = (
    "Two minutes, and I know your taste. Have you seen this film, and did you like it? Your "
    "answers are kept at once, so you may stop at any time."
)


def finished(step: Step, prefix: str) -> str:
    """Say how the quiz went and what comes next."""
    if not step.liked:
        return (
            "That was the quiz, and no film of it was to your liking. Name some that you do like "
            f"with `{prefix}like`; until then, here is what many people like."
        )
    return (
        f"Thank you: {counted(step.liked, 'film')} liked. This is what I make of it; the buttons "
        f"make it better, and so does `{prefix}like`."
    )


NOTHING_LEFT = "You have an opinion of every film that I could ask about. Try `recommend`."
