"""Between rows of the tables and what they stand for."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import NotRequired, TypedDict

from sqlalchemy import RowMapping

from bot.domain.filters import ANY_FILM, ListFilter
from bot.domain.nights.announcements import Notice, read_announcement
from bot.domain.nights.ballots.ballot import Ballot, CastBallot
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.snapshot import Attendee
from bot.domain.nights.verdict import Verdict
from recommender import Kind

# What of a wish narrows a shortlist, beside its years.
_NARROWING = frozenset(
    {"genres", "kinds", "without_genres", "without", "minutes", "max_age", "lesser_known"}
)


class WrittenOutcome(TypedDict):
    """The result of a vote in the JSON of the table."""

    winner: int | None
    standings: list[dict[str, int]]
    decided_by: str
    ballots: int
    runoff: dict[str, int]
    rounds: list[dict[str, int]]


class WrittenKind(TypedDict):
    """A kind of film in the JSON of the table."""

    name: str
    genres: list[str]
    tags: list[str]
    alternatives: NotRequired[list["WrittenKind"]]


def read_night(row: RowMapping) -> Night:
    """Turn a row of `nights` into a night."""
    return Night(
        night_id=row["night_id"],
        guild_id=row["guild_id"],
        number=row["number"],
        channel_id=row["channel_id"],
        host_id=row["host_id"],
        state=NightState(row["state"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        planned_at=row["planned_at"],
        movie_id=row["movie_id"],
        ballot=BallotKind(row["ballot"]) if row["ballot"] else None,
        vote_round=row["vote_round"],
        closes_at=row["closes_at"],
        voice_channel_id=row["voice_channel_id"],
        place=row["place"],
        event_id=row["event_id"],
        card_message_id=row["card_message_id"],
        wanted=read_wanted(row["wanted"]),
        series_id=row["series_id"],
    )


def read_attendee(row: RowMapping) -> Attendee:
    """Turn a row of `night_people` into somebody who answered."""
    verdict = Verdict(row["verdict"]) if row["verdict"] else None
    return Attendee(row["user_id"], bool(row["coming"]), verdict, row["seen_change_id"])


def read_ballot(row: RowMapping) -> CastBallot:
    """Turn a row of `night_ballots` into a ballot."""
    marks = {int(movie_id): mark for movie_id, mark in json.loads(row["marks"]).items()}
    return CastBallot(Ballot(row["user_id"], marks, row["veto"]), bool(row["done"]))


def write_marks(ballot: Ballot) -> str:
    """Return the marks of a ballot as they are stored."""
    return json.dumps(dict(ballot.marks), separators=(",", ":"))


def read_notice(row: RowMapping) -> Notice:
    """Turn a row of `night_notices` into an announcement and what became of it."""
    return Notice(
        row["night_id"],
        read_announcement(row["name"]),
        row["due_at"],
        row["claimed_at"],
        row["message_id"],
    )


def write_wanted(wanted: ListFilter) -> str | None:
    """Return as text which films a shortlist was narrowed to; None where any may be on it."""
    if wanted == ANY_FILM:
        return None
    first, last = wanted.years or (None, None)
    fields = {name: value for name, value in asdict(wanted).items() if name in _NARROWING}
    return json.dumps({**fields, "first_year": first, "last_year": last})


def read_wanted(written: str | None) -> ListFilter:
    """Read back what `write_wanted` wrote; earlier versions knew only genres and years."""
    if written is None:
        return ANY_FILM
    fields = json.loads(written)
    years = (fields["first_year"], fields["last_year"])
    minutes = fields.get("minutes")
    return ListFilter(
        genres=tuple(fields["genres"]),
        years=None if years == (None, None) else years,
        kinds=_kinds(fields.get("kinds", ())),
        without_genres=tuple(fields["without_genres"]),
        without=_kinds(fields.get("without", ())),
        minutes=None if minutes is None else (minutes[0], minutes[1]),
        max_age=fields.get("max_age"),
        lesser_known=fields.get("lesser_known", False),
    )


def _kinds(written: Iterable[WrittenKind]) -> tuple[Kind, ...]:
    """Read back kinds of films; earlier versions knew no alternatives."""
    return tuple(
        Kind(
            each["name"],
            tuple(each["genres"]),
            tuple(each["tags"]),
            _kinds(each.get("alternatives", ())),
        )
        for each in written
    )


def write_outcome(outcome: Outcome) -> str:
    """Return the result of a vote as it is stored."""
    return json.dumps(asdict(outcome))


def read_outcome(written: str | None) -> Outcome | None:
    """Read back what `write_outcome` wrote."""
    if written is None:
        return None
    read: WrittenOutcome = json.loads(written)
    return Outcome(
        winner=read["winner"],
        standings=tuple(
            FilmStanding(each["movie_id"], each["points"], bool(each["vetoed"]))
            for each in read["standings"]
        ),
        decided_by=DecidedBy(read["decided_by"]),
        ballots=read["ballots"],
        runoff=_by_movie(read["runoff"]),
        rounds=tuple(_by_movie(each) for each in read["rounds"]),
    )


def _by_movie(written: Mapping[str, int]) -> dict[int, int]:
    return {int(movie_id): count for movie_id, count in written.items()}
