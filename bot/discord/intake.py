"""Which of two processes with the same shards deals with what Discord tells both of them.

A successor connects while its predecessor still answers. Until that has handed over, the successor
keeps the newest messages and interactions; then it deals with those that the other has not.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar, copy_context
from enum import Enum, auto
from typing import NamedTuple

# What people wait for an answer to; all else is looked at after every start.
GUARDED = ("MESSAGE_CREATE", "INTERACTION_CREATE")
# What discord.py calls the tasks in which that is answered.
ANSWERING = ("discord.py: on_message", "discord.py: on_interaction", "CommandTree-", "discord-ui-")
# Both processes are told within seconds of each other. What the successor keeps has to be among
# what its predecessor remembers, for so long, in seconds.
KEPT_FOR, REMEMBERED_FOR = 30.0, 60.0
# For how many seconds the event at hand was kept; interactions are answered within three.
kept_for: ContextVar[float] = ContextVar("kept_for", default=0.0)

Event = Mapping[str, object]
Parse = Callable[[Event], None]


class _Phase(Enum):
    OPEN = auto()
    KEEPING = auto()
    CLOSED = auto()


class _Kept(NamedTuple):
    at: float
    parse: Parse
    event: Event


class _DealtWith(NamedTuple):
    at: float
    number: int


class Intake:
    """Lets events through, keeps them for later, or leaves them to a successor."""

    def __init__(self, *, is_open: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._phase = _Phase.OPEN if is_open else _Phase.KEEPING
        self._clock = clock
        self._kept: deque[_Kept] = deque()
        self._dealt_with: deque[_DealtWith] = deque()
        # By the predecessor; it may be told us late.
        self._elsewhere: Collection[int] = ()

    @property
    def is_open(self) -> bool:
        """Whether this process deals with what it is told."""
        return self._phase is _Phase.OPEN

    def guard(self, parsers: dict[str, Parse]) -> None:
        """Stand before discord.py's own functions for those events."""
        for name in GUARDED:
            parsers[name] = self._before(parsers[name])

    def _before(self, parse: Parse) -> Parse:
        def hear(event: Event) -> None:
            if self._phase is _Phase.OPEN:
                self._deal_with(parse, event)
            elif self._phase is _Phase.KEEPING:
                now = self._clock()
                _drop(self._kept, now - KEPT_FOR)
                self._kept.append(_Kept(now, parse, event))

        return hear

    def _deal_with(self, parse: Parse, event: Event) -> None:
        number = int(str(event["id"]))
        if number in self._elsewhere:
            return
        now = self._clock()
        _drop(self._dealt_with, now - REMEMBERED_FOR)
        self._dealt_with.append(_DealtWith(now, number))
        parse(event)

    def open(self, dealt_with: Collection[int] | None) -> None:
        """Deal with what was kept, but for what the predecessor has dealt with, then with all.

        Where it did not say (None), nobody knows what it has done: nothing is done twice.
        """
        self._phase = _Phase.OPEN
        kept, self._kept = self._kept, deque()
        if dealt_with is None:
            return
        self._elsewhere, now = dealt_with, self._clock()
        # The next successor may have heard this, too.
        self._dealt_with.extend(_DealtWith(now, number) for number in dealt_with)
        for at, parse, event in kept:
            context = copy_context()
            context.run(kept_for.set, now - at)
            context.run(self._deal_with, parse, event)

    def close(self) -> None:
        """Leave everything that comes from now on to the successor."""
        self._phase = _Phase.CLOSED

    @property
    def dealt_with(self) -> list[int]:
        """What was let through in the last minute, by Discord's ids."""
        return [each.number for each in self._dealt_with]


async def answered(patience: float) -> None:
    """Wait until those who are being answered have their answers, or for so many seconds."""
    tasks = asyncio.all_tasks()
    if under_way := {task for task in tasks if task.get_name().startswith(ANSWERING)}:
        await asyncio.wait(under_way, timeout=patience)


def _drop(events: deque[_Kept] | deque[_DealtWith], before: float) -> None:
    """Forget events that came before a moment."""
    while events and events[0].at < before:
        events.popleft()
