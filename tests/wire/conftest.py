"""A server whose bot talks to a Discord on loopback, over HTTP and a websocket."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.wire.connected_server import ConnectedServer, open_server


@pytest.fixture
async def server(
    tmp_path: Path,
    trained_models: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[ConnectedServer]:
    """A server with you (its owner), ana, ben and chloe; nobody has said anything yet.

    The test fails when the bot logs an error that the test has not taken note of by clearing
    `caplog`.
    """
    settings = Settings.load(None, data_directory=tmp_path / "data")
    async with open_server(settings, monkeypatch, trained_models) as opened:
        yield opened
    errors = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert not errors, [each.getMessage() for each in errors]
