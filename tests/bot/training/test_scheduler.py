"""Schedules that change while others are being read."""

import asyncio
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_services
from bot.domain.runs.order import Order
from bot.domain.runs.problems import BaseMissing
from bot.domain.schedules.policy import Policy
from bot.domain.schedules.stored import StoredPolicy
from bot.domain.timers import RETRAINING
from bot.services import Services
from bot.settings import Settings
from bot.store.errors import StoreFullError
from bot.training.outcome import RunOutcome
from bot.training.scheduler import Scheduler
from bot.training.schedules import PolicyStatus
from bot.training.trainer import Trainer

SERVERS = (1, 2, 3)


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


def of_this_process(services: Services) -> tuple[Scheduler, Trainer]:
    """What plans and trains, as no other process does."""
    scheduler, trainer = services.scheduler, services.trainer
    assert isinstance(scheduler, Scheduler)
    assert isinstance(trainer, Trainer)
    return scheduler, trainer


@pytest.fixture(autouse=True)
def empty_store(tmp_path: Path, new_store: Path) -> None:
    """Making a store takes longer than what is done with it here."""
    shutil.copy(new_store, tmp_path)


async def test_of_changes_at_the_same_time_the_last_one_sets_the_timer(tmp_path: Path) -> None:
    async with open_services(Settings.load(None, data_directory=tmp_path)) as services:
        scheduler, store = services.scheduler, services.store
        await scheduler.start(lambda: SERVERS)
        hours = [Policy.parse(f"every {hours}h") for hours in range(2, 20)]

        async def change(turn: int) -> None:
            # Spread over the others' awaits, so that each step of one meets each of another.
            for _ in range(turn * 7):
                await asyncio.sleep(0)
            await scheduler.change(SERVERS[turn % 3], hours[turn % len(hours)], 42)

        await asyncio.gather(*(change(turn) for turn in range(60)))
        alone = [await scheduler.status(guild_id) for guild_id in SERVERS]
        soonest = min(status.next_at for status in alone if status.next_at is not None)
        assert await store.timers.next_due() == soonest


async def test_rules_that_were_read_before_a_change_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, told = SetClock(), asyncio.Event()
    servers: list[int] = []
    changing: list[asyncio.Task[PolicyStatus]] = []
    async with open_services(Settings.load(None, data_directory=tmp_path), clock) as services:
        scheduler, _ = of_this_process(services)
        await scheduler.start(lambda: servers)
        read, plan = services.store.policies.all, scheduler.plan

        async def reading(guild_ids: Sequence[int]) -> dict[int, StoredPolicy]:
            found = await read(guild_ids)
            if not changing:
                change = scheduler.change(1, Policy.parse("every 2h"), 42)
                changing.append(asyncio.create_task(change))
                await told.wait()
            return found

        async def planning(changed: int | None = None) -> None:
            if changed is not None:
                asyncio.get_running_loop().call_soon(told.set)
            await plan(changed)

        monkeypatch.setattr(services.store.policies, "all", reading)
        monkeypatch.setattr(scheduler, "plan", planning)
        servers.append(1)
        await scheduler.plan()
        await changing[0]
        assert await services.store.timers.next_due() == clock.moment + timedelta(hours=2)


async def test_a_version_pinned_while_a_due_run_is_looked_into_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetClock()
    async with open_services(Settings.load(None, data_directory=tmp_path), clock) as services:
        (scheduler, trainer), store = of_this_process(services), services.store
        await scheduler.start(lambda: SERVERS)
        await scheduler.change(1, Policy.parse("every 2h"), 42)
        clock.moment += timedelta(hours=3)
        looked = trainer.has_something_new

        async def pinned_meanwhile() -> bool:
            await store.model_settings.change({"pinned": 1}, 42)
            return await looked()

        monkeypatch.setattr(trainer, "has_something_new", pinned_meanwhile)
        await scheduler.wake()
        assert trainer.run is None
        assert await store.timers.next_due() is None


async def test_without_a_data_set_a_due_run_fails_by_it_and_the_next_one_is_planned(
    tmp_path: Path, trained_models: Path
) -> None:
    clock = SetClock()
    settings = Settings.load(None, data_directory=tmp_path)
    shutil.copytree(trained_models, settings.model_directory)
    async with open_services(settings, clock) as services:
        (scheduler, trainer), store = of_this_process(services), services.store
        await scheduler.start(lambda: SERVERS)
        await scheduler.change(1, Policy.parse("every 2h"), 42)
        clock.moment += timedelta(hours=3)
        ended: asyncio.Future[RunOutcome] = asyncio.get_running_loop().create_future()
        trainer.on_end(ended.set_result)
        await scheduler.wake()
        assert (await ended).problem == BaseMissing()
        # The end of the run plans in the background; this waits for that, and changes nothing.
        await scheduler.plan()
        later = clock.moment + timedelta(hours=2)
        due = await store.timers.claim_due(later)
        assert [each.due_at for each in due if each.kind == RETRAINING] == [later]


async def test_a_due_run_that_could_not_be_looked_into_is_due_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetClock()
    async with open_services(Settings.load(None, data_directory=tmp_path), clock) as services:
        scheduler, trainer = of_this_process(services)
        await scheduler.start(lambda: SERVERS)
        await scheduler.change(1, Policy.parse("every 2h"), 42)
        clock.moment += timedelta(hours=3)
        looks = [StoreFullError("full"), None]

        async def look() -> bool:
            if error := looks.pop(0):
                raise error
            return True

        begun = list[Order]()

        def begin(order: Order) -> None:
            begun.append(order)

        monkeypatch.setattr(trainer, "has_something_new", look)
        monkeypatch.setattr(trainer, "start", begin)
        with pytest.raises(StoreFullError):
            await scheduler.wake()
        await scheduler.wake()
        assert len(begun) == 1
        await scheduler.wake()
        assert len(begun) == 1


async def test_the_schedule_is_looked_at_again_after_the_store_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.training.scheduler.RETRY_SECONDS", (0.0,))
    async with open_services(Settings.load(None, data_directory=tmp_path)) as services:
        scheduler, runs = services.scheduler, services.store.runs
        read, failures = runs.started_since, 3

        async def failing(moment: datetime) -> list[datetime]:
            nonlocal failures
            if failures:
                failures -= 1
                raise StoreFullError("full")
            return await read(moment)

        monkeypatch.setattr(runs, "started_since", failing)
        await scheduler.start(lambda: SERVERS)
        assert await services.store.timers.next_due() is not None
