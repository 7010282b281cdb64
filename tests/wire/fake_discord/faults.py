"""Misbehaviour on demand: refusals, limits, lost connections, and answers that wait."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from tests.wire.fake_discord.refusals import Refusal, RefusedError
from tests.wire.fake_discord.things import Json

PATIENCE = 20.0


@dataclass(frozen=True)
class Call:
    """One request of the client."""

    method: str
    path: str
    args: Mapping[str, str]
    query: Mapping[str, str]
    body: Json
    token: str | None

    def fits(self, pattern: str) -> bool:
        """Whether this is a request such as `POST /channels/*/messages`."""
        return fnmatchcase(f"{self.method} {self.path}", pattern)


Where = Callable[[Call], bool]


class LostError(Exception):
    """The connection breaks instead of an answer."""


class LimitedError(Exception):
    """The client asks too often; without `via` it is Cloudflare that says so, in no JSON."""

    def __init__(self, seconds: float, *, everywhere: bool, via: bool) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds, self.everywhere, self.via = seconds, everywhere, via


class Gate:
    """Holds requests until it is opened."""

    def __init__(self) -> None:
        self._reached, self._opened = asyncio.Event(), asyncio.Event()
        self.lost = False

    async def reached(self) -> None:
        """Wait until a request waits here."""
        async with asyncio.timeout(PATIENCE):
            await self._reached.wait()

    def open(self) -> None:
        """Let it pass."""
        self._opened.set()

    def lose(self) -> None:
        """Let the connection break."""
        self.lost = True
        self._opened.set()

    async def wait(self) -> None:
        """Wait here, as the server does."""
        self._reached.set()
        await self._opened.wait()
        if self.lost:
            raise LostError


@dataclass
class Fault:
    """What happens to requests that fit, `times` times; `accepted`: after they had their effect."""

    pattern: str
    error: Exception | None
    times: int | None
    where: Where
    accepted: bool = False
    gate: Gate | None = None
    met: int = 0

    def takes(self, call: Call, *, accepted: bool) -> bool:
        """Whether this request is the one."""
        left = self.times is None or self.met < self.times
        return left and accepted == self.accepted and call.fits(self.pattern) and self.where(call)

    async def happen(self) -> None:
        """Misbehave."""
        self.met += 1
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error


def _always(_: Call) -> bool:
    return True


@dataclass
class Faults:
    """The faults that are in force; the first that fits happens."""

    standing: list[Fault] = field(default_factory=list)

    def refuse(
        self,
        pattern: str,
        refusal: Refusal,
        *,
        times: int | None = 1,
        where: Where = _always,
    ) -> Fault:
        """Refuse requests."""
        return self._add(Fault(pattern, RefusedError(refusal), times, where))

    def limit(
        self,
        pattern: str,
        seconds: float,
        *,
        everywhere: bool = False,
        via: bool = True,
        times: int | None = 1,
    ) -> Fault:
        """Answer 429."""
        error = LimitedError(seconds, everywhere=everywhere, via=via)
        return self._add(Fault(pattern, error, times, _always))

    def lose(
        self,
        pattern: str,
        *,
        accepted: bool,
        times: int | None = 1,
        where: Where = _always,
    ) -> Fault:
        """Reset the connection, before or after the request had its effect."""
        return self._add(Fault(pattern, LostError(), times, where, accepted))

    def hold(
        self,
        pattern: str,
        *,
        accepted: bool,
        times: int | None = 1,
        where: Where = _always,
    ) -> Gate:
        """Let requests wait, before or after they had their effect."""
        gate = Gate()
        self._add(Fault(pattern, None, times, where, accepted, gate))
        return gate

    def end(self) -> None:
        """Behave again; what is held goes on."""
        for fault in self.standing:
            if fault.gate is not None:
                fault.gate.open()
        self.standing.clear()

    async def meet(self, call: Call, *, accepted: bool) -> None:
        """Let the first fault happen that fits a request."""
        for fault in self.standing:
            if fault.takes(call, accepted=accepted):
                await fault.happen()
                return

    def _add(self, fault: Fault) -> Fault:
        self.standing.append(fault)
        return fault
