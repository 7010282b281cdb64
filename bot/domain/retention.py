"""Retention: how long the store keeps data that only grows."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.films.facts import KEPT_FOR


@dataclass(frozen=True, slots=True)
class Retention:
    """The ages at which data is erased; docs/operations.md lists them.

    Some rows of each server stay at any age: those that its commands show and its votes need.
    """

    changes: timedelta = timedelta(days=90)  # as long as a change of tastes can be undone
    log: timedelta = timedelta(days=365)
    log_kept: int = 100
    runs: timedelta = timedelta(days=90)
    runs_kept: int = 100
    night_details: timedelta = timedelta(days=180)
    nights: timedelta = timedelta(days=730)
    nights_kept: int = 100
    time_questions: timedelta = timedelta(days=1)  # as long as they can be answered
    imports: timedelta = timedelta(days=1)  # as long as a file that was read can be confirmed
    film_facts: timedelta = KEPT_FOR
    departed_servers: timedelta = timedelta(days=30)
