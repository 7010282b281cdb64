"""A server's list, page by page, with a button for each film that votes for it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import discord
from discord import ButtonStyle

from bot.domain.lists.film_list import FilmList, ListOrder, ServerFilm
from bot.messages.lists import server as words
from bot.messages.translation import _
from bot.messages.wording import bold, clip
from bot.ui.cards import COLOUR
from bot.ui.components import CUSTOM_ID, Item, button, menu, option, view
from bot.ui.limits import BUTTONS_PER_ROW, EMBED_DESCRIPTION, EMBED_TITLE
from bot.ui.message import Message
from recommender import Movie

# Two rows of buttons, one for each film.
FILMS_PER_PAGE = 2 * BUTTONS_PER_ROW
PAGE, ORDER, VOTE, DELETE, KEEP = "list", "list-order", "list-vote", "list-delete", "list-keep"


def list_page(
    shown: FilmList,
    order: ListOrder,
    page: int,
    movies: Mapping[int, Movie],
    now: datetime,
    user_id: int,
) -> Message:
    """Show a page of a list; beyond the last, the last."""
    others = [name for name in shown.names if name and name != shown.name]
    more = words.other_lists(others) if others else None
    if not shown.films:
        return Message("\n".join(filter(None, (words.empty(shown.name), more))))
    films = shown.arranged(order)
    pages = -(-len(films) // FILMS_PER_PAGE)
    page = min(max(page, 0), pages - 1)
    start = page * FILMS_PER_PAGE
    on_page = films[start : start + FILMS_PER_PAGE]
    blocks = [
        _block(number, film, movies[film.movie_id], now)
        for number, film in enumerate(on_page, start + 1)
    ]
    embed = discord.Embed(
        title=clip(words.title(shown.name), EMBED_TITLE),
        description=clip("\n".join(blocks), EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    embed.set_footer(text=words.footer(page + 1, pages, len(films)))
    items = [
        *_vote_buttons(shown.list_id, order, page, start, on_page),
        *_turning(shown.list_id, order, page, pages, user_id),
    ]
    return Message(more, embed=embed, view=view(items))


def _block(number: int, film: ServerFilm, movie: Movie, now: datetime) -> str:
    facts = " · ".join(_facts(film, now))
    first = f"{number}. {bold(movie.label)} · {words.votes(film.votes)}"
    return f"{first} · {facts}" if facts else first


def _facts(film: ServerFilm, now: datetime) -> Iterator[str]:
    if film.wished_by is not None:
        yield words.wished_by(film.wished_by)
    elif film.losses or film.rests_until:
        yield words.lost_a_vote()
    if film.seen_by:
        yield words.seen(film.seen_by)
    if film.rests_until is not None and film.rests(now):
        yield words.rests(film.rests_until)


def _vote_buttons(
    list_id: int, order: ListOrder, page: int, start: int, films: Sequence[ServerFilm]
) -> Iterator[Item]:
    for place, film in enumerate(films):
        data = f"{list_id}.{film.movie_id}.{order}.{page}"
        label = words.vote_button(start + place + 1)
        row = place // BUTTONS_PER_ROW
        yield button(label, VOTE, data, style=ButtonStyle.primary, row=row)


def _turning(list_id: int, order: ListOrder, page: int, pages: int, user_id: int) -> Iterator[Item]:
    options = [option(_(words.ORDERS[each]), each, chosen=each is order) for each in ListOrder]
    yield menu(words.order_menu(), options, ORDER, list_id, user_id, row=2)
    if pages > 1:
        for label, wanted, possible in (
            (words.back_button(), page - 1, page > 0),
            (words.next_button(), page + 1, page < pages - 1),
        ):
            data = f"{list_id}.{order}.{max(wanted, 0)}"
            yield button(label, PAGE, data, user_id, disabled=not possible, row=3)


def owner_of(message: discord.Message) -> int | None:
    """Return who asked for a page, as its menu says; None where it has none."""
    for row in message.components:
        for component in getattr(row, "children", ()):
            found = CUSTOM_ID.fullmatch(component.custom_id or "")
            if found and found["user_id"]:
                return int(found["user_id"])
    return None


def delete_question(list_id: int, name: str, films: int, user_id: int) -> Message:
    """Ask whether a list is really to be deleted."""
    items = [
        button(words.delete_button(), DELETE, list_id, user_id, style=ButtonStyle.danger),
        button(words.keep_button(), KEEP, list_id, user_id),
    ]
    return Message(words.really_delete(name, films), view=view(items))
