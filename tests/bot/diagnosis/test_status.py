"""The owner's view on the command line, of a bot that runs and of one that does not."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.status import status_table
from bot.clock import SystemClock
from bot.demo.simulated_server import open_server
from bot.diagnosis.live_numbers import LiveNumbers, NoNumbers
from bot.diagnosis.status import gather
from bot.domain.runs.order import Order
from bot.domain.runs.problems import OtherProblem
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.domain.tastes import TasteChange
from bot.messages import status as messages
from bot.observability.monitor import monitoring
from bot.settings import Settings
from bot.store.store import Store
from tests.bot.observability.test_address import bot_of, free_port


async def test_a_running_bot_tells_its_numbers(tmp_path: Path) -> None:
    settings = Settings.load(None, data_directory=tmp_path, metrics_port=free_port())
    async with open_server(settings) as server, monitoring(server.services) as monitor:
        monitor.attach(bot_of(server))
        monitor.metrics.lag.observe(0.003)
        await server.ana.send(server.channel, "!likes")
        state = await gather(settings, SystemClock())
    assert state.running
    assert isinstance(state.now, LiveNumbers)
    assert sum(state.now.commands.values()) == 1
    assert state.now.servers == 1
    assert state.now.event_loop_lag_p99_at_most_seconds == 0.005
    assert status_table(state).row_count >= 5


async def test_a_bot_without_the_address_is_known_to_run(tmp_path: Path) -> None:
    settings = Settings.load(None, data_directory=tmp_path)
    async with await Store.open(settings.database, SystemClock()):
        state = await gather(settings, SystemClock())
    assert state.running
    assert state.now == NoNumbers(messages.no_metrics_port())


async def test_an_address_that_does_not_answer_is_named(tmp_path: Path) -> None:
    settings = Settings.load(None, data_directory=tmp_path, metrics_port=free_port())
    async with await Store.open(settings.database, SystemClock()):
        state = await gather(settings, SystemClock())
    assert isinstance(state.now, NoNumbers)
    assert str(settings.metrics_port) in state.now.problem


async def fill(settings: Settings) -> None:
    clock = SystemClock()
    async with await Store.open(settings.database, clock) as store:
        await store.tastes.record(1, 2, [TasteChange.like(1), TasteChange.like(2)])
        await store.guilds.change(2, "adult_titles", value=True, changed_by=1)
        await store.timers.set("night", "1", clock.now() - timedelta(hours=1))
        await store.timers.set("night", "2", clock.now() + timedelta(hours=1))
        run = await store.runs.begin(Order(Asked()), 1, clock.now())
        await store.runs.finish(
            run.run_id,
            RunState.REFUSED,
            clock.now(),
            problem=OtherProblem(text="It was worse."),
            seconds=3.0,
        )


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MATINEE_DATA_DIRECTORY", str(tmp_path))
    return tmp_path


def test_a_stopped_bot_shows_what_is_stored(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(fill(Settings.load(None, data_directory=directory)))
    assert main(["status", "--json"]) == 0
    state = json.loads(capsys.readouterr().out)
    assert not state["running"]
    assert state["model"] is None
    assert (state["store"]["tastes"], state["store"]["people"]) == (2, 1)
    assert (state["timers"]["waiting"], state["timers"]["overdue"]) == (2, 1)
    assert state["runs"][0]["outcome"] == "refused"
    assert main(["status"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "It was worse." in printed
    assert "not running" in printed


def test_without_a_database_there_is_a_sentence_and_a_status(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status"]) == 1
    assert "Start the bot once" in capsys.readouterr().err
    assert list(directory.iterdir()) == []
