"""What bots do by themselves with what they share: their clocks, their copies of a model."""

import asyncio
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.domain.tastes import TasteChange
from bot.models.errors import VersionUnusable
from bot.training import following
from recommender.titles.other_titles import NumberedTitle
from tests.bot.training.separate import NEVER, PATIENCE, open_bot, open_trainer
from tests.logged_errors import LoggedErrors
from tests.postgres import new_postgres

MORE = NumberedTitle("beside those before")


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


async def test_a_language_and_titles_of_another_process_are_known_within_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "LOOK_EVERY", NEVER)
    url, told = await new_postgres(), asyncio.Event()
    named: asyncio.Queue[list[NumberedTitle]] = asyncio.Queue()
    async with open_bot(url, tmp_path, 1) as one, open_bot(url, tmp_path, 2) as two:

        async def name(titles: Sequence[NumberedTitle], *, more: bool = False) -> None:
            await named.put([*titles, *([MORE] if more else [])])

        monkeypatch.setattr(two.registry, "set_titles", name)
        monkeypatch.setattr(two.store.people, "on_languages", told.set)
        owners, learned = NumberedTitle("별", imdb_id=1), NumberedTitle("달", tmdb_id=2)
        async with asyncio.timeout(PATIENCE):
            await told.wait()  # once connected, everything is looked at
            told.clear()
            await one.store.people.change(7, "language", "ko")
            await told.wait()
            await one.store.other_titles.add([owners])
            assert await named.get() == [owners, MORE]
            await one.store.other_titles.keep([learned], one.clock.now())
            assert await named.get() == [learned, MORE]
            await one.store.other_titles.remove([owners])
            assert await named.get() == [learned]
