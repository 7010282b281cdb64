"""Journeys: the taste quiz."""

from bot.demo.simulated_server import SimulatedServer
from recommender.model.quiz import LENGTH
from tests.journeys.conversation import answer, labels, last, press, tell, text_of


async def test_a_quiz_of_twenty_films_ends_in_a_list(server: SimulatedServer) -> None:
    heard = [await tell(server, server.ana, "!start")]
    assert labels(last(server)) == ["Like", "Not for me", "Haven't seen", "Stop"]
    for number in range(LENGTH):
        label = ("Like", "Not for me", "Haven't seen")[number % 3]
        heard.append(answer(await press(server, server.ana, label)))
    films = {text.splitlines()[-3] for text in heard[:LENGTH]}
    assert len(films) == LENGTH
    assert "you liked 7 films" in heard[-1]
    assert "because you liked" in heard[-1]
    profile = await server.services.store.tastes.profile(server.ana.id)
    assert (len(profile.likes), len(profile.dislikes)) == (7, 7)
    unseen = (await server.services.store.people.get(server.ana.id)).quiz_unseen
    assert len(unseen) == 6


async def test_it_goes_on_after_a_restart_and_only_for_who_began(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!start")
    await press(server, server.ana, "Like")
    await server.restart()
    assert "somebody else" in answer(await press(server, server.ben, "Like"))
    assert "Film 3 of 20" in answer(await press(server, server.ana, "Haven't seen"))
    assert len((await server.services.store.tastes.profile(server.ana.id)).likes) == 1


async def test_stopping_keeps_the_answers_and_the_next_quiz_asks_other_films(
    server: SimulatedServer,
) -> None:
    first = await tell(server, server.ana, "!start")
    await press(server, server.ana, "Haven't seen")
    assert "you liked none of its films" in answer(await press(server, server.ana, "Stop"))
    again = await tell(server, server.ana, "!start")
    assert first.splitlines()[1] != again.splitlines()[1]


async def test_by_slash_only_that_person_sees_it(server: SimulatedServer) -> None:
    result = await server.ana.slash(server.channel, "start")
    assert result.response is not None
    assert result.response.ephemeral
    assert "Film 1 of 20" in text_of(result.response)
