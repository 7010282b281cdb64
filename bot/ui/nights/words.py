"""Words of movie nights: times, people, bars, and sentences for what cannot be done."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import singledispatch

from discord.utils import format_dt

from bot.domain.nights import errors
from bot.domain.nights.counting import BallotKind, DecidedBy
from bot.domain.nights.night import NightState
from bot.domain.nights.times import Moment, TimeProblem, TimeRefusedError, UnknownZoneError
from bot.messages.wording import counted, quoted
from recommender import Movie

MOST_NAMED = 20
BAR = 6

BALLOT_NAMES = {
    BallotKind.APPROVAL: "approval",
    BallotKind.SCORE: "scores from 0 to 5",
    BallotKind.RANKED: "ranked choice",
    BallotKind.POLL: "Discord poll",
}
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


def time_notes(moment: Moment) -> list[str]:
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


@singledispatch
def night_sentence(error: Exception) -> str:
    """Return what to tell a person about an error of `bot.domain.nights`."""
    raise error


@night_sentence.register
def _(error: TimeRefusedError) -> str:
    text = quoted(error.text)
    if error.problem is TimeProblem.PAST and error.understood:
        return f"{text} is in the past ({format_dt(error.understood, 'F')}); give me a time ahead."
    if error.problem is TimeProblem.TOO_FAR and error.understood:
        return f"{text} is more than a year away ({format_dt(error.understood, 'D')})."
    if error.problem is TimeProblem.SKIPPED and error.understood:
        return (
            f"There is no {text}: the clocks are put forward over that hour. The same distance "
            f"later is {format_dt(error.understood, 'F')}; give me that or another time."
        )
    return (
        f"I do not understand {text} as a time, or there is no such date. Try `friday 20:00`, "
        "`tomorrow 9pm`, `in 2 hours` or `2026-12-24 19:30`."
    )


@night_sentence.register
def _(error: UnknownZoneError) -> str:
    return (
        f"This server's time zone {quoted(error.zone)} does not exist. Whoever manages the server "
        "can set one such as `Europe/Berlin` with `config set time_zone`."
    )


@night_sentence.register
def _(error: errors.NightGoneError) -> str:
    if error.number:
        return f"There is no movie night {error.number} in this server; `night list` has them."
    return "No movie night is planned here. `night plan friday 20:00` plans one."


@night_sentence.register
def _(error: errors.WhichNightError) -> str:
    numbers = ", ".join(map(str, error.numbers))
    example = f"`#{error.numbers[0]}`"
    return f"Several nights are open: {numbers}. Add the one you mean, for example {example}."


@night_sentence.register
def _(error: errors.WrongStateError) -> str:
    return f"That cannot be done: movie night {error.number} {STATES[error.state]}."


@night_sentence.register
def _(error: errors.NotHostError) -> str:
    host = f"its host {mention(error.host_id)}" if error.host_id else "its host, who is gone,"
    return f"Only {host} or somebody who may manage this server can do that."


@night_sentence.register
def _(_: errors.NotComingError) -> str:
    return "You are not in for this night. Press **I'm in** on its card first."


@night_sentence.register
def _(_: errors.WasNotInError) -> str:
    return "That is for those who were in. `like` or `dislike` and the film tell me what you think."


@night_sentence.register
def _(_: errors.NobodyInError) -> str:
    return "Nobody is in, so there is nobody to choose for. Press **I'm in** first."


@night_sentence.register
def _(error: errors.NothingLeftError) -> str:
    return (
        "No film is left: each one that I know is seen, disliked or vetoed by one of the "
        f"{counted(error.people, 'person', 'people')}, or does not match what was asked for. "
        "Suggest a film, or ask for a wider choice: `night shortlist any` lifts genres and years."
    )


@night_sentence.register
def _(_: errors.TooFewFilmsError) -> str:
    return (
        "A vote needs at least two films, and only one is left for the people who are in. "
        "Suggest another one, or lift genres and years with `night shortlist any`."
    )


@night_sentence.register
def _(error: errors.TooManyNightsError) -> str:
    return f"This server has {error.limit} open movie nights already. Cancel one first."
