"""Films as people see them: a card, a list, and the buttons below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ButtonStyle

from bot.messages.wording import bold, clip, counted, genres, listed, plain
from bot.ui.components import button, menu, option, view
from bot.ui.limits import EMBED_DESCRIPTION, EMBED_TITLE, FIELD_VALUE
from recommender import Movie

COLOUR = discord.Colour.from_rgb(200, 60, 70)
NOTE_LENGTH = 140
PICK = "pick"
LIKE, SEEN, DISLIKE, MORE, UNDO = "like", "seen", "dislike", "more", "undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """A film in a list, with a word about why it is there."""

    movie: Movie
    note: str = ""


def because(movies: Sequence[Movie]) -> str:
    """Say which liked films speak for another one."""
    if not movies:
        return ""
    return f"because you liked {listed(plain(movie.label) for movie in movies)}"


def film_line(movie: Movie) -> str:
    """Return a film in one line: title, year and genres."""
    return f"{bold(movie.label)} ({genres(movie.genres)})"


def film_list(title: str, entries: Sequence[Entry], footer: str = "") -> discord.Embed:
    """Return a numbered list of films that reads well on a phone."""
    blocks = [_block(number, entry) for number, entry in enumerate(entries, start=1)]
    embed = discord.Embed(
        title=clip(title, EMBED_TITLE),
        description=clip("\n\n".join(blocks), EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    return embed.set_footer(text=footer) if footer else embed


def _block(number: int, entry: Entry) -> str:
    lines = [f"**{number}. {plain(entry.movie.label)}**", genres(entry.movie.genres)]
    if entry.note:
        lines.append(f"*{clip(entry.note, NOTE_LENGTH)}*")
    return "\n".join(lines)


def film_card(movie: Movie, facts: Sequence[tuple[str, str]]) -> discord.Embed:
    """Return a card about one film; `facts` are pairs of a heading and a text."""
    embed = discord.Embed(
        title=clip(plain(movie.label), EMBED_TITLE),
        description=genres(movie.genres),
        colour=COLOUR,
    )
    for heading, text in facts:
        embed.add_field(name=heading, value=clip(text, FIELD_VALUE), inline=False)
    return embed


def liked_by(people: int) -> str:
    """Say how many people like a film."""
    return f"liked by {counted(people, 'person', 'people')}"


def well_known(ratings: int) -> str:
    """Say how well known a film is."""
    return counted(ratings, "rating") if ratings else "no ratings yet"


def film_buttons(movies: Sequence[Movie], user_id: int) -> discord.ui.View:
    """Return the buttons for the first of the films, and a menu to turn to the others."""
    options = [
        option(f"{number}. {movie.label}", movie.movie_id, chosen=number == 1)
        for number, movie in enumerate(movies, start=1)
    ]
    return _film_view(options, str(movies[0].movie_id), user_id)


def _film_view(
    options: Sequence[discord.SelectOption], movie_id: str, user_id: int
) -> discord.ui.View:
    items: list[discord.ui.Item[Any]] = []
    if len(options) > 1:
        items.append(menu("Which film?", options, PICK, "", user_id))
    items += [
        button("Like", LIKE, movie_id, user_id, style=ButtonStyle.success),
        button("Seen", SEEN, movie_id, user_id),
        button("Not for me", DISLIKE, movie_id, user_id),
        button("More like this", MORE, movie_id, user_id, style=ButtonStyle.primary),
    ]
    return view(items)


def undo_button(change_id: int, user_id: int) -> discord.ui.View:
    """Return the button that takes a change of tastes back."""
    return view([button("Undo", UNDO, change_id, user_id)])


def turned_to(message: discord.Message, movie_id: str, user_id: int) -> discord.ui.View:
    """Return a list's buttons, now about another of its films."""
    return _film_view(_options(message, movie_id), movie_id, user_id)


def marked(
    message: discord.Message, movie_id: str, mark: str, user_id: int
) -> tuple[discord.Embed | None, discord.ui.View] | None:
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
    embed = _with_mark(message.embeds[0], place + 1, mark) if message.embeds else None
    return embed, _film_view(options, following.value, user_id)


def _options(message: discord.Message, chosen: str) -> list[discord.SelectOption]:
    for row in message.components:
        for component in getattr(row, "children", ()):
            if isinstance(component, discord.SelectMenu):
                for each in component.options:
                    each.default = each.value == chosen
                return component.options
    return []


def _with_mark(embed: discord.Embed, number: int, mark: str) -> discord.Embed:
    heading = re.compile(rf"^(\*\*{number}\. .*\*\*)(?: · [^\n]*)?$", re.MULTILINE)
    embed.description = clip(
        heading.sub(lambda found: f"{found[1]} · {mark}", embed.description or ""),
        EMBED_DESCRIPTION,
    )
    return embed
