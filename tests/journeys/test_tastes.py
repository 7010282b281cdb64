"""Journeys: people say what they like, dislike and have seen."""

from bot.demo.town import Town
from bot.domain.tastes import Opinion, Taste, TasteChange
from tests.journeys.talk import answer, choose, labels, last, options, press, tell, text_of

MARMALADE, UMBRELLAS, MOON, OLD_KEEPER, NEW_KEEPER = 7, 6, 8, 1, 2


async def tastes(town: Town, name: str = "ana") -> dict[int, Taste]:
    listed = await town.services.store.tastes.of(town.members[name].id)
    return {taste.movie_id: taste for taste in listed}


async def test_a_like_names_the_film_and_is_kept_over_a_restart(town: Town) -> None:
    heard = await tell(town, town.ana, "!like marmelade and gunpowder")
    assert "Marmalade & Gunpowder (1999)" in heard
    assert "first like" in heard
    await town.restart()
    assert (await tastes(town))[MARMALADE].opinion is Opinion.LIKE
    assert not await tastes(town, "ben")
    assert "Marmalade & Gunpowder (1999)" in await tell(town, town.ana, "!likes")


async def test_undo_after_a_restart_takes_it_back_once(town: Town) -> None:
    await tell(town, town.ana, "!like 7 umbrellas")
    await town.restart()
    message = last(town)
    assert "Undone" in answer(await press(town, town.ana, "Undo"))
    assert not await tastes(town)
    assert labels(last(town)) == []
    assert message.id == last(town).id


async def test_nobody_undoes_what_another_said(town: Town) -> None:
    await tell(town, town.ana, "!like 7 umbrellas")
    result = await press(town, town.ben, "Undo")
    assert result.response is not None
    assert result.response.ephemeral
    assert "somebody else" in result.response.content
    assert UMBRELLAS in await tastes(town)


async def test_several_titles_get_one_summary_and_a_question_for_each_doubtful_one(
    town: Town,
) -> None:
    heard = await tell(town, town.ana, "!like 7 umbrellas, lighthouse keeper; who painted the moon")
    assert heard.count("Added to your likes") == 1
    assert "2 films" in heard
    assert heard.count("Which film do you mean") == 1
    assert set(await tastes(town)) == {UMBRELLAS, MOON}
    offered = {option["label"]: option.get("description") for option in options(last(town))}
    assert "Drama" in str(offered["The Lighthouse Keeper (1954)"])
    assert "rating" in str(offered["The Lighthouse Keeper (2003)"])


async def test_the_question_is_answered_after_a_restart_and_only_by_who_was_asked(
    town: Town,
) -> None:
    await tell(town, town.ana, "!like lighthouse keeper")
    await town.restart()
    assert "somebody else" in answer(await choose(town, town.ben, "2003"))
    assert not await tastes(town)
    result = await choose(town, town.ana, "2003")
    assert "Added to your likes" in answer(result)
    assert (await tastes(town))[NEW_KEEPER].opinion is Opinion.LIKE
    assert result.response is not None
    assert labels(result.response) == ["Undo"]


async def test_none_of_these_stores_nothing(town: Town) -> None:
    await tell(town, town.ana, "!like lighthouse keeper")
    await choose(town, town.ana, "None of these")
    assert "stored nothing" in last(town).content
    assert not await tastes(town)


async def test_the_question_keeps_what_was_asked_for(town: Town) -> None:
    await tell(town, town.ana, "!rate 4 lighthouse keeper")
    await choose(town, town.ana, "1954")
    assert (await tastes(town))[OLD_KEEPER].rating == 4
    await tell(town, town.ana, "!seen lighthouse keeper")
    await choose(town, town.ana, "2003")
    assert (await tastes(town))[NEW_KEEPER].seen


async def test_stars_become_likes_and_dislikes(town: Town) -> None:
    for typed, stars, opinion in (
        ("!rate 5 7 umbrellas", 5, Opinion.LIKE),
        ("!rate 7 umbrellas 4", 4, Opinion.LIKE),
        ("!rate 7 umbrellas 3/5", 3, None),
        ("!rate ★★ 7 umbrellas", 2, Opinion.DISLIKE),
        ('!rate "7 umbrellas" 1 star', 1, Opinion.DISLIKE),
    ):
        await tell(town, town.ana, typed)
        taste = (await tastes(town))[UMBRELLAS]
        assert (taste.rating, taste.opinion, taste.seen) == (stars, opinion, True), typed


async def test_slash_commands_take_exactly_the_chosen_film(town: Town) -> None:
    choices = await town.ana.autocomplete(town.channel, "like", "titles", "lighthouse k")
    chosen = next(each for each in choices if "2003" in each["name"])
    result = await town.ana.slash(town.channel, "like", titles=chosen["value"])
    assert "The Lighthouse Keeper (2003)" in answer(result)
    assert set(await tastes(town)) == {NEW_KEEPER}
    result = await town.ana.slash(town.channel, "rate", title=chosen["value"], stars=2)
    assert "★★" in answer(result)
    assert (await tastes(town))[NEW_KEEPER].opinion is Opinion.DISLIKE


async def test_autocomplete_ranks_what_the_person_or_the_server_knows_first(town: Town) -> None:
    async def order() -> list[str]:
        found = await town.ana.autocomplete(town.channel, "like", "titles", "lighthouse keeper")
        return [each["value"] for each in found]

    before = await order()
    await town.ben.slash(town.channel, "like", titles=before[1])
    assert (await order())[:2] == [before[1], before[0]]


async def test_unlike_takes_a_film_off_and_needs_no_year_when_only_one_was_liked(
    town: Town,
) -> None:
    await town.ana.slash(town.channel, "like", titles=f"id:{NEW_KEEPER}")
    heard = await tell(town, town.ana, "!unlike lighthouse keeper")
    assert "Taken off" in heard
    assert "2003" in heard
    assert not await tastes(town)
    assert "not on your list" in await tell(town, town.ana, "!unlike 7 umbrellas")


async def test_what_was_said_of_a_film_that_was_lost_can_be_taken_back(town: Town) -> None:
    lost = 4321  # of another set of films
    await town.services.store.tastes.record(town.ana.id, None, [TasteChange.like(lost)])
    name = f"a film that my catalogue has lost ({lost})"
    assert name in await tell(town, town.ana, "!likes")
    found = await town.ana.autocomplete(town.channel, "unlike", "title", "")
    assert found == [{"name": name, "value": f"id:{lost}"}]
    assert name in await tell(town, town.ana, f"!unlike id:{lost}")
    assert not await tastes(town)


async def test_long_lists_have_pages_and_each_kind_its_own(town: Town) -> None:
    every = list(town.services.registry.current.catalogue)[20:32]
    for movie in every:
        await town.ana.slash(town.channel, "like", titles=f"id:{movie.movie_id}")
    await tell(town, town.ana, "!dislike 7 umbrellas")
    first = await tell(town, town.ana, "!likes")
    assert "Page 1 of 2 · 12 liked · 1 disliked · 0 seen" in first
    await town.restart()
    await press(town, town.ana, "Next")
    second = text_of(last(town))
    assert "Page 2 of 2" in second
    shown = [movie.label for movie in every if movie.label in first + second]
    assert len(shown) == 12
    assert "somebody else" in answer(await press(town, town.ben, "Back"))
    disliked = await press(town, town.ana, "What is not for you")
    assert "7 Umbrellas (1988)" in answer(disliked)


async def test_in_direct_messages_without_a_prefix_too(town: Town) -> None:
    await town.ana.send_dm("!like 7 umbrellas")
    assert "Added to your likes" in last(town).content
    await town.ana.send_dm("like who painted the moon")
    assert "Added to your likes" in last(town).content
    assert set(await tastes(town)) == {UMBRELLAS, MOON}
    await town.ana.send_dm("good morning")
    assert "`help` lists all" in last(town).content


async def test_taking_back_suggests_what_was_said(town: Town) -> None:
    await tell(town, town.ana, "!like 7 umbrellas; who painted the moon")
    await tell(town, town.ana, "!seen marmalade & gunpowder")
    suggested = await town.ana.autocomplete(town.channel, "unlike", "title", "")
    said = {UMBRELLAS, MOON, MARMALADE}
    assert {each["value"] for each in suggested} == {f"id:{each}" for each in said}
    suggested = await town.ana.autocomplete(town.channel, "unlike", "title", "MOON")
    assert [each["name"] for each in suggested] == ["Who Painted the Moon? (1977)"]
    assert await town.ben.autocomplete(town.channel, "unlike", "title", "") == []
    assert "Taken off your list" in await tell(town, town.ana, "!unlike marmalade & gunpowder")
    assert set(await tastes(town)) == {UMBRELLAS, MOON}


async def test_autocomplete_completes_the_last_of_several_titles(town: Town) -> None:
    typed = "7 umbrellas, lighthouse k"
    choices = await town.ana.autocomplete(town.channel, "like", "titles", typed)
    chosen = next(each for each in choices if "2003" in each["name"])
    assert chosen["name"] == "7 umbrellas, The Lighthouse Keeper (2003)"
    await town.ana.slash(town.channel, "like", titles=chosen["value"])
    assert set(await tastes(town)) == {UMBRELLAS, NEW_KEEPER}


async def test_autocomplete_never_fails_and_always_fits(town: Town) -> None:
    for typed in ("", " ", ",", ";;", "x" * 3000, "😀", "a,b,c,d", "\ud800", "@every"):
        for command, option in (("like", "titles"), ("why", "title")):
            choices = await town.ana.autocomplete(town.channel, command, option, typed)
            assert len(choices) <= 25
            assert all(1 <= len(each["name"]) <= 100 for each in choices)
            assert all(1 <= len(each["value"]) <= 100 for each in choices)


async def test_a_long_title_with_commas_does_not_swallow_a_short_one(town: Town) -> None:
    for film in ("Bread, the Wine and the Thief, The (2020)", "Ebb (2021)"):
        await tell(town, town.you, f'!movie add "{film}" Drama')
    for typed in ("the bread, the wine and the thief", "Bread, the Wine and the Thief, The"):
        heard = await tell(town, town.ana, f"!seen {typed}, ebb")
        assert "The Bread, the Wine and the Thief (2020)" in heard
        assert "Ebb (2021)" in heard
        assert "no film" not in heard
