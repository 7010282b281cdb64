"""Facts come in time or later, each asked for once; a TMDB in trouble keeps nobody waiting."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web

from bot.demo.fake_tmdb.server import KEY, FakeTmdb, refusal
from bot.domain.films.facts import FactsRecord
from bot.films import client
from bot.films import films as lookups
from bot.films.errors import KeyRefusedError, SourceRestingError
from bot.films.films import Films
from bot.films.opening import open_films
from bot.settings import Settings
from bot.store.films import StoredFacts
from bot.store.store import Store
from recommender import Movie
from tests.bot.films.payloads import MATRIX, GivenFilms, payload

FILM = Movie(2571, "Matrix, The (1999)", "The Matrix", 1999, tmdb_id=MATRIX)
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJhMWIyYzNkNCJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"  # noqa: S105

# Real seconds. An answer that should not wait, waits for ever where the bot is wrong; the test then
# ends after a time that no busy machine needs.
AT_ONCE, FOR_EVER, FAILED = 0.01, 3600.0, 60.0


class SetClock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def tmdb() -> AsyncIterator[FakeTmdb]:
    async with FakeTmdb(GivenFilms({MATRIX: payload()})).open() as server:
        yield server


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between attempts are real seconds, which no test waits for."""
    monkeypatch.setattr(client, "PAUSES", (0.0, 0.0))


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Say how many real seconds an answer waits for facts."""
    return partial(monkeypatch.setattr, lookups, "PATIENCE")


@asynccontextmanager
async def opened(
    folder: Path, clock: SetClock, url: str, key: str = KEY
) -> AsyncIterator[tuple[Films, Store]]:
    settings = Settings.load(None, data_directory=folder, tmdb_key=key, tmdb_url=url)
    async with (
        await Store.open(settings.database, clock) as store,
        open_films(settings, clock, store) as films,
    ):
        yield films, store


@pytest.fixture
async def films(tmp_path: Path, clock: SetClock, tmdb: FakeTmdb) -> AsyncIterator[Films]:
    async with opened(tmp_path, clock, tmdb.url) as (films, _):
        yield films


def answering(
    response: Callable[[], web.Response],
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def fault(_: web.Request) -> web.Response:
        return response()

    return fault


async def drained(films: Films) -> None:
    """Wait until nothing is asked any more."""
    while films._asking:
        await asyncio.wait(films._asking.values())


async def test_a_film_is_asked_for_once_and_then_known_for_two_weeks(
    films: Films, tmdb: FakeTmdb, clock: SetClock
) -> None:
    found = await asyncio.gather(*(films.look_up([FILM], "de") for _ in range(20)))
    assert {each.known[FILM.movie_id].title for each in found} == {"Matrix"}
    assert all(each.later is None for each in found)
    assert tmdb.asked == [f"movie/{MATRIX}"]
    poster = found[0].known[FILM.movie_id].poster
    assert poster == f"{tmdb.url}/t/p/w342/f89U3ADr1oiB1s9GkdPOEpXUk5H.jpg"
    clock.moment += timedelta(days=13)
    await films.look_up([FILM], "de")
    assert len(tmdb.asked) == 1
    clock.moment += timedelta(days=2)
    assert (await films.look_up([FILM], "de")).known  # at once what is kept, and asked again beside
    await drained(films)
    assert len(tmdb.asked) == 2


async def test_who_looked_before_the_answer_was_kept_does_not_ask_again(
    films: Films, tmdb: FakeTmdb, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_looked, may_go_on = asyncio.Event(), asyncio.Event()
    look = StoredFacts.get

    async def look_and_wait(
        kept: StoredFacts, numbers: Sequence[int], language: str
    ) -> dict[int, FactsRecord]:
        found = await look(kept, numbers, language)
        has_looked.set()
        await may_go_on.wait()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(StoredFacts, "get", look_and_wait)
        late = asyncio.create_task(films.look_up([FILM], "de"))
        await has_looked.wait()
    assert (await films.look_up([FILM], "de")).known
    may_go_on.set()
    assert (await late).known
    assert tmdb.asked == [f"movie/{MATRIX}"]


async def test_another_language_is_another_question(films: Films, tmdb: FakeTmdb) -> None:
    await films.look_up([FILM], "de")
    await films.look_up([FILM], "ko")
    assert len(tmdb.asked) == 2


async def test_both_forms_of_a_key_are_taken(tmp_path: Path, clock: SetClock) -> None:
    async with (
        FakeTmdb(GivenFilms({MATRIX: payload()}), TOKEN).open() as tmdb,
        opened(tmp_path, clock, tmdb.url, TOKEN) as (films, _),
    ):
        assert (await films.look_up([FILM], "en")).known


async def test_without_a_key_nothing_is_asked_and_nothing_known(
    tmp_path: Path, clock: SetClock, tmdb: FakeTmdb
) -> None:
    async with opened(tmp_path, clock, tmdb.url, "") as (films, _):
        found = await films.look_up([FILM], "en")
    assert (found.known, found.later, tmdb.asked) == ({}, None, [])


async def test_facts_of_a_slow_tmdb_come_later_and_the_next_answer_waits_for_none(
    films: Films, tmdb: FakeTmdb, patience: Callable[[float], None]
) -> None:
    go_on = asyncio.Event()

    async def slow(_: web.Request) -> None:
        await go_on.wait()

    tmdb.fault = slow
    patience(AT_ONCE)
    found = await films.look_up([FILM], "en")
    assert not found.known
    patience(FOR_EVER)
    async with asyncio.timeout(FAILED):  # nobody waits twice for a slow TMDB
        again = await films.look_up([FILM], "en")
    go_on.set()
    assert found.later is not None
    assert again.later is not None
    assert (await found.later())[FILM.movie_id].minutes == 136
    assert (await again.later())[FILM.movie_id].minutes == 136
    assert len(tmdb.asked) == 1


@pytest.mark.parametrize(
    "broken",
    [
        lambda: refusal(503, 9, "Service offline."),
        lambda: web.Response(text='{"id": 603, "title": "Ma', content_type="application/json"),
        lambda: web.Response(text="[" * 100_000),
        lambda: web.Response(status=302, headers={"Location": "http://127.0.0.1:1/"}),
    ],
)
async def test_a_tmdb_in_trouble_is_left_alone_for_a_while(
    films: Films, tmdb: FakeTmdb, clock: SetClock, broken: Callable[[], web.Response]
) -> None:
    tmdb.fault = answering(broken)
    others = [Movie(n, f"Film {n}", f"Film {n}", tmdb_id=n) for n in range(1, 5)]
    for movie in others:
        assert not (await films.look_up([movie], "en")).known
    await drained(films)
    asked = len(tmdb.asked)
    assert not films.is_answering
    assert not (await films.look_up([FILM], "en")).known
    assert len(tmdb.asked) == asked, "while it rests, it is not asked"
    tmdb.fault = None
    clock.moment += timedelta(minutes=20)
    later = await films.look_up([FILM], "en")
    known = later.known if later.later is None else await later.later()
    assert known[FILM.movie_id].minutes == 136


async def test_a_tmdb_that_cannot_be_reached_keeps_nobody_waiting(
    tmp_path: Path, clock: SetClock, patience: Callable[[float], None]
) -> None:
    patience(FOR_EVER)
    async with (
        opened(tmp_path, clock, "http://127.0.0.1:9") as (films, _),
        asyncio.timeout(FAILED),
    ):
        for _ in range(2):
            assert not (await films.look_up([FILM], "en")).known


async def test_too_many_questions_are_asked_again_when_tmdb_says(
    films: Films, tmdb: FakeTmdb, patience: Callable[[float], None]
) -> None:
    busy = [refusal(429, 25, "Your request count is over the allowed limit.")]
    busy[0].headers["Retry-After"] = "1"

    async def fault(_: web.Request) -> web.Response | None:
        return busy.pop() if busy else None

    tmdb.fault = fault
    patience(AT_ONCE)
    found = await films.look_up([FILM], "en")
    assert found.later is not None
    assert (await found.later())[FILM.movie_id].minutes == 136
    assert len(tmdb.asked) == 2


async def test_a_film_that_tmdb_deleted_is_gone_and_not_asked_for_again(
    films: Films, tmdb: FakeTmdb, clock: SetClock
) -> None:
    assert (await films.look_up([FILM], "en")).known
    assert isinstance(tmdb.source, GivenFilms)
    tmdb.source.films.clear()
    clock.moment += timedelta(days=20)
    await films.look_up([FILM], "en")
    await drained(films)
    assert not (await films.look_up([FILM], "en")).known
    assert len(tmdb.asked) == 2


async def test_facts_that_are_half_a_year_old_are_not_shown(
    films: Films, tmdb: FakeTmdb, clock: SetClock
) -> None:
    await films.look_up([FILM], "en")
    tmdb.fault = answering(lambda: refusal(503, 9, "Service offline."))
    clock.moment += timedelta(days=180)
    assert not (await films.look_up([FILM], "en")).known
    await films.read_traits()
    assert not films.traits


async def test_a_refused_key_is_told_once_and_never_written_anywhere(
    tmp_path: Path, clock: SetClock, tmdb: FakeTmdb, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong, told = "f" * 32, []

    async def tell() -> None:
        told.append("owner")

    async with opened(tmp_path, clock, tmdb.url, wrong) as (films, _):
        films.on_key_refused = tell
        for _ in range(3):
            assert not (await films.look_up([FILM], "en")).known
        with pytest.raises(KeyRefusedError):
            await films.search("matrix", None, "en")
        await asyncio.sleep(0)
    assert told == ["owner"]
    assert len(tmdb.asked) == 1
    assert wrong not in caplog.text


async def test_what_was_known_is_known_after_a_restart_also_for_filters(
    tmp_path: Path, clock: SetClock, tmdb: FakeTmdb
) -> None:
    async with opened(tmp_path, clock, tmdb.url) as (films, _):
        await films.look_up([FILM], "en")
        before = dict(films.traits)
    async with opened(tmp_path, clock, "http://127.0.0.1:9") as (films, _):
        assert films.traits == before != {}
        assert (await films.look_up([FILM], "en")).known


@pytest.mark.parametrize("count", [0, 500])
async def test_a_search_may_find_nothing_or_very_much(
    films: Films, tmdb: FakeTmdb, count: int
) -> None:
    many = {n: payload(n, title=f"Matrix {n}") for n in range(1, count + 1)}
    many[1000] = payload(1000, title="Matrix of desire", adult=True)
    tmdb.source = GivenFilms(dict(reversed(many.items())))
    found = await films.search("matrix", None, "en")
    assert len(found) == min(count, 9)
    assert not any(film.adult for film in found)


async def test_a_search_of_a_silent_tmdb_says_so_soon(
    films: Films, tmdb: FakeTmdb, patience: Callable[[float], None]
) -> None:
    go_on = asyncio.Event()

    async def silent(_: web.Request) -> None:
        await go_on.wait()

    tmdb.fault = silent
    patience(AT_ONCE)
    with pytest.raises(SourceRestingError):  # as long as one question may take, it is another one
        await films.search("matrix", 1999, "en")
    go_on.set()
