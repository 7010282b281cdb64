"""What reaches bots when notices, parts of models, connections or PostgreSQL are lost."""

import asyncio
import json
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.domain.added_movies import Addition
from bot.domain.changed import Changed
from bot.domain.runs.order import Order
from bot.domain.runs.problems import BotStopped
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.models.errors import VersionUnusable
from bot.models.manifest import Manifest
from bot.services import Services
from bot.store import dialect
from bot.store.errors import StoreUnavailableError
from bot.store.store import Store
from bot.store.training.models import ModelPart, ReplacedMeanwhileError
from bot.store.training.tables import model_parts as parts_table
from bot.training import following, model_parts, shared_models
from bot.training.outcome import RunOutcome
from bot.training.shared_models import SharedModels
from recommender import Profile
from recommender.model.storage import MANIFEST
from tests.bot.training.separate import (
    PATIENCE,
    TrainerProgram,
    open_bot,
    open_trainer,
    serves,
    until,
)
from tests.logged_errors import LoggedErrors
from tests.postgres import new_postgres, stoppable_postgres

# By a file of the run that has been written when the kill strikes: its request, the log of its
# process, a part of the model that has been learned and measured, the whole model.
STAGES = ("request.json", "log.txt", "model.partial/*", "model/training.json", "served")
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def make_candidate(models: Path, folder: Path, version: int) -> Path:
    """Return a folder with version 1 under another number."""
    candidate = shutil.copytree(models / "0001", folder / f"candidate-{version}")
    replace(Manifest.load(candidate), version=version).save(candidate)
    return candidate


async def publish(trainer: Services, candidate: Path) -> None:
    """Publish a candidate as the trainer does after the gate."""
    assert isinstance(trainer.versions, SharedModels)
    await trainer.versions.publish(candidate, NOW, lambda: True)


async def look_again(store: Store) -> None:
    """Say that there is something to look at."""
    async with store.database.write() as connection:
        await dialect.notify(connection, Changed.MODEL)


def recommends(bot: Services) -> bool:
    """Whether a process answers."""
    return bool(bot.registry.current.model.recommend(Profile([2]), 3))


@pytest.mark.slow
async def test_a_lost_notice_costs_a_minute(
    tmp_path: Path, tiny_base: Path, tiny_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = await new_postgres()
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    monkeypatch.setattr(following, "LOOK_EVERY", 0.5)
    async with (
        open_trainer(url, tmp_path, tiny_base) as trainer,
        open_bot(url, tmp_path) as bot,
    ):
        assert bot.registry.current.version == 1

        async def say_nothing(*_: object) -> None:
            return

        monkeypatch.setattr(dialect, "notify", say_nothing)
        await publish(trainer, make_candidate(tiny_models, tmp_path, 2))
        await serves(bot, 2)


async def test_half_a_model_is_not_taken_and_once_it_is_whole_it_serves(
    tmp_path: Path,
    tiny_base: Path,
    tiny_models: Path,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: LoggedErrors,
) -> None:
    url = await new_postgres()
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    async with open_trainer(url, tmp_path, tiny_base) as trainer:
        async with open_bot(url, tmp_path) as bot:
            assert bot.registry.current.version == 1
        await publish(trainer, make_candidate(tiny_models, tmp_path, 2))
        whole = (await trainer.store.models.parts(2))[0]
        content = await trainer.store.models.content(whole)
        assert content is not None
        await replace_part(trainer.store, whole, content[: whole.size // 2])
        async with open_bot(url, tmp_path) as bot:
            logged_errors.expect("the registry of models is damaged")
            assert bot.registry.current.version == 1
            assert recommends(bot)
            (problem,) = bot.registry.problems
            assert isinstance(problem, VersionUnusable)
            assert (problem.version, whole.file in problem.detail) == (2, True)
            assert not list((tmp_path / "bot-1" / "models" / "incoming").iterdir())

            await replace_part(trainer.store, whole, content)
            monkeypatch.setattr(shared_models, "RETRY_AFTER", 0.0)
            await look_again(trainer.store)
            await serves(bot, 2)


@pytest.mark.slow
async def test_a_model_of_a_newer_format_leaves_the_old_one_in_service(
    tmp_path: Path, tiny_base: Path, tiny_models: Path, logged_errors: LoggedErrors
) -> None:
    url = await new_postgres()
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    newer = make_candidate(tiny_models, tmp_path, 2)
    manifest = json.loads((newer / MANIFEST).read_text("utf-8"))
    (newer / MANIFEST).write_text(json.dumps(manifest | {"format": 99}), "utf-8")
    logged_errors.expect("the registry of models is damaged")
    async with (
        open_trainer(url, tmp_path, tiny_base) as trainer,
        open_bot(url, tmp_path) as bot,
    ):
        store, record = trainer.store.models, Manifest.load(newer).to_json()
        await store.publish(2, record, _parts(newer), NOW, replaced=1)
        told = asyncio.Event()
        bot.registry.watch(told.set)
        film = await bot.store.added_movies.add(Addition("Sandcastle", 2026), 1, 7)
        # Looks are made in turn: once the film is known, the model has been looked at, too.
        await until(bot, lambda each: each.registry.current.film(film.movie_id) is not None)
        await look_again(trainer.store)
        await publish(trainer, make_candidate(tiny_models, tmp_path, 3))
        await serves(bot, 3)
        assert any("format is 99" in str(each) for each in bot.registry.problems)
        assert bot.registry.set_aside == ()


@pytest.mark.slow
async def test_models_in_a_shared_folder_are_checked_by_what_the_database_knows(
    tmp_path: Path, tiny_base: Path, tiny_models: Path, logged_errors: LoggedErrors
) -> None:
    url, shared = await new_postgres(), tmp_path / "shared"
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    async with open_trainer(url, tmp_path, tiny_base, model_folder=str(shared)) as trainer:
        async with open_bot(url, tmp_path, model_folder=str(shared)) as bot:
            assert bot.registry.current.version == 1
        stored = (await trainer.store.models.parts(1))[0]
        assert await trainer.store.models.content(stored) is None
        await publish(trainer, make_candidate(tiny_models, tmp_path, 2))
        cut = shared / "0002" / stored.file
        cut.write_bytes(cut.read_bytes()[: stored.size // 2])
        logged_errors.expect("the registry of models is damaged")
        async with open_bot(url, tmp_path, model_folder=str(shared)) as bot:
            assert bot.registry.current.version == 1
            assert recommends(bot)


@pytest.mark.slow
async def test_a_version_chosen_while_another_is_published_stays(
    tmp_path: Path, tiny_base: Path, tiny_models: Path
) -> None:
    url = await new_postgres()
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    async with (
        open_trainer(url, tmp_path, tiny_base) as trainer,
        open_bot(url, tmp_path) as bot,
    ):
        await publish(trainer, make_candidate(tiny_models, tmp_path, 2))
        await serves(bot, 2)

        async def parts() -> AsyncIterator[tuple[ModelPart, bytes | None]]:
            for each in model_parts.cut(make_candidate(tiny_models, tmp_path, 3), 3):
                yield each
            await bot.versions.rollback(1, NOW)

        with pytest.raises(ReplacedMeanwhileError):
            await trainer.store.models.publish(3, {}, parts(), NOW, replaced=2)
        assert await bot.versions.kept() == (1, 2)
        await serves(trainer, 1)
        assert await trainer.store.models.parts(3) == []


@pytest.mark.slow
async def test_bots_answer_while_postgres_is_away_and_catch_up_when_it_is_back(
    tmp_path: Path, tiny_base: Path, tiny_models: Path
) -> None:
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    with stoppable_postgres() as postgres:
        async with open_trainer(postgres.url, tmp_path, tiny_base):
            pass
        async with open_bot(postgres.url, tmp_path) as bot:
            await postgres.stop()
            with pytest.raises(StoreUnavailableError):
                await bot.versions.kept()
            assert recommends(bot)
            await postgres.start()
            async with open_trainer(postgres.url, tmp_path, tiny_base) as trainer:
                await publish(trainer, make_candidate(tiny_models, tmp_path, 2))
                await serves(bot, 2)


@pytest.mark.slow
async def test_a_trainer_killed_at_any_stage_leaves_a_model_and_takes_the_next_order(
    tmp_path: Path, tiny_base: Path
) -> None:
    url = await new_postgres()
    trainer = TrainerProgram(url, tmp_path / "trainer", tiny_base)
    trainer.start()
    try:
        async with open_bot(url, tmp_path) as bot:
            await serves(bot, 1)
            ended = [await _killed(bot, trainer, stage) for stage in STAGES]
            last, _ = await bot.scheduler.request(Order(Asked()))
            outcome = await last.outcome
            assert outcome.state is RunState.PUBLISHED, outcome.problem
            await serves(bot, outcome.version)
            kept = await bot.versions.kept()
            for each in ended:
                assert (each.state is RunState.PUBLISHED) == (each.version in kept)
            assert ended[0].state is RunState.FAILED
            assert ended[-1].state is RunState.PUBLISHED
            versions = [run.version for run in await bot.store.runs.recent()]
            assert len(set(versions)) == len(versions)
    finally:
        trainer.kill()


async def _killed(bot: Services, trainer: TrainerProgram, stage: str) -> RunOutcome:
    """Order a run, kill the trainer in a stage of it, start it again; return what became of it."""
    before = bot.registry.current.version
    run, _ = await bot.scheduler.request(Order(Asked()))
    if stage == "served":
        await until(bot, lambda each: each.registry.current.version > before)
    else:
        await asyncio.to_thread(_await_stage, trainer.folder / "training", stage)
    trainer.kill()
    assert recommends(bot)
    trainer.start()
    async with asyncio.timeout(PATIENCE):
        outcome = await run.outcome
    assert outcome.problem in (None, BotStopped())
    assert recommends(bot)
    return outcome


def _await_stage(training: Path, stage: str) -> None:
    """Wait for a file of a run, or of a later stage, or for its end; nobody else tells of it."""
    patterns = STAGES[STAGES.index(stage) :]
    patience, begun = time.monotonic() + PATIENCE, False
    while not any(any(training.glob(f"run-*/{pattern}")) for pattern in patterns):
        assert time.monotonic() < patience
        if begun and not any(training.glob("run-*")):
            return
        begun = begun or any(training.glob("run-*"))
        time.sleep(0.001)


async def replace_part(store: Store, part: ModelPart, content: bytes) -> None:
    """Store other bytes under a part's checksum."""
    async with store.database.write() as connection:
        await connection.execute(
            update(parts_table)
            .where(
                parts_table.c.version == part.version,
                parts_table.c.file == part.file,
                parts_table.c.number == part.number,
            )
            .values(content=content)
        )


async def _parts(folder: Path) -> AsyncIterator[tuple[ModelPart, bytes | None]]:
    for part in model_parts.cut(folder, 2):
        yield part
