"""A person's own tastes as people see them."""

from collections.abc import Mapping, Sequence

import discord
from discord import ButtonStyle

from bot.domain.taste_changes import UndoneChange
from bot.domain.tastes import Action, Taste, TasteList
from bot.messages import tastes as sentences
from bot.messages.films import film_line
from bot.messages.import_results import undone_import
from bot.messages.wording import bold, clip, genres, page_of
from bot.ui.cards import COLOUR, undo_button
from bot.ui.components import Item, button, view
from bot.ui.limits import CONTENT, EMBED_DESCRIPTION
from bot.ui.message import Message
from recommender import Movie

TASTES_PER_PAGE = 10
PAGE = "tastes"
# More films than this are counted instead of named.
MAX_NAMED = 20


def outcome(
    action: Action,
    rating: float | None,
    changed: Sequence[Movie],
    unchanged: Sequence[Movie],
    hint: str = "",
) -> str:
    """Tell what was stored, film by film, and what to do next."""
    parts = [sentences.unchanged(action, movie, rating) for movie in unchanged]
    if len(changed) == 1:
        movie = changed[0]
        parts[:0] = [sentences.changed(action, movie, rating), f"-# {genres(movie.genres)}"]
    elif changed:
        lines = [f"• {film_line(movie)}" for movie in changed]
        parts[:0] = [sentences.changed_several(action, len(changed), rating), *lines]
    told = clip("\n".join(parts), CONTENT - len(hint) - 1)
    return f"{told}\n{hint}".strip()


def stored(text: str, change_id: int | None, user_id: int) -> Message:
    """Return what was stored, with a button that takes it back where anything changed."""
    return Message(text, view=None if change_id is None else undo_button(change_id, user_id))


def undone(change: UndoneChange, movies: Sequence[Movie]) -> Message:
    """Tell what an undo did; films changed since then were kept as they are."""
    of_import = change.unlisted or change.forgotten or len(movies) > MAX_NAMED
    parts = [
        undone_import(len(movies), len(change.unlisted)) if of_import else sentences.undone(movies)
    ]
    if change.kept:
        parts.append(sentences.changed_since(len(change.kept)))
    return Message(" ".join(parts))


def taste_page(
    shown: TasteList,
    tastes: Sequence[tuple[Taste, Movie]],
    page: int,
    totals: Mapping[TasteList, int],
    user_id: int,
) -> Message:
    """Return one page of what a person likes, dislikes or has seen; beyond the last, the last."""
    pages = max(1, -(-len(tastes) // TASTES_PER_PAGE))
    page = min(max(page, 0), pages - 1)
    start = page * TASTES_PER_PAGE
    lines = [
        _taste_line(number, taste, movie)
        for number, (taste, movie) in enumerate(tastes[start : start + TASTES_PER_PAGE], start + 1)
    ]
    embed = discord.Embed(
        title=sentences.heading(shown),
        description=clip("\n".join(lines) or sentences.empty_list(), EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    counts = [sentences.counted(each, totals[each]) for each in TasteList]
    embed.set_footer(text=" · ".join(filter(None, [page_of(page + 1, pages), *counts])))
    return Message(embed=embed, view=_page_buttons(shown, page, pages, user_id))


def _page_buttons(shown: TasteList, page: int, pages: int, user_id: int) -> discord.ui.View:
    """Return the buttons that turn pages and change to another list."""
    back, forth, last = sentences.back_button(), sentences.next_button(), page == pages - 1
    items: list[Item] = []
    if pages > 1:
        items = [
            button(back, PAGE, f"{shown}.{page - 1}", user_id, disabled=page == 0),
            button(forth, PAGE, f"{shown}.{page + 1}", user_id, disabled=last),
        ]
    for each in TasteList:
        if each is not shown:
            title = sentences.heading(each)
            data = f"{each}.0.{shown}"
            items.append(button(title, PAGE, data, user_id, style=ButtonStyle.primary, row=1))
    return view(items)


def _taste_line(number: int, taste: Taste, movie: Movie) -> str:
    return f"{number}. {bold(movie.label)} {sentences.stars(taste.rating)}".rstrip()
