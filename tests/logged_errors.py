"""Errors that the code under test logs: each one is expected by the test, or fails it."""

import logging
from collections.abc import Iterator
from itertools import chain

import pytest

_FORMAT = logging.Formatter("%(name)s %(levelname)s %(message)s")


class LoggedErrors:
    """Errors and tracebacks that were logged, beside those that a test provokes."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog
        self._expected: list[str] = []

    def expect(self, words: str) -> None:
        """Let errors pass that have these words, also in their traceback; one has to come."""
        self._expected.append(words)

    def check(self) -> None:
        """Fail where something was logged that nobody expects, or something expected was not."""
        logged = list(self._logged())
        unexpected = [each for each in logged if not any(words in each for words in self._expected)]
        missing = [words for words in self._expected if not any(words in each for each in logged)]
        assert not unexpected, "\n".join(["logged, and not expected:", *unexpected])
        assert not missing, f"expected, and not logged: {missing}"

    def _logged(self) -> Iterator[str]:
        get = self._caplog.get_records
        for record in chain(get("setup"), get("call"), get("teardown")):
            if record.levelno >= logging.ERROR or record.exc_info:
                yield _FORMAT.format(record)
