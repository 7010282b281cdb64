"""Journeys: what people type in Korean is understood, whatever the language of the server."""

from bot.demo.simulated_server import SimulatedServer
from tests.journeys.conversation import tell

UMBRELLAS = 6


async def test_times_wishes_stars_and_titles_in_korean(server: SimulatedServer) -> None:
    assert "★★★★" in await tell(server, server.ana, "!rate 7 umbrellas 별 네 개")
    (taste,) = await server.services.store.tastes.of(server.ana.id)
    assert (taste.movie_id, taste.rating) == (UMBRELLAS, 4)
    heard = await tell(server, server.ana, "!recommend 두 편")
    assert "**2. " in heard
    assert "**3. " not in heard
    assert "7 Umbrellas" in await tell(server, server.ana, "!night plan 7 umbrellas 내일저녁8시반")
    (night,) = await server.services.store.nights.open_in(server.guild.id)
    assert f"{night.starts_at:%H:%M}" == "20:30"


async def test_a_title_in_hangul_that_is_not_known_is_no_film_and_says_why(
    server: SimulatedServer,
) -> None:
    heard = await tell(server, server.ana, "!like 기생충")
    assert "my films have no Korean titles" in heard
    assert not await server.services.store.tastes.of(server.ana.id)
    heard = await tell(server, server.ana, "!night plan 내일 저녁 8시 기생충")
    assert "my films have no Korean titles" in heard
