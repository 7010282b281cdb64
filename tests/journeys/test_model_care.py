"""Looking after the model in a channel: status, history, comparison, rollback, pin, settings."""

from dataclasses import replace

import pytest

from bot.demo.town import Town
from bot.domain.added_movies import AddedMovie
from bot.domain.runs import RunState
from recommender.data.adult import GENRE as ADULT
from tests.journeys.reading import newest, press
from tests.journeys.talk import tell


async def retrain(town: Town) -> None:
    """Retrain once, to the end."""
    await town.you.send(town.channel, "!retrain")
    await town.finish_training()
    assert "is in service" in newest(town), newest(town)


async def test_status_and_history_tell_what_serves(school: Town) -> None:
    await retrain(school)

    await school.you.send(school.channel, "!model")
    assert "Version 2 is in service" in newest(school)
    assert "Kept to go back to: 1" in newest(school)

    await school.you.send(school.channel, "!model history")
    assert "in service" in newest(school)
    (picture,) = school.messages()[-1].attachments
    assert picture["filename"] == "history.png"


async def test_rollback_and_pin_hold_until_unpinned(school: Town) -> None:
    await retrain(school)

    await school.you.send(school.channel, "!model rollback")
    assert school.services.registry.current.version == 1
    await school.you.send(school.channel, "!model pin")
    await school.you.send(school.channel, "!retrain")
    assert "Version 1 is pinned" in newest(school)
    await school.let_pass(2 * 86_400)
    assert school.services.registry.current.version == 1

    await school.you.send(school.channel, "!model unpin")
    await retrain(school)
    assert school.services.registry.current.version == 3


@pytest.mark.parametrize("choice", ["!model pin", "!model rollback 1"])
async def test_a_run_under_way_does_not_replace_the_version_chosen_meanwhile(
    school: Town, choice: str
) -> None:
    await school.you.send(school.channel, f"!config log_channel {school.channel.name}")
    await school.you.send(school.channel, "!retrain")

    await school.you.send(school.channel, choice)
    await school.finish_training()

    assert school.services.registry.current.version == 1
    (run, *_) = await school.services.store.runs.recent()
    assert run.state is RunState.CANCELLED
    assert run.problem.endswith("chose version 1")
    await school.you.send(school.channel, "!config log")
    assert "version" in newest(school).splitlines()[2]


async def test_the_log_tells_who_tried_which_setting(school: Town) -> None:
    await school.you.send(school.channel, "!model config adventure 0.5")
    await school.you.send(school.channel, "!model config iterations 2")
    await press(school, school.you, "model-try")
    await school.finish_training()

    await school.you.send(school.channel, "!config log")

    assert f"<@{school.you.id}> changed **adventure of the bot**: 0.0 → 0.5" in newest(school)
    assert f"<@{school.you.id}> changed **iterations (tried out)**: 8 → 2" in newest(school)


async def test_comparing_shows_both_lists(school: Town) -> None:
    await school.you.send(school.channel, "!like 7 umbrellas, marzipan conspiracy ii")
    await retrain(school)

    await school.you.send(school.channel, "!model compare 1 2")

    assert "Your list with version 1" in newest(school)
    assert "Your list with version 2" in newest(school)


async def test_comparing_shows_no_film_that_is_removed_or_for_adults(school: Town) -> None:
    await school.you.send(school.channel, "!like 7 umbrellas, marzipan conspiracy ii")
    profile = await school.services.store.tastes.profile(school.you.id)
    model = school.services.registry.current.model
    first, second = (model.catalogue[each.movie_id] for each in model.recommend(profile, 2))
    adult = replace(second, genres=(*second.genres, ADULT))
    additions = [AddedMovie(first, removed=True), AddedMovie(adult)]
    await school.services.registry.set_additions(additions)

    assert first.label not in await tell(school, school.you, "!model compare 1 1")
    assert second.label not in newest(school)
    assert "Your list with version 1" in newest(school)
    await school.you.send(school.channel, "!config adult on")
    assert second.label in await tell(school, school.you, "!model compare 1 1")


async def test_a_setting_is_tried_kept_and_taken_back(school: Town) -> None:
    await retrain(school)

    await school.you.send(school.channel, "!model config factors 64")
    assert "factors: 128 → 64" in newest(school)
    assert "MB** of memory" in newest(school)
    await press(school, school.you, "model-try")
    await school.finish_training()
    assert "Version 3 is in service" in newest(school)
    assert school.services.registry.current.model.config.factors == 64

    await school.you.send(school.channel, "!model config undo")
    await school.finish_training()
    assert school.services.registry.current.model.config.factors == 128


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("!model config factors 5000", "factors cannot be"),
        ("!model config colour 3", "There is no setting"),
        ("!model config factors many", "is no number"),
        ("!model rollback 77", "Version 77 is not in the registry"),
        ("!model compare 1 77", "Version 77 is not in the registry"),
        ("!model base ml-999m", "no fetched data set"),
    ],
)
async def test_nonsense_gets_one_clear_sentence(school: Town, typed: str, answer: str) -> None:
    await school.you.send(school.channel, typed)

    assert answer in newest(school)
    assert school.services.trainer.run is None


async def test_members_may_not_touch_the_model(school: Town) -> None:
    for typed in ("!model", "!model rollback 1", "!model config factors 64", "!schedule off"):
        await school.ben.send(school.channel, typed)
        assert "Manage Server" in newest(school)
