"""The one film that is picked by chance, with buttons for another one and for a night of it."""

from collections.abc import Iterator

import discord
from discord import ButtonStyle

from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.domain.picking import Pick
from bot.messages import picking as words
from bot.ui import limits
from bot.ui.cards import card_of, film_buttons
from bot.ui.components import Item, button, custom_id, view
from bot.ui.layout import read_card
from bot.ui.message import Message
from recommender import Movie

ANOTHER, WATCH_NOW = "pick-another", "night-now"


def picked(
    movie: Movie,
    origin: str,
    pick: Pick,
    user_id: int,
    *,
    text: str | None = None,
    in_server: bool = True,
    known: ShownFacts = NOTHING_KNOWN,
) -> Message:
    """Show the film that was picked; nights there are only on servers."""
    card = card_of(movie, known, [origin])
    items = [*film_buttons([movie], user_id).children, *_another(pick, user_id)]
    if in_server:
        label, style = words.watch_button(), ButtonStyle.primary
        items.append(button(label, WATCH_NOW, movie.movie_id, user_id, style=style, row=1))
    return Message(text, card=card, view=view(items))


def _another(pick: Pick, user_id: int) -> Iterator[Item]:
    """Yield the button for another film, unless it would have to keep too many words."""
    data = f"{pick.seed}.{pick.step + 1}.{pick.wishes}"
    if len(custom_id(ANOTHER, data, user_id)) <= limits.CUSTOM_ID:
        yield button(words.another_button(), ANOTHER, data, user_id, row=1)


def without_pick(message: discord.Message, movie: Movie, user_id: int) -> Message:
    """Return a picked film that is settled: no other one, and no second night of it."""
    text, card = read_card(message)
    return Message(text, card=card, view=film_buttons([movie], user_id))
