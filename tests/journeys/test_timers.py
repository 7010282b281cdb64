"""Journeys: what is due at a moment is done then, once, and after a restart if need be."""

from datetime import datetime, timedelta

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.timers import Timer
from bot.store.errors import Obstacle, StoreDoubtfulError
from bot.timers import Timers
from tests.logged_errors import LoggedErrors

HOUR = 3600.0


class Notes:
    """A handler that writes down what it was told, and fails at first if it is to."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.heard: list[Timer] = []

    async def __call__(self, timer: Timer) -> None:
        self.heard.append(timer)
        if len(self.heard) <= self.failures:
            raise ConnectionError("Discord is away")

    @property
    def keys(self) -> list[str]:
        return [timer.key for timer in self.heard]


def listen(server: SimulatedServer, failures: int = 0) -> Notes:
    notes = Notes(failures)
    server.services.timers.on("note", notes)
    return notes


async def set_timer(server: SimulatedServer, key: str, hours: float) -> None:
    due_at = server.clock.now() + timedelta(hours=hours)
    await server.services.timers.set("note", key, due_at)


async def test_each_fires_once_when_it_is_due(server: SimulatedServer) -> None:
    notes = listen(server)
    await set_timer(server, "late", 30)
    await set_timer(server, "soon", 1)
    await server.let_pass(0.9 * HOUR)
    assert notes.keys == []
    await server.let_pass(0.2 * HOUR)
    assert notes.keys == ["soon"]
    await server.let_pass(40 * HOUR)
    assert notes.keys == ["soon", "late"]
    assert not await server.services.store.timers.cancel("note", "late")


async def test_moving_and_cancelling(server: SimulatedServer) -> None:
    notes = listen(server)
    await set_timer(server, "moved", 1)
    await set_timer(server, "moved", 5)
    await set_timer(server, "dropped", 1)
    assert await server.services.timers.cancel("note", "dropped")
    await server.let_pass(2 * HOUR)
    assert notes.keys == []
    await set_timer(server, "moved", 0.5)
    await server.let_pass(HOUR)
    assert notes.keys == ["moved"]


async def test_what_fell_due_while_the_bot_was_down_is_done_late_and_once(
    server: SimulatedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = server.clock.now() - timedelta(hours=3)
    await server.services.store.timers.set("note", "missed", past)
    notes = Notes()
    start = Timers.start

    def listening(timers: Timers) -> None:
        timers.on("note", notes)
        start(timers)

    monkeypatch.setattr(Timers, "start", listening)
    await server.restart()
    assert notes.keys == ["missed"]
    await server.restart()
    await server.let_pass(HOUR)
    assert notes.keys == ["missed"]


async def test_a_handler_that_fails_is_called_again(
    server: SimulatedServer, logged_errors: LoggedErrors
) -> None:
    notes = listen(server, failures=2)
    await set_timer(server, "stubborn", 1)
    await server.let_pass(HOUR + 60)
    assert notes.keys == ["stubborn"] * 2
    await server.let_pass(HOUR)
    assert notes.keys == ["stubborn"] * 3
    logged_errors.expect("Discord is away")
    assert not await server.services.store.timers.cancel("note", "stubborn")


async def test_what_is_due_is_never_given_up(
    server: SimulatedServer, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("Discord is away")
    notes = listen(server, failures=9)
    await set_timer(server, "stubborn", 1)
    await server.let_pass(4 * 24 * HOUR)
    assert notes.keys == ["stubborn"] * 10
    assert not await server.services.store.timers.cancel("note", "stubborn")


async def test_a_handler_may_set_the_next_one(server: SimulatedServer) -> None:
    heard: list[str] = []

    async def chain(timer: Timer) -> None:
        heard.append(timer.key)
        if len(heard) < 4:
            await set_timer(server, f"{len(heard)}", 1)

    server.services.timers.on("note", chain)
    await set_timer(server, "0", 1)
    await server.let_pass(10 * HOUR)
    assert heard == ["0", "1", "2", "3"]


async def test_nobody_for_a_kind_is_logged(
    server: SimulatedServer, logged_errors: LoggedErrors
) -> None:
    await server.services.timers.set("orphan", "x", server.clock.now() + timedelta(minutes=1))
    await server.let_pass(120)
    logged_errors.expect("nobody handles timers of the kind orphan")


async def test_a_claim_whose_answer_was_lost_is_taken_up_again(
    server: SimulatedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes, stored = listen(server), server.services.store.timers
    claim_due, lost = stored.claim_due, list[Timer]()

    async def break_off_once(now: datetime, limit: int = 100) -> list[Timer]:
        claimed = await claim_due(now, limit)
        if claimed and not lost:
            lost.extend(claimed)
            raise StoreDoubtfulError(Obstacle.SILENT, "the database")
        return claimed

    monkeypatch.setattr(stored, "claim_due", break_off_once)
    await set_timer(server, "claimed", 1)
    await server.let_pass(HOUR + 60)
    assert [timer.key for timer in lost] == ["claimed"]
    assert notes.keys == ["claimed"]
