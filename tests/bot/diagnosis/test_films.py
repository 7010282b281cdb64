"""The doctor says whether TMDB takes the key, and never shows it."""

from bot.demo.fake_tmdb.server import KEY, FakeTmdb
from bot.diagnosis.check_result import CheckState
from bot.diagnosis.films import check_films
from bot.settings import Settings
from tests.bot.films.payloads import GivenFilms


async def state(key: str, url: str, *, online: bool = True) -> CheckState:
    settings = Settings.load(None, tmdb_key=key, tmdb_url=url)
    (result,) = await check_films(settings, online=online)
    assert not key or key not in f"{result.summary} {result.remedy}"
    return result.state


async def test_a_key_is_tried_only_when_asked_to() -> None:
    async with FakeTmdb(GivenFilms()).open() as tmdb:
        assert await state("", tmdb.url) is CheckState.OK
        assert await state("f" * 32, tmdb.url, online=False) is CheckState.OK
        assert tmdb.asked == []
        assert await state("f" * 32, tmdb.url) is CheckState.PROBLEM
        assert await state(KEY, tmdb.url) is CheckState.OK
