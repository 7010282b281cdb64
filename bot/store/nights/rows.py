"""From a row of the table to a night."""

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from bot.domain.nights.counting import BallotKind
from bot.domain.nights.night import Night, NightState
from recommender import MovieFilter


def read_night(row: Row[Any]) -> Night:
    """Turn a row of the table into a night."""
    return Night(
        night_id=row.night_id,
        guild_id=row.guild_id,
        number=row.number,
        channel_id=row.channel_id,
        host_id=row.host_id,
        state=NightState(row.state),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        planned_at=row.planned_at,
        movie_id=row.movie_id,
        ballot=BallotKind(row.ballot) if row.ballot else None,
        vote_round=row.vote_round,
        closes_at=row.closes_at,
        voice_channel_id=row.voice_channel_id,
        place=row.place,
        event_id=row.event_id,
        card_message_id=row.card_message_id,
        wanted=read_wanted(row.wanted),
    )


def write_wanted(wanted: MovieFilter | None) -> str | None:
    """Return as text which films a shortlist was narrowed to."""
    return json.dumps(asdict(wanted)) if wanted else None


def read_wanted(written: str | None) -> MovieFilter | None:
    """Read back what `write_wanted` wrote."""
    if written is None:
        return None
    fields = json.loads(written)
    return MovieFilter(
        tuple(fields["genres"]),
        fields["first_year"],
        fields["last_year"],
        tuple(fields["without_genres"]),
    )
