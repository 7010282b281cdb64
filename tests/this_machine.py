"""Tests reach no other machine: what they say must not depend on who answers today."""

import socket
from collections.abc import Callable, Sequence

import pytest

LOCAL = ("localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "")  # noqa: S104 - nothing is bound
# A name that is certain to be nobody's, see RFC 2606.
NOBODYS = ".invalid"

_AddressInfo = Sequence[tuple[object, ...]]


class OtherMachines:
    """Whom a test asked for beside this machine."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._asked: list[str] = []
        self._look_up: Callable[..., _AddressInfo] = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._answer)

    def _answer(self, host: str | bytes | None, *words: object, **options: object) -> _AddressInfo:
        name = host.decode() if isinstance(host, bytes) else host or ""
        if name in LOCAL:
            return self._look_up(host, *words, **options)
        if not name.endswith(NOBODYS):
            self._asked.append(name)
        raise socket.gaierror(socket.EAI_NONAME, "tests reach no other machine")

    def check(self) -> None:
        """Fail where a test would have reached another machine."""
        assert not self._asked, f"this test would reach {set(self._asked)}"
