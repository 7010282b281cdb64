"""Korean names of films come from TMDB when a film is shown or looked for, and are kept a while."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from aiohttp import web

from bot.demo.fake_tmdb.server import FakeTmdb
from bot.domain.added_movies import AddedMovie
from bot.domain.films.facts import KEPT_FOR
from bot.domain.retention import Retention
from bot.films.films import Films
from bot.films.korean_titles import KoreanTitles
from bot.models.registry import ModelRegistry
from bot.store.retention import trim
from bot.store.store import Store
from recommender import Movie
from recommender.titles.other_titles import NumberedTitle
from tests.bot.conftest import Workshop
from tests.bot.films.payloads import MATRIX, PARASITE, GivenFilms, payload
from tests.bot.films.test_films import SetClock, drained, opened

FILM = Movie.from_listing(1_000_000_001, "Matrix, The (1999)", (), None, MATRIX)
KOREAN = {"iso_639_1": "ko", "data": {"title": "매트릭스"}}


class Parts(NamedTuple):
    titles: KoreanTitles
    films: Films
    store: Store
    registry: ModelRegistry
    clock: SetClock

    def film_called(self, text: str) -> Movie | None:
        return self.registry.current.matcher.match(text).movie


@pytest.fixture
async def tmdb() -> AsyncIterator[FakeTmdb]:
    told = payload(translations={"translations": [KOREAN]})
    parasite = payload(PARASITE, title="기생충", original_title="기생충")
    async with FakeTmdb(GivenFilms({MATRIX: told, PARASITE: parasite})).open() as server:
        yield server


@pytest.fixture
async def parts(tmp_path: Path, tmdb: FakeTmdb, taught: Workshop) -> AsyncIterator[Parts]:
    clock = SetClock()
    parasite = Movie.from_listing(1_000_000_002, "Parasite (2019)", (), None, PARASITE)
    await taught.registry.set_additions([AddedMovie(FILM), AddedMovie(parasite)])
    async with opened(tmp_path, clock, tmdb.url) as (films, store):
        titles = KoreanTitles(films, store.other_titles, taught.registry, clock)
        yield Parts(titles, films, store, taught.registry, clock)
        await titles.close()


async def test_the_korean_name_of_a_film_that_was_shown_is_known(parts: Parts) -> None:
    assert parts.film_called("매트릭스") is None
    await parts.films.look_up([FILM], "en")
    await drained(parts.films)
    await parts.titles.close()
    assert parts.film_called("매트릭스 1999") == FILM
    kept = parts.store.other_titles
    assert await kept.all(parts.clock.now()) == [NumberedTitle("매트릭스", tmdb_id=MATRIX)]
    # No longer than TMDB allows; what the owner gave stays.
    await kept.add([NumberedTitle("올드보이", imdb_id=364569)])
    parts.clock.moment += KEPT_FOR + timedelta(days=1)
    await trim(parts.store.database, Retention(), parts.clock.now())
    assert await kept.all(parts.clock.now() - 2 * KEPT_FOR) == [
        NumberedTitle("올드보이", imdb_id=364569)
    ]


async def test_a_korean_name_that_is_not_known_is_looked_for_once(
    parts: Parts, tmdb: FakeTmdb
) -> None:
    assert await parts.titles.look_for(["기생충 2019"])
    parasite = parts.film_called("기생충")
    assert parasite is not None
    assert parasite.label == "Parasite (2019)"
    asked = len(tmdb.asked)
    assert not await parts.titles.look_for(["기생충", "heat"])
    assert len(tmdb.asked) == asked
    assert not await parts.titles.look_for(["없는 영화 제목"])
    assert not await parts.titles.look_for(["없는 영화 제목"])
    assert len(tmdb.asked) == asked + 1


async def test_while_tmdb_is_in_trouble_no_name_is_learned(parts: Parts, tmdb: FakeTmdb) -> None:
    async def fault(_: web.Request) -> web.Response:
        return web.Response(status=404)

    tmdb.fault = fault
    assert not await parts.titles.look_for(["기생충"])
    assert parts.film_called("기생충") is None
    tmdb.fault = None
    assert await parts.titles.look_for(["기생충 봤어"])
