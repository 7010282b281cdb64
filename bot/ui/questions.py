"""The question which film is meant, and the answer that none is known."""

from collections.abc import Sequence

import discord

from bot.messages.wording import genres, listed, quoted
from bot.ui.cards import well_known
from bot.ui.components import menu, option, view
from recommender import Movie

FILM = "film"
MOST_OPTIONS = 10


def film_question(
    typed: str,
    candidates: Sequence[tuple[Movie, int]],
    data: str,
    user_id: int,
    *,
    near: bool,
) -> tuple[str, discord.ui.View]:
    """Return a question with a menu of films; each comes with its number of ratings.

    `near` films are no answer to what was typed, only the nearest there are.
    """
    options = [
        option(
            movie.label,
            movie.movie_id,
            f"{genres(movie.genres)} · {well_known(ratings)}",
        )
        for movie, ratings in candidates[:MOST_OPTIONS]
    ]
    options.append(option("None of these", 0))
    if near:
        text = (
            f"I know no film called {quoted(typed)}, and stored nothing for it. Is it one of these?"
        )
    else:
        text = f"Which film do you mean by {quoted(typed)}?"
    return text, view([menu("Choose a film", options, FILM, data, user_id)])


def refusal(*typed: str) -> str:
    """Say that no film is known by what was typed."""
    names = listed((quoted(each) for each in typed), "or")
    return (
        f"I know no film called {names}, and stored nothing for it. Check the spelling, add the "
        "year, or look for a part of the title with `find`."
    )


def nothing_chosen() -> str:
    """Say that nothing happened."""
    return "None of them, then. I stored nothing; try again with the year or another spelling."
