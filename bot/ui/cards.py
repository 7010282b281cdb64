"""Films as people see them: a card, a list, and the buttons below."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import discord
from discord import ButtonStyle

from bot.domain.film_links import links_of
from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.messages import films
from bot.messages.wording import clip, plain
from bot.ui.components import Item, button, menu, option, view
from bot.ui.facts import card_lines, film_line, genre_line, offers, poster, sources
from bot.ui.layout import Block, Card, read_card
from bot.ui.message import Message
from bot.ui.nights.list_fits import fits_buttons_of
from recommender import Catalogue, Movie

COLOUR = discord.Colour.from_rgb(200, 60, 70)
# Four lines of a phone's screen.
MAX_NOTE = 140
LINK_ROW = 1
PICK = "pick"
LIKE, SEEN, DISLIKE, MORE, UNDO = "like", "seen", "dislike", "more", "undo"
WATCHLIST = "watchlist-film"


@dataclass(frozen=True, slots=True)
class ListedFilm:
    """A film in a list: a word about why it is there, and the genres asked for and named there."""

    movie: Movie
    note: str = ""
    wanted: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def film_list(
    title: str,
    listed: Sequence[ListedFilm],
    user_id: int,
    *,
    text: str | None = None,
    note: str = "",
    known: ShownFacts = NOTHING_KNOWN,
) -> Message:
    """Return a numbered list of films that reads well on a phone, with buttons for that person."""
    blocks = tuple(_block(number, each, known) for number, each in enumerate(listed, start=1))
    movies = [each.movie for each in listed]
    footer = " · ".join(filter(None, (note, sources(movies, known))))
    return Message(
        text, card=Card(title, blocks, footer, COLOUR), view=film_buttons(movies, user_id)
    )


def short_reason(movies: Sequence[Movie], shared: str) -> str:
    """Name fewer films and not what they share where all of it is too long for a list."""
    told = ((movies, shared), (movies, ""), (movies[:1], ""))
    reasons = [films.because_liked(*each) for each in told]
    return next(
        (each for each in reasons if len(films.lesser_known(each)) <= MAX_NOTE), reasons[-1]
    )


def _block(number: int, listed: ListedFilm, known: ShownFacts) -> Block:
    movie = listed.movie
    lines = [
        f"**{number}. {plain(movie.label)}**",
        film_line(movie, known, listed.wanted, listed.named),
    ]
    if listed.note:
        lines.append(f"*{clip(listed.note, MAX_NOTE)}*")
    return Block("\n".join(lines), poster(movie, known))


def film_card(
    movie: Movie,
    notes: Sequence[str],
    user_id: int,
    known: ShownFacts = NOTHING_KNOWN,
) -> Message:
    """Return a message about one film; `notes` are lines."""
    card = card_of(movie, known, notes)
    return Message(card=card, view=_with_links(film_buttons([movie], user_id), movie))


def card_of(movie: Movie, known: ShownFacts, notes: Sequence[str] = ()) -> Card:
    """Return a card with all that is known of a film."""
    lines = [genre_line(movie, known), *card_lines(movie, known)]
    about = Block("\n".join(filter(None, lines)), poster(movie, known))
    short = [Block("\n".join(notes))] if notes else []
    blocks = (about, *short, *offers(movie, known))
    return Card(plain(movie.label), blocks, sources([movie], known), COLOUR)


def _with_links(buttons: discord.ui.View, movie: Movie) -> discord.ui.View:
    """Return the buttons with links to the film's pages on a row of their own."""
    links: list[Item] = [
        discord.ui.Button(label=link.site, url=link.url, row=LINK_ROW) for link in links_of(movie)
    ]
    return view([*buttons.children, *links])


def film_buttons(movies: Sequence[Movie], user_id: int) -> discord.ui.View:
    """Return the buttons for the first of the films, and a menu to turn to the others."""
    options = [
        option(f"{number}. {movie.label}", movie.movie_id, chosen=number == 1)
        for number, movie in enumerate(movies, start=1)
    ]
    return _film_view(options, str(movies[0].movie_id), user_id)


def _film_view(
    options: Sequence[discord.SelectOption],
    movie_id: str,
    user_id: int,
    further: Iterable[Item] = (),
) -> discord.ui.View:
    items: list[Item] = []
    if len(options) > 1:
        items.append(menu(films.which_film(), options, PICK, "", user_id))
    items += [
        button(films.like_button(), LIKE, movie_id, user_id, style=ButtonStyle.success),
        button(films.seen_button(), SEEN, movie_id, user_id),
        button(films.dislike_button(), DISLIKE, movie_id, user_id),
        button(films.watchlist_button(), WATCHLIST, movie_id, user_id),
        button(films.more_button(), MORE, movie_id, user_id, style=ButtonStyle.primary),
    ]
    return view([*items, *further])


def spoken_of(catalogue: Catalogue, movie_id: int) -> Movie:
    """Return a film that a person spoke of; another set of films may lack it, and its name."""
    nameless = films.lost_film(movie_id)
    return catalogue.get(movie_id) or Movie(movie_id, nameless, nameless)


def undo_button(change_id: int, user_id: int) -> discord.ui.View:
    """Return the button that takes a change of tastes back."""
    return view([button(films.undo_button(), UNDO, change_id, user_id)])


def turned_to(message: discord.Message, movie_id: str, user_id: int) -> Message:
    """Return a list with its buttons about another of its films."""
    further = fits_buttons_of(message)
    buttons = _film_view(_options(message, movie_id), movie_id, user_id, further)
    text, card = read_card(message)
    return Message(text, card=card, view=buttons)


def marked(message: discord.Message, movie_id: str, mark: str, user_id: int) -> Message | None:
    """Mark a film of a list as dealt with and turn to the next; None when it is no list."""
    options = _options(message, movie_id)
    place = next((at for at, each in enumerate(options) if each.value == movie_id), None)
    if place is None:
        return None
    options[place].description = mark
    after = (*options[place + 1 :], *options[:place])
    following = next((each for each in after if not each.description), options[place])
    for each in options:
        each.default = each is following
    text, card = read_card(message)
    card = _with_mark(card, place + 1, mark) if card else None
    buttons = _film_view(options, following.value, user_id, fits_buttons_of(message))
    return Message(text, card=card, view=buttons)


def _options(message: discord.Message, chosen: str) -> list[discord.SelectOption]:
    for row in message.components:
        for component in getattr(row, "children", ()):
            if isinstance(component, discord.SelectMenu):
                for each in component.options:
                    each.default = each.value == chosen
                return component.options
    return []


def _with_mark(card: Card, number: int, mark: str) -> Card:
    heading = re.compile(rf"^(\*\*{number}\. .*\*\*)(?: · [^\n]*)?$", re.MULTILINE)
    blocks = (
        replace(block, text=heading.sub(lambda found: f"{found[1]} · {mark}", block.text))
        for block in card.blocks
    )
    return replace(card, blocks=tuple(blocks))
