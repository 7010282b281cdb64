"""Facts about films as lines of a card and of a list; nothing where nothing is known."""

from collections.abc import Collection, Sequence

from bot.domain.films.shown import ShownFacts
from bot.messages import facts as words
from bot.messages.films import MAX_SHOWN
from bot.messages.kinds import FORMATS
from bot.messages.wording import clip, genres, plain
from bot.ui.layout import Block, Picture, headed
from recommender import Movie

# Three lines of a phone's screen.
MAX_PLOT = 200


def genre_line(movie: Movie, known: ShownFacts) -> str:
    """Return a film's genres, those that others give where the data set has none."""
    facts = known.of(movie)
    return genres(movie.genres or tuple(map(plain, facts.genres if facts else ())))


def fact_line(movie: Movie, known: ShownFacts) -> str:
    """Return length, age rating and where to stream a film, on one line."""
    facts = known.of(movie)
    if facts is None:
        return ""
    parts = [words.length(facts.minutes)] if facts.minutes else []
    parts += [words.rated(rating)] if (rating := known.rating(movie)) else []
    parts += [streams] if (streams := words.streams(known.offers(movie))) else []
    return " · ".join(parts)


def film_line(
    movie: Movie, known: ShownFacts, wanted: Collection[str] = (), named: Collection[str] = ()
) -> str:
    """Return some genres of a film in a list, and its facts, on one line.

    Those `wanted` come first, and those that a reason has `named` are among them.
    """
    facts = known.of(movie)
    genres_of = movie.genres or tuple(map(plain, facts.genres if facts else ()))
    told = [genre for genre in genres_of if genre not in FORMATS]
    needed = [genre for genre in told if genre in wanted or genre in named]
    others = [genre for genre in told if genre not in needed]
    chosen = {*needed, *others[: max(0, MAX_SHOWN - len(needed))]}
    shown = sorted(filter(chosen.__contains__, told), key=lambda genre: genre not in wanted)
    parts = (genres(shown), fact_line(movie, known))
    return " · ".join(part for part in parts if part)


def card_lines(movie: Movie, known: ShownFacts) -> list[str]:
    """Return what a card about one film says below its genres."""
    facts = known.of(movie)
    if facts is None:
        return []
    short = [words.length(facts.minutes)] if facts.minutes else []
    short += [words.rated(rating)] if (rating := known.rating(movie)) else []
    lines = [" · ".join(short)] if short else []
    lines += [plain(clip(facts.plot_line, MAX_PLOT))] if facts.plot else []
    lines += [words.cast(facts.cast)] if facts.cast else []
    return lines


def offers(movie: Movie, known: ShownFacts) -> list[Block]:
    """Return where to watch a film, in the country of those who read it, if that is known."""
    country = known.place.country
    if country is None or known.of(movie) is None:
        return []
    lines = words.services(known.offers(movie)) or [words.no_service(country)]
    return [headed(words.where_to_watch(country), "\n".join(lines))]


def poster(movie: Movie, known: ShownFacts) -> Picture | None:
    """Return a film's poster, where there is one that may be shown."""
    url = known.poster(movie)
    return Picture(url, words.poster_of(movie.label)) if url else None


def sources(movies: Sequence[Movie], known: ShownFacts) -> str:
    """Name who gave the facts of a list; nothing where there are none."""
    if not any(known.of(movie) for movie in movies):
        return ""
    return words.source(with_services=any(known.offers(movie) for movie in movies))
