"""Two processes hear the same events: each is dealt with by one of them, once."""

import asyncio
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.intake import KEPT_FOR, REMEMBERED_FOR, Event, Intake, answered, kept_for

MESSAGE, INTERACTION, OTHER = "MESSAGE_CREATE", "INTERACTION_CREATE", "CHANNEL_UPDATE"


class Hearer:
    """An intake with a clock of its own, and what came through."""

    def __init__(self, *, is_open: bool) -> None:
        self.now = 0.0
        self.came: list[int] = []
        self.waited: list[float] = []
        self.intake = Intake(is_open=is_open, clock=lambda: self.now)
        self.parsers: dict[str, Callable[[Event], None]] = dict.fromkeys(
            (MESSAGE, INTERACTION, OTHER), self._parse
        )
        self.intake.guard(self.parsers)

    def _parse(self, event: Event) -> None:
        self.came.append(int(str(event["id"])))
        self.waited.append(kept_for.get())

    def hear(self, number: int, name: str = MESSAGE) -> None:
        self.parsers[name]({"id": str(number)})


@given(
    order=st.permutations(range(12)),
    heard=st.tuples(st.integers(0, 12), st.integers(0, 12)),
)
def test_whatever_order_events_come_in_each_is_dealt_with_once(
    order: Sequence[int], heard: tuple[int, int]
) -> None:
    old, new = Hearer(is_open=True), Hearer(is_open=False)
    until_closed, until_open = heard
    for number in range(until_closed):
        old.hear(number)
    old.intake.close()
    for number in range(until_closed, 12):
        old.hear(number)
    for number in order[:until_open]:
        new.hear(number)
    new.intake.open(old.intake.dealt_with)
    for number in order[until_open:]:
        new.hear(number)
    assert sorted(old.came + new.came) == list(range(12))


def test_a_successor_of_a_successor_knows_what_the_first_one_has_dealt_with() -> None:
    first, second, third = (Hearer(is_open=number == 0) for number in range(3))
    for each in (first, second, third):
        each.hear(1)
    second.intake.open(first.intake.dealt_with)
    third.intake.open(second.intake.dealt_with)
    assert (first.came, second.came, third.came) == ([1], [], [])


def test_what_is_no_question_of_anybody_comes_through_at_once() -> None:
    new = Hearer(is_open=False)
    new.hear(1, OTHER)
    new.hear(2, INTERACTION)
    assert new.came == [1]


def test_only_the_newest_is_kept_and_it_knows_for_how_long() -> None:
    new = Hearer(is_open=False)
    new.hear(1)
    new.now = KEPT_FOR + 1
    new.hear(2)
    new.now += 2.0
    new.intake.open(())
    new.hear(3)
    assert (new.came, new.waited) == ([2, 3], [2.0, 0.0])


def test_a_predecessor_remembers_longer_than_a_successor_keeps() -> None:
    old = Hearer(is_open=True)
    old.hear(1)
    old.now = KEPT_FOR * 1.5
    old.hear(2)
    assert old.intake.dealt_with == [1, 2]
    old.now = REMEMBERED_FOR + 1
    old.hear(3)
    assert old.intake.dealt_with == [2, 3]


def test_nothing_kept_is_answered_where_nobody_knows_what_was() -> None:
    new = Hearer(is_open=False)
    new.hear(1)
    new.intake.open(None)
    new.hear(2)
    assert new.came == [2]


@pytest.mark.parametrize("name", ["discord.py: on_message", "CommandTree-invoker"])
async def test_a_bot_that_leaves_waits_for_those_whom_it_is_answering(name: str) -> None:
    asked = asyncio.Event()
    answering = asyncio.create_task(asked.wait(), name=name)
    leaving = asyncio.create_task(answered(60.0))
    await asyncio.sleep(0)
    asked.set()
    await leaving
    assert answering.done()
    await answered(60.0)
