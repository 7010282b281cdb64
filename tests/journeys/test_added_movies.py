"""Films that MovieLens lacks: added by an admin, liked at once, recommended, removed again."""

import pytest

from bot.demo.town import Town
from bot.domain.tastes import TasteChange
from recommender import Profile
from tests.journeys.evening import gather
from tests.journeys.reading import newest
from tests.journeys.talk import answer, choose, last, options, press, tell

FIRST_ID = 1_000_000_000
ADD_COMET = "!movie add Brand New Comet (2026) Sci-Fi"


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
    await school.you.send(school.channel, ADD_COMET)
    catalogue = school.services.registry.current.catalogue
    alike = [m.movie_id for m in catalogue if m.genres == ("Sci-Fi",) and m.movie_id < FIRST_ID]
    for person in range(80):
        likes = [FIRST_ID, *alike[person % 5 : person % 5 + 8]]
        changes = [TasteChange.like(movie_id) for movie_id in likes]
        await school.services.store.tastes.record(1000 + person, school.guild.id, changes)

    await school.you.send(school.channel, "!retrain")
    await school.finish_training()

    assert "is in service" in newest(school), newest(school)
    picks = school.services.registry.current.model.recommend(Profile(likes=alike[:6]), n=20)
    assert FIRST_ID in [pick.movie_id for pick in picks]

    await school.ana.send(school.channel, "!like " + ", ".join(f"id:{each}" for each in alike[:6]))
    assert "Brand New Comet" in await tell(school, school.ana, "!recommend 20")
    await tell(school, school.you, "!movie remove brand new comet")
    for typed in ("!recommend 25", "!popular 25", f"!similar id:{alike[0]}"):
        assert "Brand New Comet" not in await tell(school, school.ana, typed), typed


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


async def test_members_may_neither_add_nor_remove_films(town: Town) -> None:
    assert "Manage Server" in await tell(town, town.ben, ADD_COMET)
    await tell(town, town.you, ADD_COMET)

    assert "Manage Server" in await tell(town, town.ben, "!movie remove brand new comet")
    assert "Brand New Comet" in await tell(town, town.ben, "!movie brand new comet")


async def test_only_the_owner_adds_films_for_several_servers(town: Town) -> None:
    town.env.create_guild("Film club overseas")
    await town.restart()
    town.env.bot.owner_ids = {town.ana.id}  # type: ignore[attr-defined]
    typed = "!movie add Brand New Comet (2026)"

    await town.you.send(town.channel, typed)
    assert "only the owner of this bot" in newest(town)
    await town.you.send(town.channel, "!movie remove 7 umbrellas")
    assert "only the owner of this bot" in newest(town)

    town.env.bot.owner_ids = {town.you.id}  # type: ignore[attr-defined]
    await town.you.send(town.channel, typed)
    assert "Added **Brand New Comet (2026)**" in newest(town)


async def test_a_removed_film_is_found_nowhere_and_what_was_said_of_it_waits(town: Town) -> None:
    await tell(town, town.you, ADD_COMET)
    await tell(town, town.ana, "!like brand new comet")

    assert "Removed **Brand New Comet (2026)**" in await tell(
        town, town.you, "!movie remove brand new comet"
    )

    for restart in (False, True):
        if restart:
            await town.restart()
        assert "know no film called" in await tell(town, town.ana, "!like brand new comet")
        assert "No title that I know" in await tell(town, town.ana, "!find brand new comet")
        for command, option in (("like", "titles"), ("movie remove", "title")):
            found = await town.you.autocomplete(town.channel, command, option, "brand new comet")
            assert not any("Comet" in each["name"] for each in found), command
        assert "no longer in my catalogue" in answer(await press(town, town.you, "Like"))
        assert "Brand New Comet (2026)" in await tell(town, town.ana, "!likes")
    assert "removed the film **Brand New Comet (2026)**" in await tell(
        town, town.you, "!config log"
    )

    assert "is back" in answer(await press(town, town.you, "Undo"))
    assert "already among your likes" in await tell(town, town.ana, "!like brand new comet")
    found = await town.you.autocomplete(town.channel, "movie remove", "title", "")
    assert [each["name"] for each in found] == ["Brand New Comet (2026)"]


async def test_what_was_said_of_a_removed_film_can_be_taken_back(town: Town) -> None:
    for year in (2020, 2026):
        await tell(town, town.you, f"!movie add Brand New Comet ({year})")
        await tell(town, town.ana, f"!like brand new comet {year}")
        await tell(town, town.you, f"!movie remove brand new comet {year}")
    found = await town.ana.autocomplete(town.channel, "unlike", "title", "comet")
    assert {each["name"] for each in found} == {"Brand New Comet (2020)", "Brand New Comet (2026)"}

    assert "Which film do you mean" in await tell(town, town.ana, "!unlike brand new comet")
    assert "Taken off" in answer(await choose(town, town.ana, "2020"))
    assert "Brand New Comet (2026)" in await tell(town, town.ana, "!unlike brand new comet")
    assert not await town.services.store.tastes.of(town.ana.id)

    assert "Undone: **Brand New Comet (2026)**" in answer(await press(town, town.ana, "Undo"))
    assert "Taken off" in await tell(town, town.ana, f"!unlike id:{FIRST_ID + 1}")
    assert "know no film called" in await tell(town, town.ben, "!unlike brand new comet")


async def test_a_wrong_year_is_mended_by_removing_and_adding_without_losing_likes(
    town: Town,
) -> None:
    await tell(town, town.you, "!movie add Brand New Comet (2025) Drama")
    await tell(town, town.ana, "!like brand new comet")
    await tell(town, town.you, "!movie remove brand new comet")

    assert "is back" in await tell(town, town.you, ADD_COMET)

    assert "Brand New Comet (2026)" in await tell(town, town.ana, "!likes")
    assert "Sci-Fi" in await tell(town, town.ana, "!movie brand new comet")
    assert "already" in answer(await press(town, town.you, "Undo"))
    assert len(await town.services.store.added_movies.all()) == 1


async def test_of_several_removed_films_the_one_of_that_year_comes_back(town: Town) -> None:
    for year in (2025, 2027):
        await tell(town, town.you, f"!movie add Brand New Comet ({year}) Drama")
        await tell(town, town.you, f"!movie remove brand new comet {year}")
    await tell(town, town.you, "!movie add Brand New Comet (2026) Drama")
    await tell(town, town.you, "!movie remove brand new comet")

    assert "is back" in await tell(town, town.you, "!movie add Brand New Comet (2027) Drama")

    found = await town.services.store.added_movies.movies()
    assert [each.movie_id for each in found] == [FIRST_ID + 1]


async def test_another_film_never_gets_the_id_of_a_removed_one(town: Town) -> None:
    await tell(town, town.you, ADD_COMET)
    await tell(town, town.ana, "!like brand new comet")
    await tell(town, town.you, "!movie remove brand new comet")
    await tell(town, town.you, "!movie add Something Else Entirely (2026)")

    assert "Something Else" not in await tell(town, town.ana, "!likes")


async def test_only_added_films_can_be_removed(town: Town) -> None:
    assert "**7 Umbrellas (1988)** comes from MovieLens" in await tell(
        town, town.you, "!movie remove 7 umbrellas"
    )
    # Where several films may be meant, it is the one that was added.
    await tell(town, town.you, "!movie add Lighthouse Keeper (2026)")
    assert "Which film" in await tell(town, town.ana, "!movie lighthouse keeper")
    assert "Removed **Lighthouse Keeper (2026)**" in await tell(
        town, town.you, "!movie remove lighthouse keeper"
    )


async def test_the_answer_to_which_film_is_meant_removes_it(town: Town) -> None:
    for year in (2020, 2026):
        await tell(town, town.you, f"!movie add Lighthouse Keeper ({year})")
    await tell(town, town.you, "!movie remove lighthouse keeper")
    # Films of MovieLens, which cannot be removed, are not offered.
    offered = [each["label"] for each in options(last(town))]
    assert offered == ["Lighthouse Keeper (2020)", "Lighthouse Keeper (2026)", "None of these"]

    assert "Removed **Lighthouse Keeper (2020)**" in answer(await choose(town, town.you, "2020"))

    assert [each.label for each in await town.services.store.added_movies.movies()] == [
        "Lighthouse Keeper (2026)"
    ]


async def test_a_night_passes_over_a_suggestion_that_was_removed(town: Town) -> None:
    await tell(town, town.you, ADD_COMET)
    evening = await gather(town, 3)
    await evening.plan()
    await evening.come()
    await tell(town, town.ana, "!night suggest brand new comet")
    await tell(town, town.you, "!night shortlist")
    assert FIRST_ID in await evening.films()

    await tell(town, town.you, "!movie remove brand new comet")
    # The list from before is not voted on any more.
    await evening.press(evening.host, "Start the vote")

    assert len(await evening.films()) == 5
    assert FIRST_ID not in await evening.films()


async def test_a_vote_under_way_keeps_a_film_that_is_removed(town: Town) -> None:
    await tell(town, town.you, ADD_COMET)
    evening = await gather(town, 2)
    await evening.plan()
    await evening.come()
    await tell(town, town.ana, "!night suggest brand new comet")
    await evening.press(evening.host, "Start the vote")
    place = (await evening.films()).index(FIRST_ID)

    await tell(town, town.you, "!movie remove brand new comet")
    for person in evening.everybody:
        await evening.approve(person, [place])

    assert (await evening.night()).movie_id == FIRST_ID
    await evening.settle()
    assert any("Brand New Comet (2026)" in (e.title or "") for e in (await evening.card()).embeds)
