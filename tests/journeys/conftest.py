"""A town for whole conversations: the real bot on SimCord, a real store file, four members."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.town import Town, open_town
from bot.settings import Settings


@pytest.fixture
def town_settings(tmp_path: Path) -> Settings:
    """The owner's settings; the store and the models are in a folder of this test alone."""
    return Settings.load(None, data_directory=tmp_path)


@pytest.fixture
async def town(town_settings: Settings, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Town]:
    """A server with you (who manages it), ana, ben and chloe; nobody has said anything yet.

    The test fails when the bot logs an error that the test has not taken note of by clearing
    `caplog`. `await town.restart()` stops the bot and starts it anew on the same store.
    """
    async with open_town(town_settings) as opened:
        yield opened
    errors = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert not errors, [each.getMessage() for each in errors]
