"""What is due when: the one agenda behind timers and restarts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights.agenda import (
    SHORTEST_VOTE,
    Step,
    agenda,
    reminder_at,
    reminder_name,
    start_name,
    voting_ends,
)
from bot.domain.nights.night import Night, NightState

PLANNED = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
START = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NIGHT = Night(1, 1, 1, 1, 1, NightState.PLANNED, START, START + 2.5 * HOUR, PLANNED)


def steps(night: Night, *said: str) -> list[tuple[Step, datetime]]:
    return [(due.step, due.at) for due in agenda(night, said)]


def test_a_planned_night_reminds_starts_and_ends() -> None:
    assert steps(NIGHT) == [
        (Step.REMIND, START - HOUR),
        (Step.START, START),
        (Step.ASK, START + 2.5 * HOUR),
    ]


def test_what_was_said_is_not_due_again_but_a_moved_night_is_said_anew() -> None:
    said = (reminder_name(NIGHT), start_name(NIGHT))
    assert steps(NIGHT, *said) == [(Step.ASK, START + 2.5 * HOUR)]
    moved = replace(NIGHT, starts_at=START + HOUR)
    assert steps(moved, *said)[0] == (Step.REMIND, START)


def test_a_night_planned_late_is_reminded_late_or_not_at_all() -> None:
    assert reminder_at(replace(NIGHT, planned_at=START - HOUR / 2)) == START - HOUR / 6
    assert reminder_at(replace(NIGHT, planned_at=START - HOUR / 12)) is None


def test_a_film_decided_after_the_start_starts_at_once() -> None:
    late = replace(NIGHT, state=NightState.DECIDED, movie_id=5)
    assert (Step.START, START) in steps(late, start_name(NIGHT), reminder_name(NIGHT))


def test_a_vote_cut_short_by_a_crash_is_counted() -> None:
    counting = replace(NIGHT, state=NightState.COUNTING, closes_at=PLANNED + HOUR)
    assert steps(counting)[0] == (Step.COUNT, PLANNED + HOUR)


@given(st.sampled_from([NightState.FINISHED, NightState.CANCELLED]))
def test_nothing_is_due_when_a_night_is_over(state: NightState) -> None:
    assert steps(replace(NIGHT, state=state)) == []


@given(st.integers(0, 60 * 24 * 10))
def test_a_vote_ends_before_the_start_or_lasts_five_minutes(minutes: int) -> None:
    now = START - timedelta(minutes=minutes - 600)
    ends = voting_ends(NIGHT, now)
    assert now + SHORTEST_VOTE <= ends <= max(NIGHT.starts_at, now + SHORTEST_VOTE)
    assert ends - now <= timedelta(days=1)
