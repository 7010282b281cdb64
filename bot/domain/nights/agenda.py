"""What is due when in a night's life: one answer for timers and for restarts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.nights.night import AHEAD, Night, NightState

REMINDER_LEAD = timedelta(hours=1)
SHORT_LEAD = timedelta(minutes=10)
ANSWERS_OPEN = timedelta(days=3)
VOTE_LASTS = timedelta(days=1)
VOTE_ENDS_BEFORE = timedelta(hours=2)
SHORTEST_VOTE = timedelta(minutes=5)


class Step(StrEnum):
    """Something that happens to a night by itself."""

    COUNT = "count"
    REMIND = "remind"
    START = "start"
    ASK = "ask"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Due:
    """A step and its moment."""

    at: datetime
    step: Step


def reminder_name(night: Night) -> str:
    """Name the reminder of this start; a night that is moved gets another one."""
    return f"reminder-{int(night.starts_at.timestamp())}"


def start_name(night: Night) -> str:
    """Name the announcement of this start."""
    return f"start-{int(night.starts_at.timestamp())}"


def agenda(night: Night, said: Collection[str]) -> list[Due]:
    """Return what is still to come, soonest first; `said` names what was announced already."""
    due: list[Due] = []
    if night.state in (NightState.VOTING, NightState.COUNTING) and night.closes_at:
        due.append(Due(night.closes_at, Step.COUNT))
    if night.state in AHEAD and reminder_name(night) not in said:
        reminder = reminder_at(night)
        if reminder is not None and start_name(night) not in said:
            due.append(Due(reminder, Step.REMIND))
    if night.state in AHEAD and (
        start_name(night) not in said or night.state is NightState.DECIDED
    ):
        due.append(Due(night.starts_at, Step.START))
    if night.state in (NightState.STARTED, NightState.PLANNED):
        due.append(Due(night.ends_at, Step.ASK))
    if night.state is NightState.ASKED:
        due.append(Due(night.ends_at + ANSWERS_OPEN, Step.FINISH))
    return sorted(due, key=lambda each: each.at)


def reminder_at(night: Night) -> datetime | None:
    """Return when to remind; None for a night planned so late that nobody can have forgotten."""
    for lead in (REMINDER_LEAD, SHORT_LEAD):
        if night.starts_at - lead > night.planned_at:
            return night.starts_at - lead
    return None


def voting_ends(night: Night, now: datetime) -> datetime:
    """Return when a vote opened now closes by itself, if nobody says otherwise.

    A day later, but two hours before the start; a vote opened later than that runs until the
    start, and one opened after the start has five minutes.
    """
    latest = night.starts_at - VOTE_ENDS_BEFORE
    if latest < now + SHORTEST_VOTE:
        latest = night.starts_at
    return max(min(now + VOTE_LASTS, latest), now + SHORTEST_VOTE)
