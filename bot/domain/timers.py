"""Timers: things that are due at a moment."""

from dataclasses import dataclass
from datetime import datetime

# Timers of nights; the key is the id of the night.
NIGHT_TIMER = "night"
# Timers of series, for making the next night; the key is the id of the series.
SERIES_TIMER = "night-series"
# Of threads to be opened under a night's card.
THREAD_TIMER = "night-thread"
# Of their events that Discord did not take; and of events to be deleted, by server and event.
EVENT_TIMER, DELETION_TIMER = "night-event", "event-deletion"
# Of what the process that trains does: the next run by schedule, the next data set.
RETRAINING, GROWTH = "retraining", "growth"
TRAINING_TIMERS = (RETRAINING, GROWTH)
# Of telling the owner what is damaged on a disk; the key is the process that found it.
MODEL_DAMAGE = "model-damage"
# Of telling servers that a run by their schedule failed; the key is the run.
RUN_REPORT = "run-report"


@dataclass(frozen=True, slots=True)
class Timer:
    """Something due at a moment; kind and key name it, and there is one of each name."""

    kind: str
    key: str
    due_at: datetime
