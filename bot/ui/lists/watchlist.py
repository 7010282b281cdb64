"""A person's watchlist, page by page."""

from collections.abc import Sequence

import discord

from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.domain.watchlists import CommonFilm
from bot.messages.films import film_line
from bot.messages.lists import server, watchlist
from bot.messages.wording import clip
from bot.ui.cards import COLOUR, ListedFilm, film_list
from bot.ui.components import button, view
from bot.ui.limits import EMBED_DESCRIPTION
from bot.ui.message import Message
from recommender import Movie

FILMS_PER_PAGE = 10
PAGE = "watchlist"


def watchlist_page(movies: Sequence[Movie], page: int, user_id: int) -> Message:
    """Show a page of somebody's own watchlist, the newest first; beyond the last, the last."""
    if not movies:
        return Message(watchlist.empty())
    pages = -(-len(movies) // FILMS_PER_PAGE)
    page = min(max(page, 0), pages - 1)
    start = page * FILMS_PER_PAGE
    shown = movies[start : start + FILMS_PER_PAGE]
    lines = [f"{number}. {film_line(movie)}" for number, movie in enumerate(shown, start + 1)]
    text = clip("\n".join(lines), EMBED_DESCRIPTION)
    embed = discord.Embed(title=watchlist.title(), description=text, colour=COLOUR)
    embed.set_footer(text=watchlist.footer(page + 1, pages, len(movies)))
    if pages == 1:
        return Message(embed=embed)
    back = button(server.back_button(), PAGE, max(page - 1, 0), user_id, disabled=page == 0)
    forth = button(server.next_button(), PAGE, page + 1, user_id, disabled=page == pages - 1)
    return Message(embed=embed, view=view([back, forth]))


def common_list(
    found: Sequence[tuple[CommonFilm, Movie]],
    company: Sequence[int],
    user_id: int,
    known: ShownFacts = NOTHING_KNOWN,
) -> Message:
    """Show the films that are on most watchlists of several people, and on how many each is."""
    if not found:
        return Message(watchlist.nothing_in_common(company))
    films = [
        ListedFilm(movie, watchlist.on_watchlists(film.watchlists, len(company)))
        for film, movie in found[:FILMS_PER_PAGE]
    ]
    more = len(found) - len(films)
    note = watchlist.more_in_common(more) if more else ""
    text = watchlist.common_of(company)
    return film_list(watchlist.common(), films, user_id, text=text, note=note, known=known)
