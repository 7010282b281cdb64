"""Titles suggested while somebody types: never slow, never an error, at most 25."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Iterable, Sequence

from discord import app_commands

from bot.discord.types import Interaction
from bot.services import Services
from bot.ui.cards import spoken_of
from bot.ui.limits import CHOICE_TEXT, CHOICES, choices
from recommender import Movie

# In seconds; what the person or the server knows helps with the order, and is waited for no longer.
PATIENCE = 0.5
# Longer than any title; what is typed beyond it changes nothing.
MAX_PREFIX = 200
_LAST_OF_SEVERAL = re.compile(r"(?P<before>.*\S)\s*[;,]\s*(?P<last>[^;,]*)", re.DOTALL)

Choices = list[app_commands.Choice[str]]

logger = logging.getLogger(__name__)
_readings: set[asyncio.Task[set[int]]] = set()


def word_choices(words: Iterable[str], typed: str) -> Choices:
    """Suggest those of a few words that have what was typed in them."""
    wanted = typed.casefold().strip()
    return choices((word, word) for word in words if wanted in word.casefold())


async def kind_choices(interaction: Interaction, typed: str) -> Choices:
    """Suggest kinds of films for a wish; what was typed before the last one stays."""
    services: Services = interaction.client.services
    if not services.registry.ready:
        return []
    vocabulary = services.registry.current.vocabulary
    names = vocabulary.complete(typed[:MAX_PREFIX], CHOICES)
    return choices((name, name) for name in names if len(name) <= CHOICE_TEXT)


async def title_choices(interaction: Interaction, typed: str) -> Choices:
    """Suggest films for an option that takes one title; each choice is exactly one film."""
    try:
        if movies := await _complete(interaction, typed):
            return choices((name, _value(movie)) for movie, name in _named(movies))
        # What only a larger set has is answered like a typed title: it can be added.
        return choices((movie.label, movie.label) for movie in await _further(interaction, typed))
    except Exception:
        logger.exception("no titles could be suggested")
        return []


async def several_title_choices(interaction: Interaction, typed: str) -> Choices:
    """Suggest films for the last of several titles; those before stay as they were typed."""
    several = _LAST_OF_SEVERAL.fullmatch(typed)
    alone = await title_choices(interaction, typed)
    if several is None:
        return alone
    # A comma may belong to the title: "the good, the b".
    same_start = typed.partition(",")[0].casefold()
    whole = [each for each in alone if each.name.casefold().startswith(same_start)]
    last = await title_choices(interaction, several["last"])
    joined = [
        (_shortened(several["before"], each.name), f"{several['before']}; {each.value}")
        for each in last
    ]
    return choices([*((each.name, each.value) for each in whole), *joined])


async def own_title_choices(interaction: Interaction, typed: str) -> Choices:
    """Suggest films that the person has said something of, newest first."""
    return await _choices_among(_own(interaction), typed)


async def added_title_choices(interaction: Interaction, typed: str) -> Choices:
    """Suggest films that somebody added."""
    return await _choices_among(interaction.client.services.store.added_movies.movies(), typed)


async def _choices_among(reading: Awaitable[Sequence[Movie]], typed: str) -> Choices:
    try:
        movies = await reading
        wanted = typed.casefold().strip()
        fitting = [each for each in _named(movies) if wanted in each[1].casefold()]
        return choices((name, _value(movie)) for movie, name in fitting)
    except Exception:
        logger.exception("no titles could be suggested")
        return []


async def _own(interaction: Interaction) -> list[Movie]:
    services: Services = interaction.client.services
    if not services.registry.ready:
        return []
    catalogue = services.registry.current.catalogue
    tastes = await services.store.tastes.of(interaction.user.id)
    return [spoken_of(catalogue, each.movie_id) for each in tastes]


async def _complete(interaction: Interaction, typed: str) -> list[Movie]:
    services: Services = interaction.client.services
    if not services.registry.ready:
        return []
    known = await _known(services, interaction.user.id, interaction.guild_id)
    matcher = services.registry.current.matcher
    return await asyncio.to_thread(matcher.complete, typed[:MAX_PREFIX], CHOICES, known)


async def _further(interaction: Interaction, typed: str) -> Sequence[Movie]:
    services: Services = interaction.client.services
    if not services.registry.ready:
        return ()
    served = services.registry.current
    return await asyncio.to_thread(services.further_films.find, typed[:MAX_PREFIX], served)


async def _known(services: Services, user_id: int, guild_id: int | None) -> set[int]:
    """Return the films that the person or the server has dealt with, if that is quick."""
    reading = asyncio.create_task(services.store.tastes.dealt_with(user_id, guild_id))
    _readings.add(reading)
    reading.add_done_callback(_readings.discard)
    # A read that takes too long finishes by itself: cut short, it would cost its connection.
    await asyncio.wait({reading}, timeout=PATIENCE)
    return reading.result() if reading.done() else set()


def _named(movies: Sequence[Movie]) -> list[tuple[Movie, str]]:
    """Give each film a name that no other in the list has."""
    labels = [movie.label for movie in movies]
    return [
        (movie, movie.label if labels.count(movie.label) == 1 else _told_apart(movie))
        for movie in movies
    ]


def _told_apart(movie: Movie) -> str:
    return f"{movie.label} · {', '.join(movie.genres) or movie.movie_id}"


def _value(movie: Movie) -> str:
    """What `bot.discord.title_questions` reads as exactly this film."""
    return f"id:{movie.movie_id}"


def _shortened(before: str, name: str) -> str:
    """Name a list of titles; what was typed last has to be seen."""
    full = f"{before}, {name}"
    return full if len(full) <= CHOICE_TEXT else f"…, {name}"
