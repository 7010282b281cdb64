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
from bot.store.backup import back_up
from bot.store.dialect import sqlite_path
from tests.journeys.reading import newest
from tests.journeys.talk import labels, last


async def test_retraining_shows_progress_and_then_what_changed(
    trainable_server: SimulatedServer,
) -> None:
    await trainable_server.ana.send(
        trainable_server.channel, "!like 7 umbrellas, marzipan conspiracy ii"
    )

    await trainable_server.you.send(trainable_server.channel, "!retrain")
    assert "Retraining" in newest(trainable_server)
    count = len(trainable_server.messages())
    await trainable_server.finish_training()

    text = newest(trainable_server)
    assert len(trainable_server.messages()) == count
    assert "Version 2 is in service" in text
    assert "2 likes (+2) of 1 person (+1) here" in text
    assert "NDCG@" in text
    assert trainable_server.services.registry.current.version == 2


async def test_the_new_model_survives_a_restart(trainable_server: SimulatedServer) -> None:
    await trainable_server.you.send(trainable_server.channel, "!retrain now")
    await trainable_server.finish_training()

    await trainable_server.restart()

    assert trainable_server.services.registry.current.version == 2


async def test_somebody_who_may_not_manage_the_server_is_refused(
    trainable_server: SimulatedServer,
) -> None:
    await trainable_server.ana.send(trainable_server.channel, "!retrain")

    assert "Manage Server" in newest(trainable_server)
    assert trainable_server.services.trainer.run is None


async def test_cancelling_keeps_the_old_model(trainable_server: SimulatedServer) -> None:
    await trainable_server.you.send(trainable_server.channel, "!retrain")
    await trainable_server.you.send(trainable_server.channel, "!retrain cancel")
    await trainable_server.finish_training()

    texts = [
        message.embeds[0]["title"] for message in trainable_server.messages() if message.embeds
    ]
    assert "Retraining was cancelled" in texts
    assert trainable_server.services.registry.current.version == 1


async def kill_in_the_middle_of_a_run(server: SimulatedServer, folder: Path) -> None:
    """Begin a run and end the bot as a kill does: the store is as it was, nothing more is said."""
    await server.you.send(server.channel, "!retrain")
    trainer, at_work = server.services.trainer, asyncio.Event()
    assert trainer.run is not None
    trainer.run.listen(lambda _: at_work.set())
    await at_work.wait()
    assert trainer.process_id is not None
    os.kill(trainer.process_id, signal.SIGSTOP)
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=400, times=None)
    killed = await asyncio.to_thread(back_up, server.settings.database, folder / "killed.sqlite3")
    await server.stop()
    await server.env.settle()
    database = sqlite_path(server.settings.database)
    assert database is not None
    shutil.copy(killed.path, database)
    server.env.backend.faults.clear()


async def test_after_a_kill_the_message_says_what_became_of_its_run(
    trainable_server: SimulatedServer, tmp_path: Path
) -> None:
    await kill_in_the_middle_of_a_run(trainable_server, tmp_path)
    assert "Recommendations go on meanwhile" in newest(trainable_server)
    assert labels(last(trainable_server)) == ["Cancel"]
    count = len(trainable_server.messages())

    await trainable_server.restart()

    assert "The bot stopped while it ran.\nVersion 1 stays in service." in newest(trainable_server)
    assert labels(last(trainable_server)) == []
    assert len(trainable_server.messages()) == count
    assert await trainable_server.services.store.run_messages.untold() == []


async def test_a_message_that_was_deleted_meanwhile_is_let_go(
    trainable_server: SimulatedServer, tmp_path: Path
) -> None:
    await kill_in_the_middle_of_a_run(trainable_server, tmp_path)
    messages = trainable_server.env.backend.messages[trainable_server.channel.id]
    del messages[last(trainable_server).id]

    await trainable_server.restart()

    assert await trainable_server.services.store.run_messages.untold() == []


async def test_an_end_that_discord_did_not_take_is_told_after_a_restart(
    trainable_server: SimulatedServer,
) -> None:
    trainable_server.env.inject_error("PATCH", "/channels/*/messages/*", status=400, times=None)
    await trainable_server.you.send(trainable_server.channel, "!retrain")
    await trainable_server.finish_training()
    assert "is in service" not in newest(trainable_server)
    trainable_server.env.backend.faults.clear()

    await trainable_server.restart()

    assert "Version 2 is in service" in newest(trainable_server)
    assert "NDCG@" in newest(trainable_server)


async def test_schedules_hold_even_when_an_end_cannot_be_told(
    trainable_server: SimulatedServer,
) -> None:
    await trainable_server.you.send(trainable_server.channel, "!schedule every 6h")
    trainable_server.env.inject_error("PATCH", "/channels/*/messages/*", status=400, times=None)
    await trainable_server.you.send(trainable_server.channel, "!retrain")
    await trainable_server.finish_training()
    trainable_server.env.backend.faults.clear()
    database = sqlite_path(trainable_server.settings.database)
    assert database is not None
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE training_runs SET manifest = '{\"damaged\": true}'")

    await trainable_server.restart()
    film = next(iter(trainable_server.services.registry.current.catalogue))
    await trainable_server.ana.send(trainable_server.channel, f"!like id:{film.movie_id}")
    await trainable_server.env.advance_time(6 * 3600)
    await trainable_server.finish_training()

    assert trainable_server.services.registry.current.version == 3


async def test_a_message_that_told_the_end_is_not_touched_again(
    trainable_server: SimulatedServer,
) -> None:
    await trainable_server.you.send(trainable_server.channel, "!retrain")
    await trainable_server.finish_training()
    told = newest(trainable_server)

    await trainable_server.restart()

    assert newest(trainable_server) == told
    assert await trainable_server.services.store.run_messages.untold() == []


async def test_a_scheduled_run_that_fails_is_told_in_the_news_channel(
    trainable_server: SimulatedServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "movies.csv").write_text("movieId,title,genres\n1,Film (1999),Drama\n")
    (broken / "ratings.csv").write_text("userId,movieId,rating,timestamp\nnonsense\n")
    await trainable_server.you.send(
        trainable_server.channel, f"!config channel {trainable_server.channel.name}"
    )
    await trainable_server.services.store.model_settings.change({"base": str(broken)}, None)
    await trainable_server.you.send(trainable_server.channel, "!schedule every 6h")

    await trainable_server.env.advance_time(6 * 3600)
    await trainable_server.finish_training()

    assert "Retraining failed" in newest(trainable_server)
    assert "ratings.csv, line 2" in newest(trainable_server)
    assert "Version 1 stays in service" in newest(trainable_server)
    caplog.clear()
