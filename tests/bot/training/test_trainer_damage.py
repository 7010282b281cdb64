"""The owner hears of damage on the disk of a trainer, which has no Discord, through a bot."""

import asyncio
import shutil
from collections.abc import Collection
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.domain.timers import MODEL_DAMAGE
from bot.models.errors import RegistryProblem
from bot.models.reported_problems import name_of
from bot.settings import ProcessRole
from bot.training.trainer_damage import TrainerDamage
from recommender import ModelDamagedError
from tests.bot.training.separate import PATIENCE, open_bot, open_trainer
from tests.logged_errors import LoggedErrors
from tests.postgres import new_postgres


@pytest.mark.slow
async def test_damage_on_the_trainers_disk_is_told_to_the_bot_of_direct_messages(
    tmp_path: Path,
    tiny_base: Path,
    tiny_models: Path,
    monkeypatch: pytest.MonkeyPatch,
    logged_errors: LoggedErrors,
) -> None:
    logged_errors.expect("the registry of models is damaged")
    noted, note = asyncio.Event(), TrainerDamage.note

    async def note_and_say(
        damage: TrainerDamage, problems: Collection[RegistryProblem], clock: Clock
    ) -> None:
        await note(damage, problems, clock)
        if problems:
            noted.set()

    monkeypatch.setattr(TrainerDamage, "note", note_and_say)
    url = await new_postgres()
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    async with (
        open_trainer(url, tmp_path, tiny_base) as trainer,
        open_bot(url, tmp_path, 1) as one,
        open_bot(url, tmp_path, 2) as two,
    ):
        (trainer.registry.path(1) / "item_factors.npy").write_bytes(b"half")
        with pytest.raises(ModelDamagedError):
            await trainer.registry.demand_sound(1)
        async with asyncio.timeout(PATIENCE):
            await noted.wait()
        found = await TrainerDamage(one.store).problems()
        assert [name_of(problem) for problem in found] == ["version-1"]
        assert await trainer.store.timers.claim_due(trainer.clock.now()) == []
        assert await two.store.timers.claim_due(two.clock.now()) == []
        [due] = await one.store.timers.claim_due(one.clock.now())
        assert (due.kind, due.key) == (MODEL_DAMAGE, ProcessRole.TRAINER)
