"""Lists of five films: how many a second without facts, with them, and while TMDB is down."""

import asyncio
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bot.clock import SystemClock
from bot.demo.fake_tmdb.invented import InventedFilms, number_of
from bot.demo.fake_tmdb.server import KEY, FakeTmdb
from bot.domain.films.shown import FilmPlace, ShownFacts
from bot.films.films import Films
from bot.films.opening import open_films
from bot.settings import Settings
from bot.store.store import Store
from bot.ui.cards import ListedFilm, film_list
from recommender import Movie
from tests.benchmarks.figure import Figure, at_least, at_most
from tests.invented import invented_movies

LISTS, LENGTH = 400, 5
NOWHERE = "http://127.0.0.1:9"


def measure() -> Iterable[Figure]:
    """Build lists in three ways; what is asked of TMDB is answered on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        without, known, first, down = asyncio.run(_measured(Path(folder)))
    yield Figure("lists of five films without a key", without, "/s", at_least(500))
    yield Figure("lists of five films with facts from the store", known, "/s", at_least(100))
    yield Figure("lists whose films are asked for, TMDB on this machine", first, "/s")
    yield Figure("a list while TMDB is down, after the first", down * 1000, "ms", at_most(20))


async def _measured(folder: Path) -> tuple[float, float, float, float]:
    movies = invented_movies()
    without = await _lists_a_second(folder, "", NOWHERE, movies[:LENGTH], LISTS)
    async with FakeTmdb(InventedFilms(movies)).open() as tmdb:
        asked = await _asked_a_second(folder, tmdb.url, movies)
        known = await _lists_a_second(folder, KEY, tmdb.url, movies[:LENGTH], LISTS)
    fresh = folder / "down"
    down = 1 / await _lists_a_second(fresh, KEY, NOWHERE, movies[:LENGTH], 50)
    return without, known, asked, down


async def _asked_a_second(folder: Path, url: str, movies: list[Movie]) -> float:
    settings = Settings.load(None, data_directory=folder, tmdb_key=KEY, tmdb_url=url)
    clock = SystemClock()
    async with (
        await Store.open(settings.database, clock) as store,
        open_films(settings, clock, store) as films,
    ):
        films.number_of = number_of
        groups = [movies[at : at + LENGTH] for at in range(0, len(movies) - LENGTH, LENGTH)]
        began = time.perf_counter()
        for group in groups:
            await _list(films, group)
        return len(groups) / (time.perf_counter() - began)


async def _lists_a_second(
    folder: Path, key: str, url: str, movies: list[Movie], count: int
) -> float:
    settings = Settings.load(None, data_directory=folder, tmdb_key=key, tmdb_url=url)
    clock = SystemClock()
    async with (
        await Store.open(settings.database, clock) as store,
        open_films(settings, clock, store) as films,
    ):
        films.number_of = number_of
        await _list(films, movies)
        began = time.perf_counter()
        for _ in range(count):
            await _list(films, movies)
        return count / (time.perf_counter() - began)


async def _list(films: Films, movies: list[Movie]) -> None:
    found = await films.look_up(movies, "en")
    known = ShownFacts(found.known, FilmPlace(country="DE"))
    film_list("For ana", [ListedFilm(movie) for movie in movies], 1, known=known)
