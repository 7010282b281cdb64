"""Journeys: people give stars, and are asked where a number may belong to the title."""

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.tastes import Opinion
from tests.burst import press_at_once
from tests.journeys.conversation import answer, heard, labels, last, press, said, tell
from tests.journeys.test_tastes import MARMALADE, MOON, UMBRELLAS, tastes

FIRST, SECOND = 3, 4  # Marzipan Conspiracy (1991) and Marzipan Conspiracy II (1994)
STARS = "2 stars for Marzipan Conspiracy (1991)"


async def test_a_number_that_may_belong_to_the_title_is_asked_about(
    server: SimulatedServer,
) -> None:
    heard = await tell(server, server.ana, "!rate marzipan conspiracy 2")
    assert "Marzipan Conspiracy II (1994)" in heard
    assert "2 stars for **Marzipan Conspiracy (1991)**" in heard
    assert len(labels(last(server))) == 2
    assert not await tastes(server)


async def test_it_was_the_stars(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate marzipan conspiracy 2")
    await server.restart()
    assert "somebody else" in answer(await press(server, server.ben, STARS))
    result = await press(server, server.ana, STARS)
    assert {m: t.rating for m, t in (await tastes(server)).items()} == {FIRST: 2}
    assert result.response is not None
    assert labels(result.response) == ["Undo"]


async def test_it_was_the_film(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate marzipan conspiracy 2")
    await press(server, server.ana, "The film Marzipan Conspiracy II (1994)")
    await server.restart()
    await press(server, server.ana, "★★★★½")
    taste = (await tastes(server))[SECOND]
    assert (taste.rating, taste.opinion) == (4.5, Opinion.LIKE)
    assert "★★★★½" in heard(server)


async def test_two_presses_at_once_do_one_thing(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate marzipan conspiracy 2")
    ana, question = server.ana, last(server)
    pressed = (ana, server.channel.id, question.id, f"matinee:rate:{FIRST}.2:{ana.id}")
    await press_at_once(server.env, [pressed, pressed])
    assert labels(last(server)) == ["Undo"]
    assert "already" not in heard(server)


async def test_stars_behind_joined_titles_are_for_each(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate marmalade & gunpowder and also 7 umbrellas 4")
    given = {movie_id: taste.rating for movie_id, taste in (await tastes(server)).items()}
    assert given == {MARMALADE: 4, UMBRELLAS: 4}


async def test_any_other_number_is_the_stars(server: SimulatedServer) -> None:
    for text in ("marmalade 4", "4 marmalade and gunpowder", "marmalade ★★★★", "4/5 marmalade"):
        assert "You gave" in await tell(server, server.ana, f"!rate {text}")
        assert (await tastes(server))[MARMALADE].rating == 4, text
        await tell(server, server.ana, "!rate marmalade 1")


async def test_half_stars_are_kept_shown_and_exported(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate 3.5 marmalade")
    await server.ana.slash(server.channel, "rate", title="7 umbrellas", stars=4.5)
    await server.restart()
    stored = await tastes(server)
    assert (stored[MARMALADE].rating, stored[MARMALADE].opinion) == (3.5, None)
    assert (stored[UMBRELLAS].rating, stored[UMBRELLAS].opinion) == (4.5, Opinion.LIKE)
    assert "7 Umbrellas (1988)** ★★★★½" in await tell(server, server.ana, "!likes")
    exported = await server.services.store.personal.export(server.ana.id)
    assert "4.5" in str(exported["tastes"])
    assert len((await server.services.store.tastes.snapshot()).weights) == 1


async def test_without_stars_they_are_asked_for(server: SimulatedServer) -> None:
    assert "Give 1 to 5 stars to **7 Umbrellas" in await tell(
        server, server.ana, "!rate 7 umbrellas"
    )
    await press(server, server.ana, "★★★")
    assert (await tastes(server))[UMBRELLAS].rating == 3
    for number in ("-1", "6", "★★★★★★", "마이너스 1점"):
        answered = await tell(server, server.ana, f"!rate marmalade {number}")
        assert "Give 1 to 5 stars to **Marmalade" in answered
    assert "Give 1 to 5" in await tell(server, server.ana, "!rate 7 umbrellas -1, marmalade 2")
    assert {m: t.rating for m, t in (await tastes(server)).items()} == {UMBRELLAS: 3, MARMALADE: 2}


async def test_several_films_get_their_stars_in_one_answer(server: SimulatedServer) -> None:
    before = len(said(server))
    text = "1. 7 Umbrellas (1988) ★★★★½\n2. Marmalade & Gunpowder (1999) ★★"
    answered = await tell(server, server.ana, f"!rate {text}")
    assert len(said(server)) == before + 1
    assert "★★★★½" in answered
    rated = {m: t.rating for m, t in (await tastes(server)).items()}
    assert rated == {UMBRELLAS: 4.5, MARMALADE: 2}
    await press(server, server.ana, "Undo")
    assert not await tastes(server)


async def test_each_film_of_a_line_has_its_own_stars(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate marmalade 8/10, 7 umbrellas ★★★★★")
    rated = {m: t.rating for m, t in (await tastes(server)).items()}
    assert rated == {MARMALADE: 4, UMBRELLAS: 5}


async def test_stars_beside_a_list_hold_for_all(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate 4 marmalade and gunpowder, who painted the moon")
    assert {m: t.rating for m, t in (await tastes(server)).items()} == {MARMALADE: 4, MOON: 4}


async def test_what_has_no_stars_in_a_list_is_told(server: SimulatedServer) -> None:
    answered = await tell(
        server, server.ana, "!rate marmalade 4; who painted the moon; 7 umbrellas 3"
    )
    assert "no stars for “who painted the moon”" in answered
    assert set(await tastes(server)) == {MARMALADE, UMBRELLAS}


@pytest.mark.parametrize(("command", "has"), [("like", "You like"), ("seen", "You have seen")])
async def test_pasted_rows_are_read_by_every_command(
    server: SimulatedServer, command: str, has: str
) -> None:
    rows = (
        "Date,Name,Year,Letterboxd URI,Rating\n"
        "2024-01-05,7 Umbrellas,1988,https://boxd.it/2a1m,4.5\n"
        "2024-01-06,Marmalade & Gunpowder,1999,https://boxd.it/2b,5"
    )
    before = len(said(server))
    assert has in await tell(server, server.ana, f"!{command} {rows}")
    assert len(said(server)) == before + 1
    assert set(await tastes(server)) == {UMBRELLAS, MARMALADE}
