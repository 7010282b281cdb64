"""Films that MovieLens lacks: added by an admin, liked at once, recommended after retraining."""

import pytest

from bot.demo.town import Town
from bot.store.taste import TasteChange
from recommender import Profile
from tests.journeys.reading import newest

FIRST_ID = 1_000_000_000


async def test_an_added_film_is_liked_at_once_and_survives_a_restart(town: Town) -> None:
    await town.you.send(town.channel, '!movie add "Brand New Comet (2026)" Sci-Fi, Drama')
    assert "Added **Brand New Comet (2026)** (Sci-Fi · Drama)" in newest(town)

    await town.ana.send(town.channel, "!like brand new comet")
    await town.restart()
    await town.ana.send(town.channel, "!likes")

    assert "Brand New Comet (2026)" in newest(town)
    for typed in ("!similar brand new comet", "!why brand new comet", "!movie brand new comet"):
        await town.ana.send(town.channel, typed)
        assert "Brand New Comet" in newest(town), typed


async def test_after_retraining_with_enough_likes_it_is_recommended(school: Town) -> None:
    await school.you.send(school.channel, "!movie add Brand New Comet (2026) Sci-Fi")
    catalogue = school.services.shelf.current.catalogue
    alike = [m.movie_id for m in catalogue if m.genres == ("Sci-Fi",) and m.movie_id < FIRST_ID]
    for person in range(80):
        likes = [FIRST_ID, *alike[person % 5 : person % 5 + 8]]
        changes = [TasteChange.like(movie_id) for movie_id in likes]
        await school.services.store.tastes.record(1000 + person, school.guild.id, changes)

    await school.you.send(school.channel, "!retrain")
    await school.finish_training()

    assert "is in service" in newest(school), newest(school)
    picks = school.services.shelf.current.model.recommend(Profile(likes=alike[:6]), n=20)
    assert FIRST_ID in [pick.movie_id for pick in picks]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("!movie add 7 umbrellas (1988)", "I know **7 Umbrellas (1988)** already"),
        ("!movie add The Lighthouse Keeper (1954) Drama", "already"),
        ("!movie add Lighthouse keeper (2004)", "already"),
        ("!movie add Something Without Year", "with its year"),
        ("!movie add Something (3026)", "is no year"),
        ("!movie add Something New (2026) Splatter", "I do not know the genre"),
        ("!movie add ?? (2026)", "with letters in it"),
    ],
)
async def test_duplicates_and_nonsense_are_refused(town: Town, typed: str, answer: str) -> None:
    await town.you.send(town.channel, typed)

    assert answer in newest(town)
    assert await town.services.store.added_movies.all() == []


async def test_a_remake_of_another_year_is_another_film(town: Town) -> None:
    await town.you.send(town.channel, "!movie add Lighthouse Keeper (2026) Horror")

    assert "Added **Lighthouse Keeper (2026)**" in newest(town)


async def test_members_may_not_add_films(town: Town) -> None:
    await town.ben.send(town.channel, "!movie add Brand New Comet (2026)")

    assert "Manage Server" in newest(town)


async def test_only_the_owner_adds_films_for_several_servers(town: Town) -> None:
    town.env.create_guild("Film club overseas")
    await town.restart()
    town.env.bot.owner_ids = {town.ana.id}  # type: ignore[attr-defined]
    typed = "!movie add Brand New Comet (2026)"

    await town.you.send(town.channel, typed)
    assert "only the owner of this bot" in newest(town)

    town.env.bot.owner_ids = {town.you.id}  # type: ignore[attr-defined]
    await town.you.send(town.channel, typed)
    assert "Added **Brand New Comet (2026)**" in newest(town)
