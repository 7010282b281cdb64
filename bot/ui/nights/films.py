"""The films of a shortlist, each with its genres, a bar for every member, and why it is there."""

from collections.abc import Mapping, Sequence

from bot.domain.films.shown import NOTHING_KNOWN, ShownFacts
from bot.domain.nights.shortlist import ShortlistFilm
from bot.messages.nights import shortlist as words
from bot.messages.nights.words import film, mention
from bot.ui.facts import film_lines, poster
from bot.ui.layout import Block
from recommender import Movie

# Beyond these a bar for each member fits neither on a phone nor into one message.
MAX_BARS = 12
MAX_BARS_IN_ALL = 60
# More bars than this share lines, two in each: what is still readable on a phone.
MAX_BARS_BELOW_EACH_OTHER = 4
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
    """Return a block for each film."""
    most_bars = min(MAX_BARS, MAX_BARS_IN_ALL // max(1, len(films)))
    return tuple(
        _block(number, each, movies, known, most_bars) for number, each in enumerate(films, start=1)
    )


def _block(
    number: int,
    listed: ShortlistFilm,
    movies: Mapping[int, Movie],
    known: ShownFacts,
    most_bars: int,
) -> Block:
    movie = movies.get(listed.movie_id)
    lines = [f"**{number}. {film(movies, listed.movie_id)}**"]
    lines += film_lines(movie, known) if movie else []
    lines += [*_bars(listed, most_bars), f"*{_why(listed, movies)}*"]
    return Block("\n".join(lines), poster(movie, known) if movie else None)


def _bars(listed: ShortlistFilm, most: int) -> list[str]:
    known = {user_id: fit for user_id, fit in listed.fits.items() if fit is not None}
    if len(known) > most:
        least = sorted(known, key=lambda user_id: known[user_id])[:LEAST_NAMED]
        mean = sum(known.values()) / len(known)
        return [
            words.average(bar(mean), len(known)),
            words.fits_least(", ".join(f"{bar(known[u])} {mention(u)}" for u in least)),
        ]
    bars = [f"{bar(fit)} {mention(user_id)}" for user_id, fit in known.items()]
    if len(bars) <= MAX_BARS_BELOW_EACH_OTHER:
        return bars
    return [" · ".join(bars[at : at + 2]) for at in range(0, len(bars), 2)]


def _why(listed: ShortlistFilm, movies: Mapping[int, Movie]) -> str:
    wanted = listed.interest
    if wanted is not None and listed.suggested_by is None:
        return words.wanted(wanted.watchlists, wanted.votes)
    if listed.reason is None:
        return words.suggested(listed.suggested_by) if listed.suggested_by else words.popular()
    because = listed.reason.because
    liked = film(movies, because) if because is not None else None
    return words.chosen_for(listed.reason.user_id, liked, suggested_by=listed.suggested_by)
