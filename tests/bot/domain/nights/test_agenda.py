"""What is due when: the one agenda behind timers and restarts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nights.agenda import (
    MIN_VOTE_DURATION,
    Step,
    agenda,
    reminder_at,
    voting_ends,
)
from bot.domain.nights.announcements import (
    Announcement,
    ClosingQuestion,
    Notice,
    reminder_of,
    start_of,
)
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.snapshot import Attendee, NightSnapshot
from bot.domain.nights.verdict import Verdict
from bot.domain.settings.guild import GuildSettings

PLANNED = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
START = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NIGHT = Night(1, 1, 1, 1, 1, NightState.PLANNED, START, START + 2.5 * HOUR, PLANNED)
SETTINGS = GuildSettings()


def snapshot(night: Night, *said: Announcement) -> NightSnapshot:
    notices = tuple(Notice(1, each, START, START, 7) for each in said)
    return NightSnapshot(night, SETTINGS, notices=notices)


def steps(night: Night, *said: Announcement) -> list[tuple[Step, datetime]]:
    return [(due.step, due.at) for due in agenda(snapshot(night, *said))]


def test_a_planned_night_reminds_starts_and_ends() -> None:
    assert steps(NIGHT) == [
        (Step.REMIND, START - HOUR),
        (Step.START, START),
        (Step.ASK, START + 2.5 * HOUR),
    ]


def test_what_was_said_is_not_due_again_but_a_moved_night_is_said_anew() -> None:
    said = (reminder_of(NIGHT), start_of(NIGHT))
    assert steps(NIGHT, *said) == [(Step.ASK, START + 2.5 * HOUR)]
    moved = replace(NIGHT, starts_at=START + HOUR)
    assert steps(moved, *said)[0] == (Step.REMIND, START)


def test_a_night_planned_late_is_reminded_late_or_not_at_all() -> None:
    assert reminder_at(replace(NIGHT, planned_at=START - HOUR / 2)) == START - HOUR / 6
    assert reminder_at(replace(NIGHT, planned_at=START - HOUR / 12)) is None


def test_a_film_decided_after_the_start_starts_at_once() -> None:
    late = replace(NIGHT, state=NightState.DECIDED, movie_id=5)
    assert (Step.START, START) in steps(late, start_of(NIGHT), reminder_of(NIGHT))


def test_a_vote_cut_short_by_a_crash_is_counted() -> None:
    counting = replace(NIGHT, state=NightState.COUNTING, closes_at=PLANNED + HOUR)
    assert steps(counting)[0] == (Step.COUNT, PLANNED + HOUR)


def test_people_are_marked_as_having_seen_the_film_once_they_could_be_asked() -> None:
    asked = replace(NIGHT, state=NightState.ASKED, movie_id=5)
    people = (Attendee(1, coming=True), Attendee(2, coming=False))
    unsaid = Notice(1, ClosingQuestion(), START, START)
    was_said = replace(unsaid, message_id=7)
    given_up = replace(unsaid, message_id=0)
    for notice in (unsaid, given_up):
        due = agenda(NightSnapshot(asked, SETTINGS, people, notices=(notice,)))
        assert [each.step for each in due] == [Step.FINISH]
    due = agenda(NightSnapshot(asked, SETTINGS, people, notices=(was_said,)))
    assert [each.step for each in due] == [Step.MARK_SEEN, Step.FINISH]
    answered = (Attendee(1, coming=True, verdict=Verdict.MISSED), *people[1:])
    marked = (Attendee(1, coming=True, seen_change_id=9), *people[1:])
    for attendees in (answered, marked):
        due = agenda(NightSnapshot(asked, SETTINGS, attendees, notices=(was_said,)))
        assert [each.step for each in due] == [Step.FINISH]


@given(st.sampled_from([NightState.FINISHED, NightState.CANCELLED]))
def test_nothing_is_due_when_a_night_is_over(state: NightState) -> None:
    assert steps(replace(NIGHT, state=state)) == []


@given(st.integers(0, 60 * 24 * 10))
def test_a_vote_ends_before_the_start_or_lasts_five_minutes(minutes: int) -> None:
    now = START - timedelta(minutes=minutes - 600)
    ends = voting_ends(NIGHT, now)
    assert now + MIN_VOTE_DURATION <= ends <= max(NIGHT.starts_at, now + MIN_VOTE_DURATION)
    assert ends - now <= timedelta(days=1)
