"""Facts about films as lines of a card and of a list; nothing where nothing is known."""

from collections.abc import Sequence

import discord

from bot.domain.films.shown import ShownFacts
from bot.messages import facts as words
from bot.messages.wording import clip, genres, plain
from bot.ui.limits import FIELD_NAME, FIELD_VALUE
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


def film_lines(movie: Movie, known: ShownFacts) -> list[str]:
    """Return genres and facts of a film in a list, a line each."""
    return [line for line in (genre_line(movie, known), fact_line(movie, known)) if line]


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


def add_facts(embed: discord.Embed, movie: Movie, known: ShownFacts) -> None:
    """Add poster, where to watch and who says so to a card about one film."""
    facts, country = known.of(movie), known.place.country
    if facts is None:
        return
    show_poster(embed, movie, known)
    if country is not None:
        offers = words.services(known.offers(movie)) or [words.no_service(country)]
        embed.add_field(
            name=clip(words.where_to_watch(country), FIELD_NAME),
            value=clip("\n".join(offers), FIELD_VALUE),
            inline=False,
        )
    embed.set_footer(text=words.source(with_services=country is not None))


def show_poster(embed: discord.Embed, movie: Movie, known: ShownFacts) -> None:
    """Show a film's poster, where there is one that may be shown."""
    if poster := known.poster(movie):
        embed.set_thumbnail(url=poster)


def show_source(embed: discord.Embed, movies: Sequence[Movie], known: ShownFacts) -> None:
    """Name who gave the facts of these films, where there are any."""
    if footer := sources(movies, known):
        embed.set_footer(text=footer)


def sources(movies: Sequence[Movie], known: ShownFacts) -> str:
    """Name who gave the facts of a list; nothing where there are none."""
    if not any(known.of(movie) for movie in movies):
        return ""
    return words.source(with_services=any(known.offers(movie) for movie in movies))
