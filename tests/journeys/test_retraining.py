"""Retraining in a channel: progress, what changed, cancelling, schedules, restart."""

import asyncio
import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo.town import Town
from bot.store.backup import back_up
from bot.store.dialect import sqlite_path
from tests.journeys.reading import newest
from tests.journeys.talk import labels, last


async def test_retraining_shows_progress_and_then_what_changed(school: Town) -> None:
    await school.ana.send(school.channel, "!like 7 umbrellas, marzipan conspiracy ii")

    await school.you.send(school.channel, "!retrain")
    assert "Retraining" in newest(school)
    count = len(school.messages())
    await school.finish_training()

    text = newest(school)
    assert len(school.messages()) == count
    assert "Version 2 is in service" in text
    assert "2 likes (+2) of 1 person (+1) here" in text
    assert "NDCG@" in text
    assert school.services.registry.current.version == 2


async def test_the_new_model_survives_a_restart(school: Town) -> None:
    await school.you.send(school.channel, "!retrain now")
    await school.finish_training()

    await school.restart()

    assert school.services.registry.current.version == 2


async def test_somebody_who_may_not_manage_the_server_is_refused(school: Town) -> None:
    await school.ana.send(school.channel, "!retrain")

    assert "Manage Server" in newest(school)
    assert school.services.trainer.run is None


async def test_cancelling_keeps_the_old_model(school: Town) -> None:
    await school.you.send(school.channel, "!retrain")
    await school.you.send(school.channel, "!retrain cancel")
    await school.finish_training()

    texts = [message.embeds[0]["title"] for message in school.messages() if message.embeds]
    assert "Retraining was cancelled" in texts
    assert school.services.registry.current.version == 1


async def kill_in_the_middle_of_a_run(town: Town, folder: Path) -> None:
    """Begin a run and end the bot as a kill does: the store is as it was, nothing more is said."""
    await town.you.send(town.channel, "!retrain")
    trainer, at_work = town.services.trainer, asyncio.Event()
    assert trainer.run is not None
    trainer.run.listen(lambda _: at_work.set())
    await at_work.wait()
    assert trainer.process_id is not None
    os.kill(trainer.process_id, signal.SIGSTOP)
    town.env.inject_error("PATCH", "/channels/*/messages/*", status=400, times=None)
    killed = await asyncio.to_thread(back_up, town.settings.database, folder / "killed.sqlite3")
    await town.stop()
    await town.env.settle()
    database = sqlite_path(town.settings.database)
    assert database is not None
    shutil.copy(killed.path, database)
    town.env.backend.faults.clear()


async def test_after_a_kill_the_message_says_what_became_of_its_run(
    school: Town, tmp_path: Path
) -> None:
    await kill_in_the_middle_of_a_run(school, tmp_path)
    assert "Recommendations go on meanwhile" in newest(school)
    assert labels(last(school)) == ["Cancel"]
    count = len(school.messages())

    await school.restart()

    assert "The bot stopped while it ran.\nVersion 1 stays in service." in newest(school)
    assert labels(last(school)) == []
    assert len(school.messages()) == count
    assert await school.services.store.run_messages.untold() == []


async def test_a_message_that_was_deleted_meanwhile_is_let_go(school: Town, tmp_path: Path) -> None:
    await kill_in_the_middle_of_a_run(school, tmp_path)
    messages = school.env.backend.messages[school.channel.id]
    del messages[last(school).id]

    await school.restart()

    assert await school.services.store.run_messages.untold() == []


async def test_an_end_that_discord_did_not_take_is_told_after_a_restart(school: Town) -> None:
    school.env.inject_error("PATCH", "/channels/*/messages/*", status=400, times=None)
    await school.you.send(school.channel, "!retrain")
    await school.finish_training()
    assert "is in service" not in newest(school)
    school.env.backend.faults.clear()

    await school.restart()

    assert "Version 2 is in service" in newest(school)
    assert "NDCG@" in newest(school)


async def test_schedules_hold_even_when_an_end_cannot_be_told(school: Town) -> None:
    await school.you.send(school.channel, "!schedule every 6h")
    school.env.inject_error("PATCH", "/channels/*/messages/*", status=400, times=None)
    await school.you.send(school.channel, "!retrain")
    await school.finish_training()
    school.env.backend.faults.clear()
    database = sqlite_path(school.settings.database)
    assert database is not None
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE training_runs SET manifest = '{\"damaged\": true}'")

    await school.restart()
    film = next(iter(school.services.registry.current.catalogue))
    await school.ana.send(school.channel, f"!like id:{film.movie_id}")
    await school.env.advance_time(6 * 3600)
    await school.finish_training()

    assert school.services.registry.current.version == 3


async def test_a_message_that_told_the_end_is_not_touched_again(school: Town) -> None:
    await school.you.send(school.channel, "!retrain")
    await school.finish_training()
    told = newest(school)

    await school.restart()

    assert newest(school) == told
    assert await school.services.store.run_messages.untold() == []


async def test_a_scheduled_run_that_fails_is_told_in_the_news_channel(
    school: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "movies.csv").write_text("movieId,title,genres\n1,Film (1999),Drama\n")
    (broken / "ratings.csv").write_text("userId,movieId,rating,timestamp\nnonsense\n")
    await school.you.send(school.channel, f"!config channel {school.channel.name}")
    await school.services.store.model_settings.change({"base": str(broken)}, None)
    await school.you.send(school.channel, "!schedule every 6h")

    await school.env.advance_time(6 * 3600)
    await school.finish_training()

    assert "Retraining failed" in newest(school)
    assert "ratings.csv, line 2" in newest(school)
    assert "Version 1 stays in service" in newest(school)
    caplog.clear()
