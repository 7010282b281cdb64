"""The films of a shortlist: what each is and why it is there; and how well each fits whom."""

from collections.abc import Mapping, Sequence

import discord

from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.domain.nights.shortlist import ShortlistFilm
from bot.messages.nights import shortlist as words
from bot.messages.nights.words import film, mention
from bot.ui.facts import film_line, poster
from bot.ui.layout import Block, Card
from bot.ui.message import Message
from recommender import Movie

# Beyond these a bar for each member fits neither on a phone nor into one message.
MAX_BARS = 12
MAX_BARS_IN_ALL = 60
# What is readable on a phone.
BARS_A_LINE = 2
BAR_LENGTH = 6
LEAST_NAMED = 3


def bar(share: float, length: int = BAR_LENGTH) -> str:
    """Return a bar for 0..1 that reads well on a phone."""
    full = round(min(1.0, max(0.0, share)) * length)
    return "▰" * full + "▱" * (length - full)


def film_blocks(
    films: Sequence[ShortlistFilm],
    movies: Mapping[int, Movie],
    known: ShownFacts = NOTHING_KNOWN,
) -> tuple[Block, ...]:
    """Return a block for each film: what it is, and why it is there."""
    return tuple(_block(number, each, movies, known) for number, each in enumerate(films, start=1))


def fits_card(films: Sequence[ShortlistFilm], movies: Mapping[int, Movie]) -> Message:
    """Show how well each film fits each person."""
    most = min(MAX_BARS, MAX_BARS_IN_ALL // max(1, len(films)))
    blocks = tuple(
        Block("\n".join([_heading(number, each, movies), *_bars(each, most)]))
        for number, each in enumerate(films, start=1)
    )
    return Message(card=Card(words.fits_title(), blocks, colour=discord.Colour.gold()))


def _heading(number: int, listed: ShortlistFilm, movies: Mapping[int, Movie]) -> str:
    return f"**{number}. {film(movies, listed.movie_id)}**"


def _block(
    number: int,
    listed: ShortlistFilm,
    movies: Mapping[int, Movie],
    known: ShownFacts,
) -> Block:
    movie = movies.get(listed.movie_id)
    lines = [_heading(number, listed, movies)]
    lines += [film_line(movie, known)] if movie else []
    lines.append(f"*{_why(listed, movies)}*")
    return Block("\n".join(lines), poster(movie, known) if movie else None)


def _bars(listed: ShortlistFilm, most: int) -> list[str]:
    known = {user_id: fit for user_id, fit in listed.fits.items() if fit is not None}
    if len(known) > most:
        least = sorted(known, key=lambda user_id: known[user_id])[:LEAST_NAMED]
        mean = sum(known.values()) / len(known)
        return [
            words.average(bar(mean), len(known)),
            words.fits_least(", ".join(_fit(known[u], u) for u in least)),
        ]
    bars = [_fit(fit, user_id) for user_id, fit in known.items()]
    return [" · ".join(bars[at : at + BARS_A_LINE]) for at in range(0, len(bars), BARS_A_LINE)]


def _fit(fit: float, user_id: int) -> str:
    """Return somebody's bar; a narrow line breaks before it, not between it and the name."""
    return f"{bar(fit)}\u00a0{mention(user_id)}"


def _why(listed: ShortlistFilm, movies: Mapping[int, Movie]) -> str:
    wanted = listed.interest
    if wanted is not None and listed.suggested_by is None:
        return words.wanted(wanted.watchlists, wanted.votes)
    if listed.reason is None:
        return words.suggested(listed.suggested_by) if listed.suggested_by else words.popular()
    because = listed.reason.because
    liked = film(movies, because) if because is not None else None
    return words.chosen_for(listed.reason.user_id, liked, suggested_by=listed.suggested_by)
