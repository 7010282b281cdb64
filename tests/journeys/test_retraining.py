"""Retraining in a channel: progress, what changed, cancelling, schedules, restart."""

from pathlib import Path

import pytest

from bot.demo.town import Town
from tests.journeys.reading import newest


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
    assert school.services.shelf.current.version == 2


async def test_the_new_model_survives_a_restart(school: Town) -> None:
    await school.you.send(school.channel, "!retrain now")
    await school.finish_training()

    await school.restart()

    assert school.services.shelf.current.version == 2


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
    assert school.services.shelf.current.version == 1


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
