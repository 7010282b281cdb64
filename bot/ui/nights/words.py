"""Words of movie nights: times, people and bars."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from discord.utils import format_dt

from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy
from bot.domain.nights.night import NightState
from bot.domain.nights.times import ParsedTime
from recommender import Movie

MOST_NAMED = 20
BAR = 6

BALLOT_RULES = {
    BallotKind.APPROVAL: "Say yes to every film you would watch; most yeses win.",
    BallotKind.SCORE: "Give each film 0 to 5; of the two with the highest sums, the one that more "
    "people prefer wins.",
    BallotKind.RANKED: "Put the films in your order; the last one goes and hands its votes on, "
    "until one has more than half.",
    BallotKind.POLL: "Vote in the poll; you may choose several. Discord shows its votes to "
    "everybody, and there is no veto. Only votes of people who are in count.",
}
DECISIONS = {
    DecidedBy.VOTES: "",
    DecidedBy.GROUP_SCORE: "It was a tie; the film that fits you all best won it.",
    DecidedBy.LEAST_SERVED: "It was a tie; it went to who got their wish least of late.",
    DecidedBy.LIST_ORDER: "It was a tie; the film higher on the list won it.",
    DecidedBy.NOBODY: "",
}
STATES = {
    NightState.PLANNED: "is being planned",
    NightState.VOTING: "is being voted on",
    NightState.COUNTING: "is being counted",
    NightState.DECIDED: "has its film already",
    NightState.STARTED: "has begun",
    NightState.ASKED: "is over",
    NightState.FINISHED: "is over",
    NightState.CANCELLED: "was cancelled",
}


def how_to_vote(kind: BallotKind) -> str:
    """Say where to vote and by which rule."""
    if kind is BallotKind.POLL:
        return BALLOT_RULES[kind]
    return (
        f"Press **Vote**: you get a ballot that only you see, with one veto. {BALLOT_RULES[kind]}"
    )


def mention(user_id: int) -> str:
    """Name a person; in an embed, and anywhere without allowed mentions, this pings nobody."""
    return f"<@{user_id}>"


def people(user_ids: Sequence[int]) -> str:
    """Name people, the first twenty of many."""
    named = ", ".join(map(mention, user_ids[:MOST_NAMED]))
    more = len(user_ids) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named or "nobody yet"


def bar(share: float, length: int = BAR) -> str:
    """Return a bar for 0..1 that reads well on a phone."""
    full = round(min(1.0, max(0.0, share)) * length)
    return "▰" * full + "▱" * (length - full)


def label(movies: Mapping[int, Movie], movie_id: int) -> str:
    """Return a film's title and year; films that left the catalogue keep their number."""
    movie = movies.get(movie_id)
    return movie.label if movie else f"film {movie_id}"


def time_notes(moment: ParsedTime) -> list[str]:
    """Say what was assumed about a time."""
    notes = []
    if moment.hour_assumed:
        notes.append("You gave no hour, so I took 20:00.")
    if moment.repeated:
        notes.append("The clocks are set back then, so that hour comes twice; I took the first.")
    return notes


def late_note(due_at: datetime) -> str:
    """Say that something comes late."""
    return f"-# This comes late: I was away when it fell due ({format_dt(due_at, 'f')})."


def favour_next_time(user_id: int, weight: float) -> str:
    """Say who counts more next time."""
    return (
        f"{mention(user_id)} got their wish least of late and counts {weight:.1f} times in the "
        "next shortlist."
    )
