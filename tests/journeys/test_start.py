"""Journeys: the start, with names first and then the taste quiz."""

from simcord import InteractionResult, MemberActor

from bot.demo.simulated_server import SimulatedServer
from recommender.model.quiz import LENGTH
from tests.journeys.conversation import (
    answer,
    choose,
    heard,
    labels,
    last,
    press,
    said,
    tell,
    text_of,
)

ANSWERS = ["Like", "Not for me", "Haven't seen", "Stop"]


async def name_films(server: SimulatedServer, who: MemberActor, titles: str) -> InteractionResult:
    """Open the form, and send titles in it."""
    form = await press(server, who, "Name films")
    return await who.submit_modal(form, {"title": titles})


async def test_names_come_first_then_questions_that_end_in_a_list(server: SimulatedServer) -> None:
    assert "Which three films do you love?" in await tell(server, server.ana, "!start")
    assert labels(last(server)) == ["Name films", "Just ask me"]
    await server.restart()
    titles = "marmalade and gunpowder, 7 umbrelas\nthe motionless summer"
    named = await name_films(server, server.ana, titles)
    assert "You like these 3 films now" in answer(named)
    assert labels(last(server)) == ANSWERS
    tastes = server.services.store.tastes
    assert (await tastes.profile(server.ana.id)).likes.keys() == {5, 6, 7}
    asked = []
    for number in range(LENGTH):
        question = heard(server)
        assert f"Film {number + 1} of {LENGTH}" in question
        asked.append(question.splitlines()[0])
        await press(server, server.ana, ANSWERS[number % 3])
    assert len({*asked}) == LENGTH
    assert "So far I know 7 films that you like and 3 films that are not for you." in heard(server)
    assert "because you like" in heard(server)
    profile = await tastes.profile(server.ana.id)
    assert (len(profile.likes), len(profile.dislikes)) == (7, 3)
    assert len((await server.services.store.people.get(server.ana.id)).quiz_unseen) == 3


async def test_doubts_are_asked_and_what_is_unknown_is_said(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!start")
    sent = answer(await name_films(server, server.ana, "lighthouse keeper, 7 umbrellas, qqzzxxv"))
    assert "You like 7 Umbrellas (1988) now" in sent.replace("*", "")
    assert "qqzzxxv" in sent
    assert "lighthouse keeper" in sent
    assert f"Film 1 of {LENGTH}" in sent
    await choose(server, server.ana, "The Lighthouse Keeper (2003)")
    likes = (await server.services.store.tastes.profile(server.ana.id)).likes
    assert likes.keys() == {2, 6}


async def test_names_can_be_typed_with_the_command(server: SimulatedServer) -> None:
    told = await tell(server, server.ana, "!start marmalade & gunpowder, 7 umbrellas")
    assert "You like these 2 films now" in told
    assert f"Film 1 of {LENGTH}" in told
    result = await server.ben.slash(server.channel, "start", titles="7 umbrellas")
    assert f"Film 1 of {LENGTH}" in answer(result)
    assert all(each.ephemeral for each in (result.response, *result.followups) if each)


async def test_who_told_of_films_before_is_asked_for_more(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like marmalade & gunpowder, 7 umbrellas")
    told = await tell(server, server.ana, "!start")
    assert "I know 2 films that you like. Name more" in told
    assert "three films" not in told


async def test_an_empty_form_asks_again(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!start")
    assert "Which film?" in answer(await name_films(server, server.ana, "  "))
    assert "7 Umbrellas" in answer(await name_films(server, server.ana, "7 umbrellas"))


async def test_it_goes_on_after_a_restart_and_only_for_who_began(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!start")
    assert "somebody else" in answer(await press(server, server.ben, "Name films"))
    await press(server, server.ana, "Just ask me")
    await press(server, server.ana, "Like")
    await server.restart()
    assert "somebody else" in answer(await press(server, server.ben, "Like"))
    assert f"Film 3 of {LENGTH}" in answer(await press(server, server.ana, "Haven't seen"))
    assert len((await server.services.store.tastes.profile(server.ana.id)).likes) == 1


async def test_stopping_gives_what_there_is_and_the_next_quiz_asks_other_films(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!start")
    first = answer(await press(server, server.ana, "Just ask me"))
    await press(server, server.ana, "Haven't seen")
    assert "I know no film yet that you like" in answer(await press(server, server.ana, "Stop"))
    again = await tell(server, server.ana, "!start 7 umbrellas")
    assert first.splitlines()[0] not in again
    stopped = answer(await press(server, server.ana, "Stop"))
    assert "So far I know 1 film that you like.\nSo this is a first guess." in stopped
    assert "because you like" in stopped


async def test_by_slash_only_that_person_sees_it(server: SimulatedServer) -> None:
    result = await server.ana.slash(server.channel, "start")
    assert result.response is not None
    assert result.response.ephemeral
    assert "Which three films do you love?" in text_of(result.response)
    assert not said(server) or text_of(said(server)[-1]) == text_of(result.response)
