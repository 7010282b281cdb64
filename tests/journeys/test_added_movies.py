"""Films that MovieLens lacks: added by an admin, liked at once, recommended, removed again."""

from bot.demo.simulated_server import SimulatedServer
from bot.domain.tastes import TasteChange
from recommender import Profile
from tests.journeys.conversation import answer, choose, heard, last, options, press, tell, text_of
from tests.journeys.night_group import gather

FIRST_ID = 1_000_000_000
ADD_COMET = "!movie add Brand New Comet (2026) Sci-Fi"


async def test_an_added_film_is_liked_at_once_and_survives_a_restart(
    server: SimulatedServer,
) -> None:
    assert "I added **Brand New Comet (2026)**" in await tell(
        server, server.you, '!movie add "Brand New Comet (2026)" Sci-Fi, Drama'
    )

    await tell(server, server.ana, "!like brand new comet")
    await server.restart()
    await tell(server, server.ana, "!likes")

    assert "Brand New Comet (2026)" in heard(server)
    for typed in ("!similar brand new comet", "!why brand new comet", "!movie brand new comet"):
        assert "Brand New Comet" in await tell(server, server.ana, typed), typed


async def test_after_retraining_with_enough_likes_it_is_recommended(
    trainable_server: SimulatedServer,
) -> None:
    server = trainable_server
    await tell(server, server.you, ADD_COMET)
    catalogue = server.services.registry.current.catalogue
    alike = [m.movie_id for m in catalogue if m.genres == ("Sci-Fi",) and m.movie_id < FIRST_ID]
    for person in range(80):
        likes = [FIRST_ID, *alike[person % 5 : person % 5 + 8]]
        changes = [TasteChange.like(movie_id) for movie_id in likes]
        await server.services.store.tastes.record(1000 + person, server.guild.id, changes)

    # What many new accounts like counts little for a week.
    await tell(server, server.you, "!schedule off")
    await server.let_pass(8 * 86_400)
    await tell(server, server.you, "!retrain")
    await server.finish_training()

    assert "is in service" in heard(server), heard(server)
    picks = server.services.registry.current.model.recommend(Profile(likes=alike[:6]), n=20)
    assert FIRST_ID in [pick.movie_id for pick in picks]

    await tell(
        server,
        server.ana,
        "!like " + ", ".join(f"id:{each}" for each in alike[:6]),
    )
    assert "Brand New Comet" in await tell(server, server.ana, "!recommend 20")
    await tell(server, server.you, "!movie remove brand new comet")
    for typed in ("!recommend 25", "!popular 25", f"!similar id:{alike[0]}"):
        assert "Brand New Comet" not in await tell(server, server.ana, typed), typed


async def test_duplicates_and_nonsense_are_refused(server: SimulatedServer) -> None:
    for typed, told in (
        ("!movie add 7 umbrellas (1988)", "I have **7 Umbrellas (1988)** already"),
        ("!movie add The Lighthouse Keeper (1954) Drama", "already"),
        ("!movie add Lighthouse keeper (2004)", "already"),
        ("!movie add Something Without Year", "with its year"),
        ("!movie add Something (3026)", "No film can come out in 3026"),
        ("!movie add Something New (2026) Splatter", "I don't know the genre"),
        ("!movie add ?? (2026)", "with letters or digits"),
    ):
        await tell(server, server.you, typed)

        assert told in heard(server)
        assert await server.services.store.added_movies.all() == []


async def test_a_remake_of_another_year_is_another_film(server: SimulatedServer) -> None:
    await tell(server, server.you, "!movie add Lighthouse Keeper (2026) Horror")

    assert "I added **Lighthouse Keeper (2026)**" in heard(server)


async def test_members_may_neither_add_nor_remove_films(server: SimulatedServer) -> None:
    assert "Manage Server" in await tell(server, server.ben, ADD_COMET)
    await tell(server, server.you, ADD_COMET)

    assert "Manage Server" in await tell(server, server.ben, "!movie remove brand new comet")
    assert "Brand New Comet" in await tell(server, server.ben, "!movie brand new comet")


async def test_only_the_owner_adds_films_for_several_servers(server: SimulatedServer) -> None:
    server.env.create_guild("Film club overseas")
    await server.restart()
    server.env.bot.owner_ids = {server.ana.id}  # type: ignore[attr-defined]
    typed = "!movie add Brand New Comet (2026)"

    assert "only the owner of this bot" in await tell(server, server.you, typed)
    assert "only the owner of this bot" in await tell(
        server, server.you, "!movie remove 7 umbrellas"
    )

    server.env.bot.owner_ids = {server.you.id}  # type: ignore[attr-defined]
    assert "I added **Brand New Comet (2026)**" in await tell(server, server.you, typed)


async def test_a_removed_film_is_found_nowhere_and_what_was_said_of_it_waits(
    server: SimulatedServer,
) -> None:
    await tell(server, server.you, ADD_COMET)
    await tell(server, server.ana, "!like brand new comet")

    assert "I removed **Brand New Comet (2026)**" in await tell(
        server, server.you, "!movie remove brand new comet"
    )

    for restart in (False, True):
        if restart:
            await server.restart()
        assert "know no film called" in await tell(server, server.ana, "!like brand new comet")
        assert "No title that I know" in await tell(server, server.ana, "!find brand new comet")
        for command, option in (("like", "titles"), ("movie remove", "title")):
            found = await server.you.autocomplete(
                server.channel, command, option, "brand new comet"
            )
            assert not any("Comet" in each["name"] for each in found), command
        assert "don't have that film any more" in answer(await press(server, server.you, "Like"))
        assert "Brand New Comet (2026)" in await tell(server, server.ana, "!likes")
    assert "removed the film **Brand New Comet (2026)**" in await tell(
        server, server.you, "!config log"
    )

    assert "is back" in answer(await press(server, server.you, "Undo"))
    assert "You like **Brand New Comet (2026)** already" in await tell(
        server, server.ana, "!like brand new comet"
    )
    found = await server.you.autocomplete(server.channel, "movie remove", "title", "")
    assert [each["name"] for each in found] == ["Brand New Comet (2026)"]


async def test_what_was_said_of_a_removed_film_can_be_taken_back(server: SimulatedServer) -> None:
    for year in (2020, 2026):
        await tell(server, server.you, f"!movie add Brand New Comet ({year})")
        await tell(server, server.ana, f"!like brand new comet {year}")
        await tell(server, server.you, f"!movie remove brand new comet {year}")
    found = await server.ana.autocomplete(server.channel, "unlike", "title", "comet")
    assert {each["name"] for each in found} == {"Brand New Comet (2020)", "Brand New Comet (2026)"}

    assert "Which film do you mean" in await tell(server, server.ana, "!unlike brand new comet")
    assert "I took back what you said" in answer(await choose(server, server.ana, "2020"))
    assert "Brand New Comet (2026)" in await tell(server, server.ana, "!unlike brand new comet")
    assert not await server.services.store.tastes.of(server.ana.id)

    assert "**Brand New Comet (2026)** is back as it was" in answer(
        await press(server, server.ana, "Undo")
    )
    assert "I took back what you said" in await tell(
        server, server.ana, f"!unlike id:{FIRST_ID + 1}"
    )
    assert "know no film called" in await tell(server, server.ben, "!unlike brand new comet")


async def test_a_wrong_year_is_mended_by_removing_and_adding_without_losing_likes(
    server: SimulatedServer,
) -> None:
    await tell(server, server.you, "!movie add Brand New Comet (2025) Drama")
    await tell(server, server.ana, "!like brand new comet")
    await tell(server, server.you, "!movie remove brand new comet")

    assert "is back" in await tell(server, server.you, ADD_COMET)

    assert "Brand New Comet (2026)" in await tell(server, server.ana, "!likes")
    assert "Sci-Fi" in await tell(server, server.ana, "!movie brand new comet")
    assert "already" in answer(await press(server, server.you, "Undo"))
    assert len(await server.services.store.added_movies.all()) == 1


async def test_of_several_removed_films_the_one_of_that_year_comes_back(
    server: SimulatedServer,
) -> None:
    for year in (2025, 2027):
        await tell(server, server.you, f"!movie add Brand New Comet ({year}) Drama")
        await tell(server, server.you, f"!movie remove brand new comet {year}")
    await tell(server, server.you, "!movie add Brand New Comet (2026) Drama")
    await tell(server, server.you, "!movie remove brand new comet")

    assert "is back" in await tell(server, server.you, "!movie add Brand New Comet (2027) Drama")

    found = await server.services.store.added_movies.movies()
    assert [each.movie_id for each in found] == [FIRST_ID + 1]


async def test_another_film_never_gets_the_id_of_a_removed_one(server: SimulatedServer) -> None:
    await tell(server, server.you, ADD_COMET)
    await tell(server, server.ana, "!like brand new comet")
    await tell(server, server.you, "!movie remove brand new comet")
    await tell(server, server.you, "!movie add Something Else Entirely (2026)")

    assert "Something Else" not in await tell(server, server.ana, "!likes")


async def test_only_added_films_can_be_removed(server: SimulatedServer) -> None:
    assert "**7 Umbrellas (1988)** comes from MovieLens" in await tell(
        server, server.you, "!movie remove 7 umbrellas"
    )
    # Where several films may be meant, it is the one that was added.
    await tell(server, server.you, "!movie add Lighthouse Keeper (2026)")
    assert "Which film" in await tell(server, server.ana, "!movie lighthouse keeper")
    assert "I removed **Lighthouse Keeper (2026)**" in await tell(
        server, server.you, "!movie remove lighthouse keeper"
    )


async def test_the_answer_to_which_film_is_meant_removes_it(server: SimulatedServer) -> None:
    for year in (2020, 2026):
        await tell(server, server.you, f"!movie add Lighthouse Keeper ({year})")
    await tell(server, server.you, "!movie remove lighthouse keeper")
    # Films of MovieLens, which cannot be removed, are not offered.
    offered = [each["label"] for each in options(last(server))]
    assert offered == ["Lighthouse Keeper (2020)", "Lighthouse Keeper (2026)", "None of these"]

    assert "I removed **Lighthouse Keeper (2020)**" in answer(
        await choose(server, server.you, "2020")
    )

    assert [each.label for each in await server.services.store.added_movies.movies()] == [
        "Lighthouse Keeper (2026)"
    ]


async def test_a_night_passes_over_a_suggestion_that_was_removed(server: SimulatedServer) -> None:
    await tell(server, server.you, ADD_COMET)
    group = await gather(server, 3)
    await group.plan()
    await group.come()
    await tell(server, server.ana, "!night suggest brand new comet")
    await tell(server, server.you, "!night shortlist")
    assert FIRST_ID in await group.films()

    await tell(server, server.you, "!movie remove brand new comet")
    # The list from before is not voted on any more.
    await group.press(group.host, "Start the vote")

    assert len(await group.films()) == 5
    assert FIRST_ID not in await group.films()


async def test_a_vote_under_way_keeps_a_film_that_is_removed(server: SimulatedServer) -> None:
    await tell(server, server.you, ADD_COMET)
    group = await gather(server, 2)
    await group.plan()
    await group.come()
    await tell(server, server.ana, "!night suggest brand new comet")
    await group.press(group.host, "Start the vote")
    place = (await group.films()).index(FIRST_ID)

    await tell(server, server.you, "!movie remove brand new comet")
    for person in group.everybody:
        await group.approve(person, [place])

    assert (await group.night()).movie_id == FIRST_ID
    await group.settle()
    assert "Brand New Comet (2026)" in text_of(await group.card())
