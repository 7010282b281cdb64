"""The question which film is meant, and the answer that none is known."""

from collections.abc import Sequence

from bot.messages import titles as sentences
from bot.ui.components import menu, option, view
from bot.ui.message import Message
from recommender import Movie

FILM = "film"
# More options are no help: whoever does not find the film among these types its title anew.
MAX_OPTIONS = 10
# The value of the last option, which is no film's number.
NONE_OF_THESE = "0"


def film_question(
    typed: str,
    candidates: Sequence[tuple[Movie, int]],
    data: str,
    user_id: int,
    *,
    near: bool,
) -> Message:
    """Return a question with a menu of films; each comes with its number of ratings.

    `near` films are no answer to what was typed, only the nearest there are.
    """
    options = [
        option(movie.label, movie.movie_id, sentences.described(movie, ratings))
        for movie, ratings in candidates[:MAX_OPTIONS]
    ]
    options.append(option(sentences.none_of_these(), NONE_OF_THESE))
    text = sentences.nearest_films(typed) if near else sentences.which_film(typed)
    return Message(text, view=view([menu(sentences.choose(), options, FILM, data, user_id)]))
