"""What ends a client does not end the program, and what cannot be mended does."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import discord
import pytest
from discord.ext import commands

from bot.app import build_bot, open_services
from bot.discord import supervisor
from bot.discord.client import Matinee
from bot.discord.supervisor import TokenRefusedError, supervise
from bot.services import Services
from bot.settings import Settings
from bot.store.errors import Obstacle, StoreUnavailableError
from tests.logged_errors import LoggedErrors


@pytest.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    async with open_services(Settings.load(None, data_directory=tmp_path, token="x")) as opened:  # noqa: S106
        yield opened


def failing_with(*failures: BaseException) -> tuple[Callable[[Services], Matinee], list[bool]]:
    """Return a builder whose clients fail one after the other, then stop the program."""
    left, intents = list(failures), []

    def build(services: Services) -> Matinee:
        intents.append(services.settings.message_content)
        bot = build_bot(services)

        async def start(*_: object, **__: object) -> None:
            if left:
                raise left.pop(0)
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.sleep(30)

        bot.start = start  # type: ignore[method-assign]
        return bot

    return build, intents


async def test_it_starts_again_after_any_failure(
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    logged_errors: LoggedErrors,
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_DELAY", 0.0)
    away = StoreUnavailableError(Obstacle.SILENT, "postgresql", "gone")
    build, built = failing_with(
        aiohttp.ClientError("no network"),
        ZeroDivisionError(),
        ConnectionResetError(),
        commands.ExtensionFailed("bot.cogs.upkeep", away),
    )
    await supervise(services, build)
    assert len(built) == 5
    assert "Discord cannot be reached (no network)" in caplog.text
    assert "the store cannot be used (StoreUnavailableError: silent" in caplog.text
    logged_errors.expect("the bot failed unexpectedly")


async def test_whoever_is_being_answered_when_it_stops_has_the_answer_before(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, order = asyncio.Event(), list[str]()
    build, _ = failing_with()

    def closing_late(services: Services) -> Matinee:
        bot = build(services)
        close = bot.close

        async def note_and_close() -> None:
            order.append("closed")
            await close()

        monkeypatch.setattr(bot, "close", note_and_close)
        return bot

    async def answer() -> None:
        await told.wait()
        for _ in range(100):
            await asyncio.sleep(0)
        order.append("answered")

    answering = asyncio.create_task(answer(), name="discord.py: on_message")
    await supervise(services, closing_late, told.set)
    assert answering.done()
    assert order[:2] == ["answered", "closed"]


async def test_without_the_intent_it_goes_on_and_says_how_to_mend_it(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_DELAY", 0.0)
    build, intents = failing_with(discord.PrivilegedIntentsRequired(None))
    await supervise(services, build)
    assert intents == [True, False]
    assert "switch it on in the developer portal" in caplog.text


async def test_told_to_stop_it_ends_where_the_event_loop_knows_no_signals(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""

    def unknown(*_: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", unknown)
    told = list[bool]()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        build, built = failing_with()
        await supervise(services, build, lambda: told.append(True))
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert len(built) == len(told) == 1


async def test_a_refused_token_ends_the_program(services: Services) -> None:
    build, _ = failing_with(discord.LoginFailure("Improper token has been passed."))
    with pytest.raises(TokenRefusedError):
        await supervise(services, build)


def test_a_missing_token_is_one_sentence_and_exit_status_1(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    environment.pop("MATINEE_TOKEN", None)
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "put it into .env: MATINEE_TOKEN=..." in ended.stderr
