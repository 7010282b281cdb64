"""Journeys: what is due at a moment is done then, once, and after a restart if need be."""

from datetime import timedelta

import pytest

from bot.demo.town import Town
from bot.timers import DueTimer, Timers

HOUR = 3600.0


class Notes:
    """A handler that writes down what it was told, and fails at first if it is to."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.heard: list[DueTimer] = []

    async def __call__(self, timer: DueTimer) -> None:
        self.heard.append(timer)
        if len(self.heard) <= self.failures:
            raise ConnectionError("Discord is away")

    @property
    def keys(self) -> list[str]:
        return [timer.key for timer in self.heard]


def listen(town: Town, failures: int = 0) -> Notes:
    notes = Notes(failures)
    town.services.timers.on("note", notes)
    return notes


async def set_timer(town: Town, key: str, hours: float) -> None:
    due_at = town.clock.now() + timedelta(hours=hours)
    await town.services.timers.set("note", key, due_at)


async def test_each_fires_once_when_it_is_due(town: Town) -> None:
    notes = listen(town)
    await set_timer(town, "late", 30)
    await set_timer(town, "soon", 1)
    await town.let_pass(0.9 * HOUR)
    assert notes.keys == []
    await town.let_pass(0.2 * HOUR)
    assert notes.keys == ["soon"]
    await town.let_pass(40 * HOUR)
    assert notes.keys == ["soon", "late"]
    assert not any(timer.late for timer in notes.heard)
    assert not await town.services.store.timers.pending("note")


async def test_moving_and_cancelling(town: Town) -> None:
    notes = listen(town)
    await set_timer(town, "moved", 1)
    await set_timer(town, "moved", 5)
    await set_timer(town, "dropped", 1)
    assert await town.services.timers.cancel("note", "dropped")
    await town.let_pass(2 * HOUR)
    assert notes.keys == []
    await set_timer(town, "moved", 0.5)
    await town.let_pass(HOUR)
    assert notes.keys == ["moved"]


async def test_what_fell_due_while_the_bot_was_down_is_done_late_and_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = town.clock.now() - timedelta(hours=3)
    await town.services.store.timers.set("note", "missed", past)
    notes = Notes()
    start = Timers.start

    def listening(timers: Timers) -> None:
        timers.on("note", notes)
        start(timers)

    monkeypatch.setattr(Timers, "start", listening)
    await town.restart()
    assert [(timer.key, timer.late) for timer in notes.heard] == [("missed", True)]
    await town.restart()
    await town.let_pass(HOUR)
    assert notes.keys == ["missed"]


async def test_a_handler_that_fails_is_called_again(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    notes = listen(town, failures=2)
    await set_timer(town, "stubborn", 1)
    await town.let_pass(HOUR + 60)
    assert notes.keys == ["stubborn"] * 2
    await town.let_pass(HOUR)
    assert notes.keys == ["stubborn"] * 3
    assert "Discord is away" in caplog.text
    assert not await town.services.store.timers.pending("note")
    caplog.clear()


async def test_a_handler_may_set_the_next_one(town: Town) -> None:
    heard: list[str] = []

    async def chain(timer: DueTimer) -> None:
        heard.append(timer.key)
        if len(heard) < 4:
            await set_timer(town, f"{len(heard)}", 1)

    town.services.timers.on("note", chain)
    await set_timer(town, "0", 1)
    await town.let_pass(10 * HOUR)
    assert heard == ["0", "1", "2", "3"]


async def test_nobody_for_a_kind_is_logged(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    await town.services.timers.set("orphan", "x", town.clock.now() + timedelta(minutes=1))
    await town.let_pass(120)
    assert "nobody handles timers of the kind orphan" in caplog.text
    caplog.clear()
