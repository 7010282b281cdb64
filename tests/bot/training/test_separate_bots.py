"""What bots do by themselves with what they share: their clocks, their copies of a model."""

import shutil
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.domain.tastes import TasteChange
from bot.models.errors import VersionUnusable
from tests.bot.training.separate import open_bot, open_trainer
from tests.logged_errors import LoggedErrors
from tests.postgres import new_postgres


async def test_a_bot_whose_clock_is_wrong_goes_by_that_of_the_database(tmp_path: Path) -> None:
    url, five_minutes = await new_postgres(), timedelta(minutes=5)
    async with (
        open_bot(url, tmp_path, 1, -five_minutes) as late,
        open_bot(url, tmp_path, 2, five_minutes) as early,
    ):
        considered_at = SystemClock().now()
        for bot in (late, early):
            await bot.store.tastes.record(7, 1, [TasteChange.like(2)])
            assert await bot.store.policies.new_likes(considered_at) == {1: 1}
            assert await bot.store.policies.new_likes(SystemClock().now()) == {}


async def test_a_damaged_copy_on_a_bots_disk_is_fetched_anew_at_once(
    tmp_path: Path, tiny_base: Path, tiny_models: Path, logged_errors: LoggedErrors
) -> None:
    url = await new_postgres()
    shutil.copytree(tiny_models, tmp_path / "trainer" / "models")
    copy = tmp_path / "bot-1" / "models" / "0001"
    async with open_trainer(url, tmp_path, tiny_base):
        async with open_bot(url, tmp_path):
            pass
        logged_errors.expect("the registry of models is damaged")
        for _again in range(2):
            (copy / "item_factors.npy").write_bytes(b"half")
            async with open_bot(url, tmp_path) as bot:
                assert bot.registry.current.version == 1
                assert not any(isinstance(each, VersionUnusable) for each in bot.registry.problems)
                await bot.versions.demand_sound(1)
