"""Looking after the model in a channel: status, history, comparison, rollback, pin, settings."""

from dataclasses import replace

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.added_movies import AddedMovie
from bot.domain.runs import RunState
from recommender.data.adult import GENRE as ADULT
from tests.journeys.reading import newest, press
from tests.journeys.talk import tell


async def retrain(server: SimulatedServer) -> None:
    """Retrain once, to the end."""
    await server.you.send(server.channel, "!retrain")
    await server.finish_training()
    assert "is in service" in newest(server), newest(server)


async def test_status_and_history_tell_what_serves(trainable_server: SimulatedServer) -> None:
    await retrain(trainable_server)

    await trainable_server.you.send(trainable_server.channel, "!model")
    assert "Version 2 is in service" in newest(trainable_server)
    assert "Kept to go back to: 1" in newest(trainable_server)

    await trainable_server.you.send(trainable_server.channel, "!model history")
    assert "in service" in newest(trainable_server)
    (picture,) = trainable_server.messages()[-1].attachments
    assert picture["filename"] == "history.png"


async def test_rollback_and_pin_hold_until_unpinned(trainable_server: SimulatedServer) -> None:
    await retrain(trainable_server)

    await trainable_server.you.send(trainable_server.channel, "!model rollback")
    assert trainable_server.services.registry.current.version == 1
    await trainable_server.you.send(trainable_server.channel, "!model pin")
    await trainable_server.you.send(trainable_server.channel, "!retrain")
    assert "Version 1 is pinned" in newest(trainable_server)
    await trainable_server.let_pass(2 * 86_400)
    assert trainable_server.services.registry.current.version == 1

    await trainable_server.you.send(trainable_server.channel, "!model unpin")
    await retrain(trainable_server)
    assert trainable_server.services.registry.current.version == 3


@pytest.mark.parametrize("choice", ["!model pin", "!model rollback 1"])
async def test_a_run_under_way_does_not_replace_the_version_chosen_meanwhile(
    trainable_server: SimulatedServer, choice: str
) -> None:
    await trainable_server.you.send(
        trainable_server.channel, f"!config log_channel {trainable_server.channel.name}"
    )
    await trainable_server.you.send(trainable_server.channel, "!retrain")

    await trainable_server.you.send(trainable_server.channel, choice)
    await trainable_server.finish_training()

    assert trainable_server.services.registry.current.version == 1
    (run, *_) = await trainable_server.services.store.runs.recent()
    assert run.state is RunState.CANCELLED
    assert run.problem.endswith("chose version 1")
    await trainable_server.you.send(trainable_server.channel, "!config log")
    assert "version" in newest(trainable_server).splitlines()[2]


async def test_the_log_tells_who_tried_which_setting(trainable_server: SimulatedServer) -> None:
    await trainable_server.you.send(trainable_server.channel, "!model config adventure 0.5")
    await trainable_server.you.send(trainable_server.channel, "!model config iterations 2")
    await press(trainable_server, trainable_server.you, "model-try")
    await trainable_server.finish_training()

    await trainable_server.you.send(trainable_server.channel, "!config log")

    assert f"<@{trainable_server.you.id}> changed **adventure of the bot**: 0.0 → 0.5" in newest(
        trainable_server
    )
    assert f"<@{trainable_server.you.id}> changed **iterations (tried out)**: 8 → 2" in newest(
        trainable_server
    )


async def test_comparing_shows_both_lists(trainable_server: SimulatedServer) -> None:
    await trainable_server.you.send(
        trainable_server.channel, "!like 7 umbrellas, marzipan conspiracy ii"
    )
    await retrain(trainable_server)

    await trainable_server.you.send(trainable_server.channel, "!model compare 1 2")

    assert "Your list with version 1" in newest(trainable_server)
    assert "Your list with version 2" in newest(trainable_server)


async def test_comparing_shows_no_film_that_is_removed_or_for_adults(
    trainable_server: SimulatedServer,
) -> None:
    await trainable_server.you.send(
        trainable_server.channel, "!like 7 umbrellas, marzipan conspiracy ii"
    )
    profile = await trainable_server.services.store.tastes.profile(trainable_server.you.id)
    model = trainable_server.services.registry.current.model
    first, second = (model.catalogue[each.movie_id] for each in model.recommend(profile, 2))
    adult = replace(second, genres=(*second.genres, ADULT))
    additions = [AddedMovie(first, removed=True), AddedMovie(adult)]
    await trainable_server.services.registry.set_additions(additions)

    assert first.label not in await tell(
        trainable_server, trainable_server.you, "!model compare 1 1"
    )
    assert second.label not in newest(trainable_server)
    assert "Your list with version 1" in newest(trainable_server)
    await trainable_server.you.send(trainable_server.channel, "!config adult on")
    assert second.label in await tell(trainable_server, trainable_server.you, "!model compare 1 1")


async def test_a_setting_is_tried_kept_and_taken_back(trainable_server: SimulatedServer) -> None:
    await retrain(trainable_server)

    await trainable_server.you.send(trainable_server.channel, "!model config factors 64")
    assert "factors: 128 → 64" in newest(trainable_server)
    assert "MB** of memory" in newest(trainable_server)
    await press(trainable_server, trainable_server.you, "model-try")
    await trainable_server.finish_training()
    assert "Version 3 is in service" in newest(trainable_server)
    assert trainable_server.services.registry.current.model.config.factors == 64

    await trainable_server.you.send(trainable_server.channel, "!model config undo")
    await trainable_server.finish_training()
    assert trainable_server.services.registry.current.model.config.factors == 128


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
async def test_nonsense_gets_one_clear_sentence(
    trainable_server: SimulatedServer, typed: str, answer: str
) -> None:
    await trainable_server.you.send(trainable_server.channel, typed)

    assert answer in newest(trainable_server)
    assert trainable_server.services.trainer.run is None


async def test_members_may_not_touch_the_model(trainable_server: SimulatedServer) -> None:
    for typed in ("!model", "!model rollback 1", "!model config factors 64", "!schedule off"):
        await trainable_server.ben.send(trainable_server.channel, typed)
        assert "Manage Server" in newest(trainable_server)
