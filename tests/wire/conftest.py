"""A server whose bot talks to a Discord on loopback, over HTTP and a websocket."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.discord import sending
from bot.settings import Settings
from tests.wire.connected_server import ConnectedServer, open_server

# Each test starts a bot and a Discord, two seconds of work: `make test` has time for these, and
# `make test-slow` runs all others.
QUICK = {"test_talking"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave most modules of this folder to the slow tests."""
    for item in items:
        if item.path.parent == Path(__file__).parent and item.path.stem not in QUICK:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
async def server(
    tmp_path: Path,
    trained_models: Path,
    new_store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[ConnectedServer]:
    """A server with you (its owner), ana, ben and chloe; nobody has said anything yet."""
    # Pauses between attempts are real seconds, which no test waits for.
    monkeypatch.setattr(sending, "PAUSES", (0.0, 0.0, 0.0))
    settings = Settings.load(None, data_directory=tmp_path / "data", base="off")
    settings.data_directory.mkdir()
    shutil.copy(new_store, settings.data_directory)
    async with open_server(settings, monkeypatch, trained_models) as opened:
        yield opened
