"""Journeys: the taste quiz."""

from bot.demo.town import Town
from recommender.model.quiz import LENGTH
from tests.journeys.talk import answer, labels, last, press, tell, text_of


async def test_a_quiz_of_twenty_films_ends_in_a_list(town: Town) -> None:
    heard = [await tell(town, town.ana, "!start")]
    assert labels(last(town)) == ["Like", "Not for me", "Haven't seen", "Stop"]
    for number in range(LENGTH):
        label = ("Like", "Not for me", "Haven't seen")[number % 3]
        heard.append(answer(await press(town, town.ana, label)))
    films = {text.splitlines()[-3] for text in heard[:LENGTH]}
    assert len(films) == LENGTH
    assert "7 films liked" in heard[-1]
    assert "because you liked" in heard[-1]
    profile = await town.services.store.tastes.profile(town.ana.id)
    assert (len(profile.likes), len(profile.dislikes)) == (7, 7)
    unseen = (await town.services.store.people.get(town.ana.id)).quiz_unseen
    assert len(unseen) == 6


async def test_it_goes_on_after_a_restart_and_only_for_who_began(town: Town) -> None:
    await tell(town, town.ana, "!start")
    await press(town, town.ana, "Like")
    await town.restart()
    assert "somebody else" in answer(await press(town, town.ben, "Like"))
    assert "Film 3 of 20" in answer(await press(town, town.ana, "Haven't seen"))
    assert len((await town.services.store.tastes.profile(town.ana.id)).likes) == 1


async def test_stopping_keeps_the_answers_and_the_next_quiz_asks_other_films(town: Town) -> None:
    first = await tell(town, town.ana, "!start")
    await press(town, town.ana, "Haven't seen")
    assert "no film of it was to your liking" in answer(await press(town, town.ana, "Stop"))
    again = await tell(town, town.ana, "!start")
    assert first.splitlines()[1] != again.splitlines()[1]


async def test_by_slash_only_that_person_sees_it(town: Town) -> None:
    result = await town.ana.slash(town.channel, "start")
    assert result.response is not None
    assert result.response.ephemeral
    assert "Film 1 of 20" in text_of(result.response)
