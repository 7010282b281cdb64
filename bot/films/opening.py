"""Opens the client of TMDB if the owner has a key, and closes it again."""

import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import aiohttp

from bot.clock import Clock
from bot.films.client import TmdbClient
from bot.films.films import Films
from bot.films.pace import Pace
from bot.settings import Settings
from bot.store.store import Store

OWN_URL = "https://api.themoviedb.org"
OWN_IMAGES = "https://image.tmdb.org"
# As wide as a card on a phone shows it.
IMAGES = "/t/p/w342"


@asynccontextmanager
async def open_films(settings: Settings, clock: Clock, store: Store) -> AsyncIterator[Films]:
    """Open what looks films up; without a key it knows of none."""
    images = image_address(settings.tmdb_url)
    key = settings.tmdb_key.get_secret_value()
    if not key:
        yield Films(None, store.film_facts, clock, images)
        return
    # A connection that is kept open has the demo wait for its end before the bot counts as done.
    connector = aiohttp.TCPConnector(force_close=_is_here(settings.tmdb_url))
    async with aiohttp.ClientSession(connector=connector) as session:
        client = TmdbClient(session, settings.tmdb_url, key, clock, pace_of(settings.tmdb_url))
        films = Films(client, store.film_facts, clock, images)
        await films.read_traits()
        try:
            yield films
        finally:
            await films.close()


def pace_of(url: str) -> Pace:
    """Return the pace for an address; a server on this machine has no limit."""
    return Pace(math.inf) if _is_here(url) else Pace()


def image_address(url: str) -> str:
    """Return the address to which posters' paths are appended; a mirror has its own."""
    base = url.rstrip("/")
    return f"{OWN_IMAGES if base == OWN_URL else base}{IMAGES}"


def _is_here(url: str) -> bool:
    return urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")
