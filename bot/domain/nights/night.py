"""A movie night and its states, with the allowed changes between them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.filters import ANY_FILM, ListFilter
from bot.domain.nights.ballots.kinds import DEFAULT_BALLOT, BallotKind


class NightState(StrEnum):
    """The state of a night; every change is stored before it is said."""

    PLANNED = "planned"
    VOTING = "voting"
    COUNTING = "counting"  # no ballot is taken any more, the winner is not stored yet
    DECIDED = "decided"
    STARTED = "started"
    ASKED = "asked"  # "did you like it?" is out
    FINISHED = "finished"
    CANCELLED = "cancelled"


_NEXT: dict[NightState, frozenset[NightState]] = {
    NightState.PLANNED: frozenset(
        {NightState.VOTING, NightState.DECIDED, NightState.FINISHED, NightState.CANCELLED}
    ),
    NightState.VOTING: frozenset({NightState.COUNTING, NightState.CANCELLED}),
    # Back to planned when every film was vetoed.
    NightState.COUNTING: frozenset({NightState.DECIDED, NightState.PLANNED, NightState.CANCELLED}),
    NightState.DECIDED: frozenset({NightState.VOTING, NightState.STARTED, NightState.CANCELLED}),
    NightState.STARTED: frozenset({NightState.ASKED, NightState.CANCELLED}),
    NightState.ASKED: frozenset({NightState.FINISHED}),
    NightState.FINISHED: frozenset(),
    NightState.CANCELLED: frozenset(),
}

# A night is open while people can still do something with it.
OPEN = frozenset(state for state in NightState if NightState.CANCELLED in _NEXT[state])
# Before the film runs, people come and go and the plan can change.
AHEAD = OPEN - {NightState.STARTED}
# A vote can be opened, and films suggested for it.
BEFORE_VOTE = frozenset({NightState.PLANNED, NightState.DECIDED})
OVER = frozenset({NightState.ASKED, NightState.FINISHED, NightState.CANCELLED})
# A film was or is watched.
WATCHED = frozenset({NightState.STARTED, NightState.ASKED, NightState.FINISHED})


def may_become(state: NightState, wanted: NightState) -> bool:
    """Whether a night in `state` can change to `wanted`."""
    return wanted in _NEXT[state]


def states_before(wanted: NightState) -> frozenset[NightState]:
    """Return the states from which a night can become `wanted`."""
    return frozenset(state for state in NightState if may_become(state, wanted))


@dataclass(frozen=True, slots=True)
class Night:
    """One movie night; times are in UTC, `number` counts the nights of one server."""

    night_id: int
    guild_id: int
    number: int
    channel_id: int
    host_id: int
    state: NightState
    starts_at: datetime
    ends_at: datetime
    planned_at: datetime  # when this time was set
    movie_id: int | None = None
    ballot: BallotKind | None = None
    vote_round: int = 0  # 0 before the first vote
    closes_at: datetime | None = None
    voice_channel_id: int | None = None
    place: str | None = None
    event_id: int | None = None
    card_message_id: int | None = None
    wanted: ListFilter = ANY_FILM  # what the host narrowed the shortlist to
    series_id: int | None = None

    @property
    def kind(self) -> BallotKind:
        """The kind of ballot; the default if nobody chose one."""
        return self.ballot or DEFAULT_BALLOT

    @property
    def length(self) -> timedelta:
        """The planned duration of the night."""
        return self.ends_at - self.starts_at
