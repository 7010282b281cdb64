"""Counts a closed vote and stores its result."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

import discord

from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.places import NightPlaces
from bot.domain.nights import fairness
from bot.domain.nights.announcements import PollMessage
from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.counting import count
from bot.domain.nights.ballots.kinds import rules_of
from bot.domain.nights.ballots.outcome import Outcome
from bot.domain.nights.ballots.ties import Tiebreak
from bot.domain.nights.night import Night
from bot.domain.nights.shortlist import ShortlistFilm
from bot.domain.nights.snapshot import NightSnapshot
from bot.messages.nights.planning import poll_lost

logger = logging.getLogger(__name__)


class VoteCounter:
    """Turns ballots into a result."""

    def __init__(self, directory: NightDirectory, places: NightPlaces) -> None:
        self._directory, self._places = directory, places

    async def decide(
        self, snapshot: NightSnapshot, due_at: datetime
    ) -> tuple[NightSnapshot, str | None]:
        """Count the vote of a night that is in the state `counting`.

        Returns the night with its result, whose card is claimed, and a sentence where votes were
        lost. Raises WrongStateError when somebody else stored the result first.
        """
        problem = None
        if rules_of(snapshot.night.kind).on_paper:
            snapshot, _ = await self._directory.without_departed(snapshot)
        else:
            snapshot, problem = await self._read_poll(snapshot)
        ballots = [cast.ballot for cast in snapshot.ballots]
        films = snapshot.films
        tiebreak = Tiebreak({film.movie_id: film.group_score for film in films}, snapshot.owed)
        candidates = [film.movie_id for film in films]
        kind = snapshot.night.kind
        outcome = await asyncio.to_thread(count, kind, ballots, candidates, tiebreak)
        decided = await self._directory.nights.votes.decide(
            snapshot.night, outcome, _served(snapshot, ballots, outcome), due_at
        )
        return decided, problem

    async def _read_poll(self, snapshot: NightSnapshot) -> tuple[NightSnapshot, str | None]:
        """End Discord's poll and take its votes over as ballots; return what went wrong."""
        night = snapshot.night
        notice = snapshot.notice(PollMessage(night.vote_round))
        votes: dict[int, list[int]] = {}
        problem: str | None = poll_lost(night.number)
        if notice and notice.message_id:
            try:
                message = await self._places.message(night, notice.message_id).fetch()
                votes = await _votes_of(message, snapshot.films)
                await self._end_poll(night, message)
                problem = None
            except (discord.NotFound, discord.Forbidden) as error:
                logger.warning("the poll of night %s cannot be read: %s", night.night_id, error)
        return await self._directory.nights.ballots.take_over_poll(night.night_id, votes), problem

    async def _end_poll(self, night: Night, message: discord.Message) -> None:
        if message.poll is not None and not message.poll.is_finalised():
            await self._places.in_open_thread(night, message.end_poll)


async def _votes_of(
    message: discord.Message, films: Sequence[ShortlistFilm]
) -> dict[int, list[int]]:
    """Return which films each person voted for in Discord's poll."""
    votes: dict[int, list[int]] = {}
    if message.poll is None:
        return votes
    for film, answer in zip(films, message.poll.answers, strict=False):
        async for voter in answer.voters():
            votes.setdefault(voter.id, []).append(film.movie_id)
    return votes


def _served(
    snapshot: NightSnapshot, ballots: Sequence[Ballot], outcome: Outcome
) -> dict[int, float]:
    """Return how far each got their wish: by their ballot, else by how well the film fits them."""
    if outcome.winner is None:
        return {}
    candidates = [film.movie_id for film in snapshot.films]
    winner = next(film for film in snapshot.films if film.movie_id == outcome.winner)
    fits = {
        user_id: fit for user_id in snapshot.coming if (fit := winner.fits.get(user_id)) is not None
    }
    return fits | fairness.served(snapshot.night.kind, ballots, outcome.winner, candidates)
