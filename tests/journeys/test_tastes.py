"""Journeys: people say what they like, dislike and have seen."""

from bot.demo.simulated_server import SimulatedServer
from bot.domain.tastes import Opinion, Taste, TasteChange
from tests.journeys.conversation import answer, choose, labels, last, options, press, tell, text_of

MARMALADE, UMBRELLAS, MOON, OLD_KEEPER, NEW_KEEPER = 7, 6, 8, 1, 2


async def tastes(server: SimulatedServer, name: str = "ana") -> dict[int, Taste]:
    listed = await server.services.store.tastes.of(server.members[name].id)
    return {taste.movie_id: taste for taste in listed}


async def test_a_like_names_the_film_and_is_kept_over_a_restart(server: SimulatedServer) -> None:
    heard = await tell(server, server.ana, "!like marmelade and gunpowder")
    assert "Marmalade & Gunpowder (1999)" in heard
    assert "first like" in heard
    await server.restart()
    assert (await tastes(server))[MARMALADE].opinion is Opinion.LIKE
    assert not await tastes(server, "ben")
    assert "Marmalade & Gunpowder (1999)" in await tell(server, server.ana, "!likes")


async def test_titles_joined_by_words_are_all_liked(server: SimulatedServer) -> None:
    for text in (
        "7 umbrellas (1988) and also marmalade & gunpowder",
        "marmalade and gunpowder, and then 7 umbrellas",
        "7 umbrellas as well as marmalad and gunpowder",
    ):
        await tell(server, server.ana, f"!like {text}")
        assert {*await tastes(server)} == {MARMALADE, UMBRELLAS}, text
        await press(server, server.ana, "Undo")
    await tell(server, server.ana, "!like marzipan conspiracy 1 and 2")
    assert len(await tastes(server)) == 2


async def test_a_command_for_one_film_asks_which_of_several_that_are_named(
    server: SimulatedServer,
) -> None:
    for text in ("marzipan conspiracy 1 and 2", "7 umbrellas (1988) as well as lighthouse kepers"):
        asked = await tell(server, server.ana, f"!similar {text}")
        assert "Which film do you mean" in asked, text
    await tell(server, server.ana, "!predict marzipan conspiracy 1 and 2")
    offered = [option["label"] for option in options(last(server))]
    assert offered[:2] == ["Marzipan Conspiracy (1991)", "Marzipan Conspiracy II (1994)"]


async def test_undo_after_a_restart_takes_it_back_once(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like 7 umbrellas")
    await server.restart()
    message = last(server)
    assert "is back as it was" in answer(await press(server, server.ana, "Undo"))
    assert not await tastes(server)
    assert labels(last(server)) == []
    assert message.id == last(server).id


async def test_nobody_undoes_what_another_said(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like 7 umbrellas")
    result = await press(server, server.ben, "Undo")
    assert result.response is not None
    assert result.response.ephemeral
    assert "somebody else" in result.response.content
    assert UMBRELLAS in await tastes(server)


async def test_several_titles_get_one_summary_and_a_question_for_each_doubtful_one(
    server: SimulatedServer,
) -> None:
    heard = await tell(
        server, server.ana, "!like 7 umbrellas, lighthouse keeper; who painted the moon"
    )
    assert heard.count("You like") == 1
    assert "2 films" in heard
    assert heard.count("Which film do you mean") == 1
    assert set(await tastes(server)) == {UMBRELLAS, MOON}
    offered = {option["label"]: option.get("description") for option in options(last(server))}
    assert "Drama" in str(offered["The Lighthouse Keeper (1954)"])
    assert "rating" in str(offered["The Lighthouse Keeper (2003)"])


async def test_the_question_is_answered_after_a_restart_and_only_by_who_was_asked(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!like lighthouse keeper")
    await server.restart()
    assert "somebody else" in answer(await choose(server, server.ben, "2003"))
    assert not await tastes(server)
    result = await choose(server, server.ana, "2003")
    assert "You like" in answer(result)
    assert (await tastes(server))[NEW_KEEPER].opinion is Opinion.LIKE
    assert result.response is not None
    assert labels(result.response) == ["Undo"]


async def test_none_of_these_stores_nothing(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like lighthouse keeper")
    await choose(server, server.ana, "None of these")
    assert "I stored nothing" in last(server).content
    assert not await tastes(server)


async def test_the_question_keeps_what_was_asked_for(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate 4 lighthouse keeper")
    await choose(server, server.ana, "1954")
    assert (await tastes(server))[OLD_KEEPER].rating == 4
    await tell(server, server.ana, "!seen lighthouse keeper")
    await choose(server, server.ana, "2003")
    assert (await tastes(server))[NEW_KEEPER].seen


async def test_stars_become_likes_and_dislikes(server: SimulatedServer) -> None:
    for typed, stars, opinion in (
        ("!rate 5 7 umbrellas", 5, Opinion.LIKE),
        ("!rate 7 umbrellas 4", 4, Opinion.LIKE),
        ("!rate 7 umbrellas 3/5", 3, None),
        ("!rate ★★ 7 umbrellas", 2, Opinion.DISLIKE),
        ('!rate "7 umbrellas" 1 star', 1, Opinion.DISLIKE),
    ):
        await tell(server, server.ana, typed)
        taste = (await tastes(server))[UMBRELLAS]
        assert (taste.rating, taste.opinion, taste.seen) == (stars, opinion, True), typed


async def test_slash_commands_take_exactly_the_chosen_film(server: SimulatedServer) -> None:
    choices = await server.ana.autocomplete(server.channel, "like", "titles", "lighthouse k")
    chosen = next(each for each in choices if "2003" in each["name"])
    result = await server.ana.slash(server.channel, "like", titles=chosen["value"])
    assert "The Lighthouse Keeper (2003)" in answer(result)
    assert set(await tastes(server)) == {NEW_KEEPER}
    result = await server.ana.slash(server.channel, "rate", title=chosen["value"], stars=2)
    assert "★★" in answer(result)
    assert (await tastes(server))[NEW_KEEPER].opinion is Opinion.DISLIKE


async def test_autocomplete_ranks_what_the_person_or_the_server_knows_first(
    server: SimulatedServer,
) -> None:
    async def order() -> list[str]:
        found = await server.ana.autocomplete(server.channel, "like", "titles", "lighthouse keeper")
        return [each["value"] for each in found]

    before = await order()
    await server.ben.slash(server.channel, "like", titles=before[1])
    assert (await order())[:2] == [before[1], before[0]]


async def test_unlike_takes_a_film_off_and_needs_no_year_when_only_one_was_liked(
    server: SimulatedServer,
) -> None:
    await server.ana.slash(server.channel, "like", titles=f"id:{NEW_KEEPER}")
    heard = await tell(server, server.ana, "!unlike lighthouse keeper")
    assert "I took back what you said" in heard
    assert "2003" in heard
    assert not await tastes(server)
    assert "not on any of your lists" in await tell(server, server.ana, "!unlike 7 umbrellas")


async def test_what_was_said_of_a_film_that_was_lost_can_be_taken_back(
    server: SimulatedServer,
) -> None:
    lost = 4321  # of another set of films
    await server.services.store.tastes.record(server.ana.id, None, [TasteChange.like(lost)])
    name = f"a film that I no longer have (number {lost})"
    assert name in await tell(server, server.ana, "!likes")
    found = await server.ana.autocomplete(server.channel, "unlike", "title", "")
    assert found == [{"name": name, "value": f"id:{lost}"}]
    assert name in await tell(server, server.ana, f"!unlike id:{lost}")
    assert not await tastes(server)


async def test_long_lists_have_pages_and_each_kind_its_own(server: SimulatedServer) -> None:
    every = list(server.services.registry.current.catalogue)[20:32]
    for movie in every:
        await server.ana.slash(server.channel, "like", titles=f"id:{movie.movie_id}")
    await tell(server, server.ana, "!dislike 7 umbrellas")
    first = await tell(server, server.ana, "!likes")
    assert "Page 1 of 2 · 12 liked · 1 disliked · 0 seen" in first
    await server.restart()
    await press(server, server.ana, "Next")
    second = text_of(last(server))
    assert "Page 2 of 2" in second
    shown = [movie.label for movie in every if movie.label in first + second]
    assert len(shown) == 12
    assert "somebody else" in answer(await press(server, server.ben, "Back"))
    disliked = await press(server, server.ana, "What is not for you")
    assert "7 Umbrellas (1988)" in answer(disliked)


async def test_in_direct_messages_without_a_prefix_too(server: SimulatedServer) -> None:
    await server.ana.send_dm("!like 7 umbrellas")
    assert "You like" in last(server).content
    await server.ana.send_dm("like who painted the moon")
    assert "You like" in last(server).content
    assert set(await tastes(server)) == {UMBRELLAS, MOON}
    await server.ana.send_dm("good morning")
    assert "help` lists all" in last(server).content


async def test_taking_back_suggests_what_was_said(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like 7 umbrellas; who painted the moon")
    await tell(server, server.ana, "!seen marmalade & gunpowder")
    suggested = await server.ana.autocomplete(server.channel, "unlike", "title", "")
    said = {UMBRELLAS, MOON, MARMALADE}
    assert {each["value"] for each in suggested} == {f"id:{each}" for each in said}
    suggested = await server.ana.autocomplete(server.channel, "unlike", "title", "MOON")
    assert [each["name"] for each in suggested] == ["Who Painted the Moon? (1977)"]
    assert await server.ben.autocomplete(server.channel, "unlike", "title", "") == []
    assert "I took back what you said" in await tell(
        server, server.ana, "!unlike marmalade & gunpowder"
    )
    assert set(await tastes(server)) == {UMBRELLAS, MOON}


async def test_autocomplete_completes_the_last_of_several_titles(server: SimulatedServer) -> None:
    typed = "7 umbrellas, lighthouse k"
    choices = await server.ana.autocomplete(server.channel, "like", "titles", typed)
    chosen = next(each for each in choices if "2003" in each["name"])
    assert chosen["name"] == "7 umbrellas, The Lighthouse Keeper (2003)"
    await server.ana.slash(server.channel, "like", titles=chosen["value"])
    assert set(await tastes(server)) == {UMBRELLAS, NEW_KEEPER}


async def test_autocomplete_never_fails_and_always_fits(server: SimulatedServer) -> None:
    for typed in ("", " ", ",", ";;", "x" * 3000, "😀", "a,b,c,d", "\ud800", "@every"):
        for command, option in (("like", "titles"), ("why", "title")):
            choices = await server.ana.autocomplete(server.channel, command, option, typed)
            assert len(choices) <= 25
            assert all(1 <= len(each["name"]) <= 100 for each in choices)
            assert all(1 <= len(each["value"]) <= 100 for each in choices)


async def test_a_long_title_with_commas_does_not_swallow_a_short_one(
    server: SimulatedServer,
) -> None:
    for film in ("Bread, the Wine and the Thief, The (2020)", "Ebb (2021)"):
        await tell(server, server.you, f'!movie add "{film}" Drama')
    for typed in ("the bread, the wine and the thief", "Bread, the Wine and the Thief, The"):
        heard = await tell(server, server.ana, f"!seen {typed}, ebb")
        assert "The Bread, the Wine and the Thief (2020)" in heard
        assert "Ebb (2021)" in heard
        assert "no film" not in heard
