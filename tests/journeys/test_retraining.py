"""Retraining in a channel: progress, what changed, cancelling, schedules, restart."""

import asyncio
import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.discord import sending
from bot.store.backup import back_up
from bot.store.dialect import sqlite_path
from tests.examined import trainer_process_id
from tests.journeys.conversation import heard, labels, last, tell
from tests.logged_errors import LoggedErrors


@pytest.fixture
def server(trainable_server: SimulatedServer, monkeypatch: pytest.MonkeyPatch) -> SimulatedServer:
    """Everything here needs base data to train on."""
    # Pauses between attempts are real seconds, which no test waits for.
    monkeypatch.setattr(sending, "PAUSES", (0.0, 0.0, 0.0))
    return trainable_server


async def test_retraining_shows_progress_and_then_what_changed_also_after_a_restart(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!like 7 umbrellas, marzipan conspiracy ii")

    assert "Retraining" in await tell(server, server.you, "!retrain")
    count = len(server.messages())
    await server.finish_training()

    text = heard(server)
    assert len(server.messages()) == count
    assert "Version 2 is in service" in text
    assert "2 likes (+2) of 1 person (+1) here" in text
    assert "NDCG@" in text
    assert server.services.registry.current.version == 2

    await server.restart()

    assert server.services.registry.current.version == 2
    assert heard(server) == text, "what told the end is not touched again"
    assert await server.services.store.run_messages.untold() == []


async def test_somebody_who_may_not_manage_the_server_is_refused(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!retrain")

    assert "Manage Server" in heard(server)
    assert server.services.trainer.run is None


async def test_cancelling_keeps_the_old_model(server: SimulatedServer) -> None:
    await tell(server, server.you, "!retrain")
    await tell(server, server.you, "!retrain cancel")
    await server.finish_training()

    texts = [message.embeds[0]["title"] for message in server.messages() if message.embeds]
    assert "The training was cancelled" in texts
    assert server.services.registry.current.version == 1


async def kill_in_the_middle_of_a_run(server: SimulatedServer, folder: Path) -> None:
    """Begin a run and end the bot as a kill does: the store is as it was, nothing more is said."""
    await tell(server, server.you, "!retrain")
    trainer, at_work = server.services.trainer, asyncio.Event()
    assert trainer.run is not None
    trainer.run.listen(lambda _: at_work.set())
    await at_work.wait()
    process_id = trainer_process_id(trainer)
    assert process_id is not None
    os.kill(process_id, signal.SIGSTOP)
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=None)
    killed = await asyncio.to_thread(back_up, server.settings.database, folder / "killed.sqlite3")
    await server.stop()
    await server.env.settle()
    database = sqlite_path(server.settings.database)
    assert database is not None
    shutil.copy(killed.path, database)
    server.env.backend.faults.clear()


async def test_after_a_kill_the_message_says_what_became_of_its_run(
    server: SimulatedServer, tmp_path: Path
) -> None:
    await kill_in_the_middle_of_a_run(server, tmp_path)
    assert "You can keep asking for recommendations meanwhile" in heard(server)
    assert labels(last(server)) == ["Cancel"]
    count = len(server.messages())

    await server.restart()

    assert "I was stopped during the training.\nVersion 1 stays in service." in heard(server)
    assert labels(last(server)) == []
    assert len(server.messages()) == count
    assert await server.services.store.run_messages.untold() == []


@pytest.mark.slow
async def test_a_message_that_was_deleted_meanwhile_is_let_go(
    server: SimulatedServer, tmp_path: Path
) -> None:
    await kill_in_the_middle_of_a_run(server, tmp_path)
    messages = server.env.backend.messages[server.channel.id]
    del messages[last(server).id]

    await server.restart()

    assert await server.services.store.run_messages.untold() == []


@pytest.mark.slow
async def test_an_end_that_discord_did_not_take_is_told_after_a_restart(
    server: SimulatedServer,
) -> None:
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=None)
    await tell(server, server.you, "!retrain")
    await server.finish_training()
    assert "is in service" not in heard(server)
    server.env.backend.faults.clear()

    await server.restart()

    assert "Version 2 is in service" in heard(server)
    assert "NDCG@" in heard(server)


async def test_an_end_that_discord_did_not_take_is_told_when_it_does(
    server: SimulatedServer,
) -> None:
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=500, times=None)
    await tell(server, server.you, "!retrain")
    await server.finish_training()
    await server.let_pass(120)
    assert "is in service" not in heard(server)
    server.env.backend.faults.clear()

    await server.let_pass(1200)

    assert "Version 2 is in service" in heard(server)


@pytest.mark.slow
async def test_schedules_hold_even_when_an_end_cannot_be_told(
    server: SimulatedServer, logged_errors: LoggedErrors
) -> None:
    await tell(server, server.you, "!schedule every 6h")
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=None)
    await tell(server, server.you, "!retrain")
    await server.finish_training()
    server.env.backend.faults.clear()
    database = sqlite_path(server.settings.database)
    assert database is not None
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE training_runs SET manifest = '{\"damaged\": true}'")

    logged_errors.expect("the record of the model is incomplete")
    await server.restart()
    film = next(iter(server.services.registry.current.catalogue))
    await tell(server, server.ana, f"!like id:{film.movie_id}")
    await server.env.advance_time(6 * 3600)
    await server.finish_training()

    assert server.services.registry.current.version == 3


async def test_a_scheduled_run_that_fails_is_told_in_the_news_channel(
    server: SimulatedServer, tmp_path: Path, logged_errors: LoggedErrors
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "movies.csv").write_text("movieId,title,genres\n1,Film (1999),Drama\n")
    (broken / "ratings.csv").write_text("userId,movieId,rating,timestamp\nnonsense\n")
    await tell(server, server.you, f"!config channel {server.channel.name}")
    await server.services.store.model_settings.change({"base": str(broken)}, None)
    await tell(server, server.you, "!schedule every 6h")

    await server.env.advance_time(6 * 3600)
    await server.finish_training()

    assert "The training failed" in heard(server)
    assert "line 2 of ratings.csv" in heard(server)
    assert "Version 1 stays in service" in heard(server)
    logged_errors.expect("training failed: code='base_unusable'")
