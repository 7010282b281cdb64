"""Journeys: films that are newer than the data set, found at TMDB, chosen, confirmed, liked."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from bot.demo.fake_tmdb.server import KEY, FakeTmdb, refusal
from bot.demo.simulated_server import SimulatedServer, open_server
from bot.settings import Settings
from tests.bot.films.payloads import GivenFilms, payload
from tests.journeys.conversation import (
    choose,
    heard,
    labels,
    last,
    options,
    press,
    said,
    tell,
    text_of,
)

DAY = 86_400
COMET = payload(1001, title="Comet", imdb_id="tt7000001", release_date="2024-05-01")
REMAKE = payload(1002, title="Comet", imdb_id="tt7000002", release_date="2025-05-01")
LONELY = payload(1003, title="Lonely Comet", imdb_id="tt7000003", release_date="2023-01-01")
ADULT = payload(1004, title="Comet of Lust", imdb_id=None, release_date="2023-01-01", adult=True)
UMBRELLAS = payload(1005, title="7 Umbrellas", imdb_id=None, release_date="1988-01-01")


@pytest.fixture
async def tmdb() -> AsyncIterator[FakeTmdb]:
    films = GivenFilms(
        {int(each["id"]): each for each in (COMET, REMAKE, LONELY, ADULT, UMBRELLAS)}
    )
    async with FakeTmdb(films).open() as server:
        yield server


@pytest.fixture
async def server(server_settings: Settings, tmdb: FakeTmdb) -> AsyncIterator[SimulatedServer]:
    key = Settings.load(None, tmdb_key=KEY).tmdb_key
    settings = server_settings.model_copy(update={"tmdb_key": key, "tmdb_url": tmdb.url})
    async with open_server(settings) as opened:
        yield opened


def films(server: SimulatedServer) -> list[str]:
    return [
        movie.label
        for movie in server.services.registry.current.catalogue
        if movie.movie_id >= 1_000_000_000
    ]


async def test_what_has_no_letter_is_no_film_to_add(server: SimulatedServer) -> None:
    told = await tell(server, server.you, "!like !!!???")
    assert "check the spelling" in told
    assert "add it" not in told
    assert labels(last(server)) == []
    await tell(server, server.you, "!like !!!???, wildly unknown film")
    assert labels(last(server)) == ["Add wildly unknown film"]


async def test_a_film_is_looked_up_chosen_confirmed_and_liked(server: SimulatedServer) -> None:
    await tell(server, server.you, "!movie add comet")
    labelled = [option["label"] for option in options(last(server))]
    assert labelled[:3] == ["Comet (2024)", "Comet (2025)", "Lonely Comet (2023)"]
    assert not any("Lust" in label for label in labelled)
    await choose(server, server.you, "Comet (2025)")
    assert "Shall I add **Comet (2025)**?" in heard(server)
    assert "2 h 16 min" in heard(server)
    assert films(server) == []
    await press(server, server.you, "Add this film")
    assert "I added **Comet (2025)**" in heard(server)
    await tell(server, server.ana, "!like comet")
    card = await tell(server, server.ana, "!movie comet")
    assert "Action · Science Fiction" in card
    assert "TMDB" in labels(last(server))
    again = await tell(server, server.you, "!movie add https://www.themoviedb.org/movie/1002-comet")
    assert "I have **Comet (2025)** already" in again
    assert "I have **7 Umbrellas (1988)** already" in await tell(
        server, server.you, "!movie add tt0000000 https://themoviedb.org/movie/1005"
    )
    await tell(server, server.you, "!movie add tt7000003")
    assert "Shall I add **Lonely Comet (2023)**?" in heard(server)
    await press(server, server.you, "Don't add it")
    assert films(server) == ["Comet (2025)"]


@pytest.mark.slow
async def test_after_half_a_year_only_what_a_member_confirmed_stays(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    await server.services.store.policies.change(server.guild.id, "off", None)
    await tell(server, server.you, "!movie add tt7000003")
    await press(server, server.you, "Add this film")
    await tell(server, server.ana, "!like lonely comet")

    async def offline(_: web.Request) -> web.Response:
        return refusal(503, 9, "Service offline.")

    tmdb.fault = offline
    await server.restart(after=179 * DAY)
    assert server.services.films.traits
    await server.let_pass(2 * DAY)
    assert not server.services.films.traits, "a bot that runs on forgets, too"
    assert await server.services.store.film_facts.get([1003], "en") == {}
    card = await tell(server, server.ana, "!movie lonely comet")
    assert "Lonely Comet (2023)" in card
    assert "2 h 16 min" not in card
    assert "Science Fiction" not in card
    assert films(server) == ["Lonely Comet (2023)"]
    assert "Lonely Comet (2023)" in await tell(server, server.ana, "!likes")


async def test_who_may_add_films_is_a_setting(server: SimulatedServer) -> None:
    assert "Manage Server" in await tell(server, server.ben, "!movie add lonely comet")
    await tell(server, server.you, "!config who_adds everybody")
    await tell(server, server.ben, "!movie add lonely comet")
    await press(server, server.ben, "Add this film")
    assert films(server) == ["Lonely Comet (2023)"]
    assert "adult film" in await tell(
        server, server.ben, "!movie add https://www.themoviedb.org/movie/1004"
    )
    await tell(server, server.you, "!config who_adds nobody")
    assert "Nobody may add films" in await tell(server, server.you, "!movie add comet 2024")


async def test_a_silent_tmdb_leaves_adding_as_it_is_without_a_key(
    server: SimulatedServer, tmdb: FakeTmdb
) -> None:
    async def fault(_: web.Request) -> web.Response:
        return refusal(503, 9, "Service offline.")

    tmdb.fault = fault
    assert "with its year" in await tell(server, server.you, "!movie add comet")
    await tell(server, server.you, '!movie add "Comet (2025)" Sci-Fi')
    assert any("I added **Comet (2025)**" in text_of(each) for each in said(server))


async def test_an_unknown_title_says_where_films_end_and_is_added_by_a_button(
    server: SimulatedServer,
) -> None:
    asked = await tell(server, server.ben, "!like cmoet")
    assert "I know no film called “cmoet”. My films end in" in asked
    assert "ask an admin to add it if it is newer" in asked
    assert not labels(last(server))
    newer = await tell(server, server.you, "!like comet 2025")
    assert "so “comet 2025” is not among them. You can add it." in newer
    await press(server, server.you, "Add comet 2025")
    assert "Shall I add **Comet (2025)**?" in heard(server)
    await press(server, server.you, "Add this film")
    assert "You like **Comet (2025)** now" in await tell(server, server.ben, "!like comet 2025")
    await tell(server, server.you, "!config who_adds nobody")
    refused = await tell(server, server.you, "!similar zzyzx qwv")
    assert refused.endswith(": check the spelling.")


async def test_a_film_that_a_larger_set_knows_is_added_as_it_lists_it(
    server: SimulatedServer, tmp_path: Path
) -> None:
    (tmp_path / "movies.csv").write_text(
        'movieId,title,genres\n900001,"Glass Harbour, The (2021)",Drama|Mystery\n', "utf-8"
    )
    (tmp_path / "ratings.csv").write_text("userId,movieId,rating,timestamp\n", "utf-8")
    server.services.further_films.gather(tmp_path)
    answer = await tell(server, server.you, "!like glas harbor")
    assert "I know **The Glass Harbour (2021)** by name only: my films end in" in answer
    await press(server, server.you, "Add The Glass Harbour (2021)")
    assert "I added **The Glass Harbour (2021)**" in heard(server)
    card = await tell(server, server.ana, "!movie glass harbour")
    assert "Drama · Mystery" in card
