"""Retraining in a channel: progress, what changed, cancelling, schedules, restart."""

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
