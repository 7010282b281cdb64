"""Films that TMDB found: the question which one is meant, and whether to add it."""

from collections.abc import Iterable

from discord import ButtonStyle

from bot.domain.films.shown import ShownFacts
from bot.messages import new_films as sentences
from bot.messages.titles import none_of_these
from bot.ui.cards import card_of
from bot.ui.components import button, menu, option, view
from bot.ui.message import Message
from recommender import Movie

FOUND, CONFIRM = "movie-found", "movie-confirm"
NONE = 0


def which_film(films: Iterable[tuple[int, str, int | None, str]], user_id: int) -> Message:
    """Ask which of several films is meant: number, title, year and original title of each."""
    options = [
        option(f"{title} ({year})", number, original if original != title else None)
        for number, title, year, original in films
    ]
    options.append(option(none_of_these(), NONE))
    return Message(
        sentences.which_film(),
        view=view([menu(sentences.choose(), options, FOUND, "", user_id)]),
    )


def confirmation(movie: Movie, known: ShownFacts, tmdb_id: int, user_id: int) -> Message:
    """Show a film that can be added, and ask whether to."""
    buttons = [
        button(sentences.add_button(), CONFIRM, tmdb_id, user_id, style=ButtonStyle.success),
        button(sentences.leave_button(), CONFIRM, NONE, user_id),
    ]
    card = card_of(movie, known)
    return Message(sentences.shall_i_add(movie), card=card, view=view(buttons))
