"""Looking after the model in a channel: status, history, comparison, rollback, pin, settings."""

from dataclasses import replace

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.added_movies import AddedMovie
from bot.domain.runs.problems import VersionChosen
from bot.domain.runs.record import RunState
from tests.journeys.conversation import heard, press, tell, whispered
from tests.logged_errors import LoggedErrors


@pytest.fixture
def server(trainable_server: SimulatedServer) -> SimulatedServer:
    """Everything here needs base data to train on."""
    return trainable_server


async def retrain(server: SimulatedServer) -> None:
    """Retrain once, to the end."""
    await tell(server, server.you, "!retrain")
    await server.finish_training()
    assert "is in service" in heard(server), heard(server)


async def test_status_and_history_tell_what_serves(server: SimulatedServer) -> None:
    await retrain(server)

    await tell(server, server.you, "!model")
    assert "Version 2 is in service" in heard(server)
    rest = whispered(await press(server, server.you, "More"))
    assert "Kept to go back to: 1" in rest

    assert "in service" in await tell(server, server.you, "!model history")
    (picture,) = server.messages()[-1].attachments
    assert picture["filename"] == "history.png"


async def test_rollback_and_pin_hold_until_unpinned(server: SimulatedServer) -> None:
    await retrain(server)

    await tell(server, server.you, "!model rollback")
    assert server.services.registry.current.version == 1
    await tell(server, server.you, "!model pin")
    assert "Version 1 is pinned" in await tell(server, server.you, "!retrain")
    await server.let_pass(2 * 86_400)
    assert server.services.registry.current.version == 1

    await tell(server, server.you, "!model unpin")
    await retrain(server)
    assert server.services.registry.current.version == 3


async def test_damage_on_the_disk_is_said_to_whoever_looks_after_the_model(
    server: SimulatedServer, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("the registry of models is damaged")
    (server.services.registry.path(1) / "item_factors.npy").write_bytes(b"half")

    assert "version 1, because it is damaged" in await tell(server, server.you, "!model pin")
    assert "Damaged on the disk" in await tell(server, server.you, "!model status")
    assert "Umbrellas" in await tell(server, server.you, "!like 7 umbrellas")
    await tell(server, server.you, "!retrain")
    await server.finish_training()
    assert "Version 2 is in service" in heard(server)
    assert "Version 1 is damaged on the disk" in heard(server)
    assert "began from nothing" in heard(server)


@pytest.mark.parametrize("choice", ["!model pin", "!model rollback 1"])
async def test_a_run_under_way_does_not_replace_the_version_chosen_meanwhile(
    server: SimulatedServer, choice: str
) -> None:
    await tell(
        server,
        server.you,
        f"!config log_channel {server.channel.name}",
    )
    await tell(server, server.you, "!retrain")

    await tell(server, server.you, choice)
    await server.finish_training()

    assert server.services.registry.current.version == 1
    (run, *_) = await server.services.store.runs.recent()
    assert run.state is RunState.CANCELLED
    assert run.problem == VersionChosen(version=1, user_id=server.you.id)
    await tell(server, server.you, "!config log")
    assert "version" in heard(server).splitlines()[1]


async def test_the_log_tells_who_tried_which_setting(server: SimulatedServer) -> None:
    await tell(server, server.you, "!model config adventure 0.5")
    await tell(server, server.you, "!model config iterations 2")
    await press(server, server.you, "Try it")
    await server.finish_training()

    await tell(server, server.you, "!config log")

    changed = "changed **adventure** for the whole bot: as trained → 50%"
    assert f"<@{server.you.id}> {changed}" in heard(server)
    assert f"<@{server.you.id}> tried **iterations**: 8 → 2" in heard(server)


async def test_comparing_shows_both_lists(server: SimulatedServer) -> None:
    await tell(server, server.you, "!like 7 umbrellas, marzipan conspiracy ii")
    await retrain(server)

    await tell(server, server.you, "!model compare 1 2")

    assert "Your list with version 1" in heard(server)
    assert "Your list with version 2" in heard(server)


async def test_comparing_shows_no_film_that_is_removed_or_for_adults(
    server: SimulatedServer,
) -> None:
    await tell(server, server.you, "!like 7 umbrellas, marzipan conspiracy ii")
    profile = await server.services.store.tastes.profile(server.you.id)
    registry = server.services.registry
    model = registry.current.model
    first, second = (model.catalogue[each.movie_id] for each in model.recommend(profile, 2))
    await registry.set_additions([AddedMovie(first, removed=True)])
    # No film of the invented data is for adults.
    registry._serve(replace(registry.current, adult_ids=frozenset({second.movie_id})))

    assert first.label not in await tell(server, server.you, "!model compare 1 1")
    assert second.label not in heard(server)
    assert "Your list with version 1" in heard(server)
    await tell(server, server.you, "!config adult on")
    assert second.label in await tell(server, server.you, "!model compare 1 1")


async def test_a_setting_is_tried_kept_and_taken_back(server: SimulatedServer) -> None:
    await retrain(server)

    await tell(server, server.you, "!model config factors 64")
    assert "factors: 128 → 64" in heard(server)
    assert " MB**. The setting stays only" in heard(server)
    await press(server, server.you, "Try it")
    await server.finish_training()
    assert "Version 3 is in service" in heard(server)
    assert server.services.registry.current.model.config.factors == 64

    await tell(server, server.you, "!model config undo")
    await server.finish_training()
    assert server.services.registry.current.model.config.factors == 128


async def test_nonsense_gets_one_clear_sentence(server: SimulatedServer) -> None:
    for typed, told in (
        ("!model config factors 5000", "`factors` can't be"),
        ("!model config colour 3", "I have no setting"),
        ("!model config factors many", "Give a whole number from 8 to 512"),
        ("!model rollback 77", "I have no version 77"),
        ("!model compare 1 77", "I have no version 77"),
        ("!model base ml-999m", "No MovieLens set"),
    ):
        await tell(server, server.you, typed)

        assert told in heard(server)
        assert server.services.trainer.run is None


async def test_members_may_not_touch_the_model(server: SimulatedServer) -> None:
    for typed in ("!model", "!model rollback 1", "!model config factors 64", "!schedule off"):
        assert "Manage Server" in await tell(server, server.ben, typed)
