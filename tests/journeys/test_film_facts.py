"""Journeys: what TMDB knows of films, on cards and lists, also while TMDB is in trouble."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web

from bot.demo.fake_tmdb.server import KEY, FakeTmdb
from bot.demo.simulated_server import SimulatedServer, open_server
from bot.settings import Settings
from tests.bot.films.payloads import GivenFilms, payload
from tests.journeys.conversation import heard, labels, last, pictures, said, speaks, tell, text_of

FILM = "Marmalade & Gunpowder (1999)"
MARMALADE = 7


class EveryFilm(GivenFilms):
    """Knows each number as a film."""

    def film(self, number: int, language: str) -> dict[str, object]:
        del language
        return {**payload(number, title=f"Film {number}"), **self.films.get(number, {})}


@pytest.fixture
async def tmdb() -> AsyncIterator[FakeTmdb]:
    async with FakeTmdb(EveryFilm()).open() as server:
        yield server


@pytest.fixture
async def server(server_settings: Settings, tmdb: FakeTmdb) -> AsyncIterator[SimulatedServer]:
    settings = server_settings.model_copy(
        update={"tmdb_key": Settings.load(None, tmdb_key=KEY).tmdb_key, "tmdb_url": tmdb.url}
    )
    async with open_server(settings) as opened:
        opened.services.films.number_of = lambda movie: movie.movie_id
        yield opened


async def test_a_card_shows_facts_in_the_country_and_language_of_the_server(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    await tell(server, server.you, "!config country germany")
    await tell(server, server.you, "!config locale de")
    card = await tell(server, server.ana, f"!movie {FILM}")
    assert "2 h 16 min · rated 16" in card
    assert r"A hacker finds out that \*all\* is a dream." in card
    assert "With A and B" in card
    assert "**Where to watch in Germany**\nStream: Prime, Netflix\nRent: Apple TV" in card
    assert "TMDB" in card
    assert "JustWatch" in card
    assert pictures(last(server)) == [f"{tmdb.url}/t/p/w342{payload()['poster_path']}"]
    listed = await tell(server, server.ana, "!recommend 3")
    assert listed.count("2 h 16 min · rated 16 · on Prime, Netflix") == 3


class Delay:
    """Lets TMDB answer when it is told to."""

    def __init__(self, server: SimulatedServer, tmdb: FakeTmdb) -> None:
        self._over = asyncio.Event()
        tmdb.fault = self._wait
        # As after a first answer that had to wait; SimCord's time stands still while one does.
        server.services.films._is_prompt = False

    async def _wait(self, _: web.Request) -> None:
        await self._over.wait()

    def end(self) -> None:
        self._over.set()


async def test_facts_that_come_late_complete_what_was_said_without_them(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    delay = Delay(server, tmdb)
    asking = asyncio.create_task(tell(server, server.ana, f"!movie {FILM}"))
    await speaks(server)
    before = heard(server)
    assert FILM in before
    assert "TMDB" not in before
    delay.end()
    await asking
    await server.env.settle()
    assert len(said(server)) == 1
    assert "2 h 16 min" in heard(server)
    assert labels(last(server)) == ["Like", "Seen", "Not for me", "Watchlist", "More like this"]


async def test_people_notice_nothing_of_a_refused_key_and_the_owner_hears_of_it_once(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    tmdb.key = "another"
    assert "Facts:" not in await tell(server, server.ana, f"!movie {FILM}")
    assert "**3. " in await tell(server, server.ana, "!recommend 3")
    told = [text_of(each) for each in said(server) if "MATINEE_TMDB_KEY" in text_of(each)]
    assert len(told) == 1
    assert not any("MATINEE_TMDB_KEY" in each.content for each in server.visible("ana"))


async def test_the_cards_of_a_night_show_facts_and_the_poster_of_its_film(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    await tell(server, server.you, "!config country DE")
    card = await tell(server, server.ana, f"!night plan in 5 days {FILM}")
    assert "2 h 16 min · rated 16 · on Prime, Netflix" in card
    (night,) = await server.services.store.nights.open_in(server.guild.id)
    over = int(night.starts_at.timestamp()) + 136 * 60
    assert f"Ends about <t:{over}:t>" in card
    assert pictures(next(each for each in said(server) if labels(each)))
    await tell(server, server.ana, "!night plan in 6 days")
    await tell(server, server.ana, "!night shortlist 2")
    listed = heard(server)
    assert listed.count("2 h 16 min") == 5
    assert "JustWatch" in listed


def give_lengths(server: SimulatedServer, tmdb: FakeTmdb, minutes: Callable[[int], int]) -> None:
    """Let TMDB know how long each film is."""
    source = tmdb.source
    assert isinstance(source, EveryFilm)
    for movie in server.services.registry.current.catalogue:
        source.films[movie.movie_id] = {"runtime": minutes(movie.movie_id)}


async def test_lists_are_as_short_and_as_harmless_as_was_asked_for(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    give_lengths(server, tmdb, lambda number: 80 + number % 3 * 30)
    listed = await tell(server, server.ana, "!recommend 5 under 100 minutes")
    assert listed.count("1 h 20 min") == 5
    assert "For ana: at most 100 minutes" in listed
    listed = await tell(server, server.ana, "!recommend 3 rated pg")
    assert "**1. " not in listed
    assert "whose age rating I don't know" in listed
    listed = await tell(server, server.ana, "!popular 5 under 100 minutes")
    assert listed.count("1 h 20 min") == 5
    listed = await tell(server, server.ana, "!recommend 3 korean")
    assert "**1. " not in listed


async def test_a_length_that_comes_late_takes_back_what_was_said_without_it(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    give_lengths(server, tmdb, lambda number: 80 + number % 2 * 40)
    for line, doubt in (
        ("!pick horror under 100 minutes", "I don't know yet how long this film is."),
        ("!recommend 5 comedy not horror under 100 minutes", "how long 5 of these films are."),
    ):
        newest = server.newest_message_id
        delay = Delay(server, tmdb)
        asking = asyncio.create_task(tell(server, server.ana, line))
        await speaks(server, after=newest)
        assert doubt in heard(server)
        delay.end()
        await asking
        await server.env.settle()
        assert "don't know yet how long" not in heard(server)
        assert ("2 h" in heard(server)) == ("not to have the length you asked for" in heard(server))
    assert "1 h 20 min" in await tell(server, server.ana, "!pick horror under 100 minutes")


async def test_films_that_all_turn_out_too_long_are_no_list(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    for line in ("!recommend under 20 min", "!popular under 20 min"):
        assert "that fits: at most 20 minutes" in await tell(server, server.ana, line)
    ben = server.ben.mention
    told = await tell(server, server.ana, f"!recommend {ben} under 20 min")
    assert "for all of you that fits: at most 20 minutes" in told


async def test_lists_for_several_are_as_short_and_as_harmless_as_was_asked_for(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    give_lengths(server, tmdb, lambda number: 80 + number % 3 * 30)
    ben = server.ben.mention
    listed = await tell(server, server.ana, f"!recommend 3 {ben} at least 100 min under 2 hours")
    assert listed.count("1 h 50 min") == 3, "nobody had asked TMDB of any film before"
    listed = await tell(server, server.ana, f"!night shortlist {ben} under 100 min")
    assert listed.count("1 h 20 min") == 5
    refused = await tell(server, server.ana, f"!night shortlist {ben} rated pg")
    assert "whose age rating I don't know" in refused

    await tell(server, server.ana, "!night plan in 5 days")
    listed = await tell(server, server.ana, "!night shortlist at least 2 h")
    assert listed.count("2 h 20 min") == 5
    assert "Only: at least 120 minutes." in listed
    first = (await server.services.store.nights.get(1)).films[0].movie_id
    seen = server.services.registry.current.catalogue[first]
    await tell(server, server.ana, f"!seen {seen.label}")
    await tell(server, server.ana, "!night vote")
    assert "Only: at least 120 minutes." in heard(server), "a new list is as was wished for"
    voted_on = [film.movie_id for film in (await server.services.store.nights.get(1)).films]
    assert first not in voted_on
    assert all(80 + movie_id % 3 * 30 >= 120 for movie_id in voted_on)
