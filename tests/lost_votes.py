"""Votes that films have lost, without the people who voted."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.night import NightState
from bot.store.store import Store

HOST = 7


async def lose(
    store: Store, guild_id: int, winner: int, losers: Sequence[FilmStanding], ballots: int = 5
) -> None:
    """Let a film win a vote, and the others lose it; the night is called off then."""
    start = datetime(2035, 1, 1, 20, tzinfo=UTC)
    snapshot = await store.nights.plan(
        guild_id, 5, HOST, starts_at=start, ends_at=start + timedelta(hours=2)
    )
    night = snapshot.night
    await store.nights.ballots.open(night, BallotKind.APPROVAL, start, ())
    counting = (await store.nights.move(night.night_id, NightState.COUNTING)).night
    outcome = Outcome(
        winner, (FilmStanding(winner, ballots), *losers), DecidedBy.VOTES, ballots=ballots
    )
    await store.nights.votes.decide(counting, outcome, {}, start)
    await store.nights.move(night.night_id, NightState.CANCELLED)
