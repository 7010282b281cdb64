"""The loopback TMDB knows each film of a set, and draws a poster at the address that it gives."""

import aiohttp

from bot.demo.fake_tmdb.invented import InventedFilms, number_of
from bot.demo.fake_tmdb.server import KEY, FakeTmdb
from recommender.hangul import in_hangul
from tests.invented import invented_movies


async def test_films_have_facts_and_drawn_posters() -> None:
    movies = invented_movies()
    async with FakeTmdb(InventedFilms(movies)).open() as tmdb, aiohttp.ClientSession() as session:
        number = number_of(movies[6])
        async with session.get(f"{tmdb.url}/3/movie/{number}?api_key={KEY}") as answer:
            film = await answer.json()
        assert film["title"] == movies[6].title
        asked = f"{tmdb.url}/3/movie/{number}?api_key={KEY}&language=ko-KR"
        async with session.get(asked) as answer:
            assert in_hangul((await answer.json())["overview"])
        address = f"{tmdb.url}/t/p/w342{film['poster_path']}"
        async with session.get(address) as answer:
            assert (await answer.read()).startswith(b"\x89PNG")
        assert tmdb.picture_at(address)
        assert tmdb.picture_at("https://elsewhere.example/t/p/w342/7.png") is None
        async with session.get(f"{tmdb.url}/3/movie/{number}") as answer:
            assert (answer.status, (await answer.json())["status_code"]) == (401, 7)
