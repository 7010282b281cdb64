"""The trainer as a process of its own, which bots order from and follow, on a real PostgreSQL."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.added_movies import Addition
from bot.domain.runs.order import Order
from bot.domain.runs.problems import Cancelled
from bot.domain.runs.reasons import Asked, FirstTraining
from bot.domain.runs.record import RunState
from bot.domain.tastes import TasteChange
from bot.models.errors import UnknownVersionError
from bot.models.served_model import ServedModel
from bot.training import following
from tests.bot.training.separate import NEVER, PATIENCE, TrainerProgram, open_bot, serves, until
from tests.postgres import new_postgres

ANA = 7
HERE = 1


@pytest.mark.slow
async def test_bots_order_follow_and_choose_what_one_trainer_makes(
    tmp_path: Path, tiny_base: Path
) -> None:
    url = await new_postgres()
    trainer = TrainerProgram(url, tmp_path / "trainer", tiny_base)
    # Whose clock is wrong must not matter.
    async with (
        open_bot(url, tmp_path, 1, timedelta(minutes=5)) as one,
        open_bot(url, tmp_path, 2, timedelta(minutes=-5)) as two,
    ):
        trainer.start()
        try:
            await serves(one, 1)
            await serves(two, 1)
            await one.store.tastes.record(ANA, HERE, [TasteChange.like(2)])
            run, joined = await one.scheduler.request(Order(Asked(), ANA, HERE))
            other, other_joined = await two.scheduler.request(Order(Asked(), ANA, HERE))
            assert (joined, other_joined) == (False, True)
            assert run.run_id == other.run_id
            for ended in (await run.outcome, await other.outcome):
                assert (ended.state, ended.version) == (RunState.PUBLISHED, 2), ended.problem
                assert ended.before is not None
                assert ended.before.version == 1
                assert ended.manifest is not None
                assert ended.manifest.people == 1
            await serves(one, 2)
            await serves(two, 2)
            assert await two.versions.kept() == (1, 2)

            await two.versions.rollback(None, two.clock.now())
            await serves(one, 1)
            with pytest.raises(UnknownVersionError):
                await one.versions.rollback(9, one.clock.now())

            film = await one.store.added_movies.add(Addition("Sandcastle", 2026), HERE, ANA)
            await until(two, lambda each: each.registry.current.film(film.movie_id) is not None)

            again, _ = await two.scheduler.request(Order(Asked(), ANA, HERE))
            await again.recorded.wait()
            assert await one.trainer.cancel(Cancelled(user_id=ANA))
            outcome = await again.outcome
            assert outcome.problem == Cancelled(user_id=ANA)
        finally:
            trainer.kill()
        reasons = [run.reason for run in await one.store.runs.recent()]
        assert reasons == [Asked(), Asked(), FirstTraining()]


async def test_likes_of_an_added_film_count_in_every_process_at_once(
    tmp_path: Path, tiny_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "LOOK_EVERY", NEVER)
    url = await new_postgres()
    for number in (1, 2):
        shutil.copytree(tiny_models, tmp_path / f"bot-{number}" / "models")
    async with open_bot(url, tmp_path, 1) as one, open_bot(url, tmp_path, 2) as two:
        added = (await one.store.added_movies.add(Addition("Comet", 2026), 1, 7)).movie_id
        await until(two, lambda each: each.registry.current.film(added) is not None)
        learned, change = asyncio.Event(), two.registry.change

        async def change_and_say(how: Callable[[ServedModel], ServedModel]) -> None:
            await change(how)
            learned.set()

        monkeypatch.setattr(two.registry, "change", change_and_say)
        likes = [TasteChange.like(movie_id) for movie_id in (2, 4, 6, 8, 10, added)]
        await one.store.tastes.record(11, 1, likes)
        async with asyncio.timeout(PATIENCE):
            while added not in two.registry.current.model:
                await learned.wait()
                learned.clear()
