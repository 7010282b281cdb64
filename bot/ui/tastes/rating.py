"""Questions about ratings: is a number the stars, and how many stars are there?"""

from collections.abc import Sequence

from discord import ButtonStyle

from bot.domain.tastes import MAX_STARS
from bot.messages import ratings as sentences
from bot.messages.tastes import stars
from bot.ui.components import Item, button, view
from bot.ui.message import Message
from recommender import Movie

RATE, ASK_STARS, ASK_FILM = "rate", "rate-stars", "rate-film"
# As many as a custom id holds, whatever their numbers.
MAX_CANDIDATES = 5


def stars_question(movie: Movie, user_id: int) -> Message:
    """Ask how many stars a film gets: a row of whole ones and a row of halves."""
    items: list[Item] = []
    for row, half in enumerate((0.0, 0.5)):
        for whole in range(MAX_STARS):
            rating = whole + (half or 1)
            data = f"{movie.movie_id}.{rating:g}"
            items.append(button(stars(rating), RATE, data, user_id, row=row))
    return Message(sentences.how_many_stars(movie), view=view(items))


def film_or_stars(whole: Movie, rated: Sequence[Movie], rating: float, user_id: int) -> Message:
    """Ask whether the whole text names a film, or its number is the stars of one of `rated`."""
    movie = rated[0] if len(rated) == 1 else None
    if movie is not None:
        verb, data = RATE, f"{movie.movie_id}.{rating:g}"
    else:
        ids = "-".join(str(each.movie_id) for each in rated[:MAX_CANDIDATES])
        verb, data = ASK_FILM, f"{rating:g}.{ids}"
    whole_film = sentences.whole_film_button(whole)
    items = [
        button(whole_film, ASK_STARS, whole.movie_id, user_id, style=ButtonStyle.primary),
        button(sentences.stars_button(movie, rating), verb, data, user_id),
    ]
    return Message(sentences.film_or_stars(whole, movie, rating), view=view(items))
