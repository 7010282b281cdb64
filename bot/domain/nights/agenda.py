"""The agenda of a night: its steps and their times, for timers and for restarts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.nights.announcements import ClosingQuestion, reminder_of, start_of
from bot.domain.nights.night import AHEAD, Night, NightState
from bot.domain.nights.snapshot import Attendee, NightSnapshot

REMINDER_LEAD = timedelta(hours=1)
# For a night that is planned less than an hour ahead.
SHORT_REMINDER_LEAD = timedelta(minutes=10)
ANSWERS_OPEN = timedelta(days=3)
VOTE_DURATION = timedelta(days=1)
VOTE_ENDS_BEFORE = timedelta(hours=2)
MIN_VOTE_DURATION = timedelta(minutes=5)


class Step(StrEnum):
    """Something that happens to a night without anybody's doing."""

    COUNT = "count"
    REMIND = "remind"
    START = "start"
    ASK = "ask"
    MARK_SEEN = "mark seen"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step and its moment."""

    at: datetime
    step: Step


def agenda(snapshot: NightSnapshot) -> list[DueStep]:
    """Return the steps still to come, soonest first."""
    night = snapshot.night
    due: list[DueStep] = []
    started = snapshot.notice(start_of(night)) is not None
    if night.state in (NightState.VOTING, NightState.COUNTING) and night.closes_at:
        due.append(DueStep(night.closes_at, Step.COUNT))
    if night.state in AHEAD and not started and snapshot.notice(reminder_of(night)) is None:
        reminder = reminder_at(night)
        if reminder is not None:
            due.append(DueStep(reminder, Step.REMIND))
    if night.state in AHEAD and (not started or night.state is NightState.DECIDED):
        due.append(DueStep(night.starts_at, Step.START))
    if night.state in (NightState.STARTED, NightState.PLANNED):
        due.append(DueStep(night.ends_at, Step.ASK))
    if night.state is NightState.ASKED:
        if to_mark_seen(snapshot):
            due.append(DueStep(night.ends_at, Step.MARK_SEEN))
        due.append(DueStep(night.ends_at + ANSWERS_OPEN, Step.FINISH))
    return sorted(due, key=lambda each: each.at)


def to_mark_seen(snapshot: NightSnapshot) -> tuple[Attendee, ...]:
    """Return the people to mark as having seen the film.

    There are none if the closing question could not be asked, as people could not answer that they
    were not there.
    """
    question = snapshot.notice(ClosingQuestion())
    if question is None or not question.was_sent:
        return ()
    return tuple(
        each
        for each in snapshot.attendees
        if each.coming and each.verdict is None and each.seen_change_id is None
    )


def reminder_at(night: Night) -> datetime | None:
    """Return the time of the reminder; None for a night planned too late to need one."""
    for lead in (REMINDER_LEAD, SHORT_REMINDER_LEAD):
        if night.starts_at - lead > night.planned_at:
            return night.starts_at - lead
    return None


def voting_ends(night: Night, now: datetime) -> datetime:
    """Return when a vote opened now closes, unless somebody sets another time.

    That is a day later, but at most two hours before the start. A vote opened in these two hours
    runs until the start, and one opened after the start for five minutes.
    """
    latest = night.starts_at - VOTE_ENDS_BEFORE
    if latest < now + MIN_VOTE_DURATION:
        latest = night.starts_at
    return max(min(now + VOTE_DURATION, latest), now + MIN_VOTE_DURATION)
