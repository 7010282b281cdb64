"""What discord.py logs of a lost connection is a line; of a fault, the whole traceback."""

import logging

import pytest
from discord.gateway import ReconnectWebSocket

from bot.discord.library_log import LOGGERS, quieten_library
from tests.logged_errors import LoggedErrors


@pytest.fixture(autouse=True, scope="module")
def quiet() -> None:
    quieten_library()


@pytest.mark.parametrize("name", LOGGERS)
@pytest.mark.parametrize(
    "error", [ConnectionResetError(104, "reset"), ReconnectWebSocket(0), TimeoutError()]
)
def test_a_failed_attempt_to_connect_is_one_line(
    name: str, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger(name).error("Attempting a reconnect in %.2fs", 1.5, exc_info=error)
    [record] = caplog.records
    assert (record.levelno, record.exc_info) == (logging.WARNING, None)
    assert record.getMessage().startswith("Attempting a reconnect in 1.50s (")


def test_a_fault_keeps_its_traceback(
    caplog: pytest.LogCaptureFixture, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("ZeroDivisionError")
    logging.getLogger("discord.client").error("Ignoring exception", exc_info=ZeroDivisionError())
    [record] = caplog.records
    assert record.exc_info
