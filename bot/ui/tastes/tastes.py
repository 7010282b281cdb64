"""What is said about a person's own tastes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import discord
from discord import ButtonStyle

from bot.domain.tastes import Opinion, Taste
from bot.messages.wording import bold, clip, counted, listed
from bot.ui.cards import COLOUR, film_line
from bot.ui.components import button, view
from bot.ui.limits import CONTENT, EMBED_DESCRIPTION
from recommender import Catalogue, Movie

TASTES_PER_PAGE = 10
PAGE = "tastes"
KINDS = {"liked": "What you like", "disliked": "What is not for you", "seen": "What you have seen"}
STARS = "★★★★★"


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did to films: how it is told, for one and for several, and its mark."""

    done: str
    already: str
    mark: str


LIKED = Deed("Added to your likes", "already among your likes", "👍 liked")
DISLIKED = Deed("Noted as not for you", "already noted as not for you", "👎 not for you")
SEEN = Deed("Noted as seen", "already noted as seen", "👀 seen")
UNLIKED = Deed("Taken off your list", "not on your list", "taken back")


def rated(stars: int) -> Deed:
    """Return how a rating of 1 to 5 stars is told."""
    shown = STARS[:stars]
    return Deed(f"Rated {shown}", f"already rated {shown}", shown)


def outcome(
    deed: Deed, changed: Sequence[Movie], unchanged: Sequence[Movie], hint: str = ""
) -> str:
    """Tell what was stored, film by film, and what to do next."""
    parts = []
    if len(changed) == 1:
        parts.append(f"{deed.done}: {film_line(changed[0])}")
    elif changed:
        lines = "\n".join(f"• {film_line(movie)}" for movie in changed)
        parts.append(f"{deed.done}, {counted(len(changed), 'film')}:\n{lines}")
    parts += [f"{film_line(movie)}: {deed.already}." for movie in unchanged]
    told = clip("\n".join(parts), CONTENT - len(hint) - 1)
    return f"{told}\n{hint}".strip()


def how_to_go_on(likes: int, prefix: str) -> str:
    """Tell somebody with few likes what to do next."""
    if likes == 1:
        return f"That is your first like: `{prefix}recommend` works from now on, and gets better."
    return ""


def undone(movies: Sequence[Movie], kept: int) -> str:
    """Tell what an undo did; films changed since then were kept as they are."""
    names = listed(bold(movie.label) for movie in movies)
    text = f"Undone: {names} as before." if movies else "Nothing is left to undo."
    return f"{text} {counted(kept, 'film')} changed since, and kept." if kept else text


class Page(NamedTuple):
    """One page of a person's tastes; `empty` when there is nothing of any kind."""

    embed: discord.Embed
    view: discord.ui.View
    empty: bool


def taste_page(
    kind: str,
    tastes: Sequence[tuple[Taste, Movie]],
    page: int,
    totals: Mapping[str, int],
    user_id: int,
) -> Page:
    """Return one page of what a person likes, dislikes or has seen; beyond the last, the last."""
    pages = max(1, -(-len(tastes) // TASTES_PER_PAGE))
    page = min(max(page, 0), pages - 1)
    start = page * TASTES_PER_PAGE
    lines = [
        _taste_line(number, taste, movie)
        for number, (taste, movie) in enumerate(tastes[start : start + TASTES_PER_PAGE], start + 1)
    ]
    embed = discord.Embed(
        title=KINDS[kind],
        description=clip("\n".join(lines) or "Nothing yet.", EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    counts = " · ".join(f"{totals[each]} {each}" for each in KINDS)
    embed.set_footer(text=f"Page {page + 1} of {pages} · {counts}")
    return Page(embed, page_buttons(kind, page, pages, user_id), not any(totals.values()))


def of_kind(tastes: Sequence[Taste], kind: str) -> list[Taste]:
    """Return the tastes of one kind, in the order given."""
    if kind == "seen":
        return [taste for taste in tastes if taste.seen]
    opinion = Opinion.LIKE if kind == "liked" else Opinion.DISLIKE
    return [taste for taste in tastes if taste.opinion is opinion]


def page_buttons(kind: str, page: int, pages: int, user_id: int) -> discord.ui.View:
    """Return the buttons that turn pages and change to another kind of taste."""
    items: list[discord.ui.Item[Any]] = []
    if pages > 1:
        items.append(button("Back", PAGE, f"{kind}.{page - 1}", user_id, disabled=page == 0))
        last = page == pages - 1
        items.append(button("Next", PAGE, f"{kind}.{page + 1}", user_id, disabled=last))
    items += [
        button(title, PAGE, f"{each}.0.{kind}", user_id, style=ButtonStyle.primary, row=1)
        for each, title in KINDS.items()
        if each != kind
    ]
    return view(items)


def _taste_line(number: int, taste: Taste, movie: Movie) -> str:
    stars = f" {STARS[: taste.rating]}" if taste.rating else ""
    return f"{number}. {bold(movie.label)}{stars}"


def spoken_of(catalogue: Catalogue, movie_id: int) -> Movie:
    """Return a film that a person spoke of; another set of films may lack it, and its name."""
    nameless = f"a film that my catalogue has lost ({movie_id})"
    return catalogue.get(movie_id) or Movie(movie_id, nameless, nameless)


def standing(taste: Taste | None) -> str:
    """Say what a person has said of a film."""
    if taste is None:
        return "You have not said anything about it."
    words = {Opinion.LIKE: "You like it", Opinion.DISLIKE: "It is not for you"}
    said = words[taste.opinion] if taste.opinion else "You have seen it"
    stars = f" {STARS[: taste.rating]}" if taste.rating else ""
    seen = " You have seen it." if taste.seen and taste.opinion else ""
    return f"{said}{stars}.{seen}"
