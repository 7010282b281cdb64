"""Counts a closed vote and stores its result."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

import discord

from bot.cogs.nights.desk import Desk
from bot.domain.nights import fairness
from bot.domain.nights.counting import Ballot, BallotKind, Outcome, Tiebreak, count
from bot.domain.nights.night import Night
from bot.domain.nights.shortlist import ShortlistFilm

POLL_GONE = (
    "I cannot find the poll of movie night {number} any more, so its votes are lost. `night vote` "
    "asks again."
)

logger = logging.getLogger(__name__)


class Counter:
    """Turns ballots into a result."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def decide(self, night: Night, due_at: datetime) -> tuple[str, str | None]:
        """Count the vote of a night that is in the state `counting`.

        Returns the notice's name, and a sentence where votes were lost. Raises WrongStateError when
        somebody else stored the result first.
        """
        nights = self._desk.nights
        kind = night.ballot or BallotKind.APPROVAL
        films = await nights.ballots.films(night.night_id)
        problem = None
        if kind is BallotKind.POLL:
            problem = await self._read_poll(night, films)
        else:
            await self._desk.leave_out_the_gone(night)
        ballots = await nights.ballots.all(night.night_id)
        tiebreak = Tiebreak(
            {film.movie_id: film.group_score for film in films},
            await self._desk.owed(night.guild_id, besides=night),
        )
        candidates = [film.movie_id for film in films]
        outcome = await asyncio.to_thread(count, kind, ballots, candidates, tiebreak)
        coming, _ = await nights.people.of(night.night_id)
        served = _served(kind, ballots, outcome, films, coming)
        notice = f"result-{night.vote_round}"
        await nights.memory.decide(night, outcome, served, notice, due_at)
        return notice, problem

    async def _read_poll(self, night: Night, films: Sequence[ShortlistFilm]) -> str | None:
        """End Discord's poll and take its votes over as ballots; return what went wrong."""
        message_id = await self._desk.nights.notices.message_of(
            night.night_id, f"poll-{night.vote_round}"
        )
        channel = self._desk.channel(night)
        votes: dict[int, dict[int, int]] = {}
        problem: str | None = POLL_GONE.format(number=night.number)
        if message_id and channel is not None:
            try:
                votes = await _end_poll(await channel.fetch_message(message_id), films)
                problem = None
            except (discord.NotFound, discord.Forbidden) as error:
                logger.warning("the poll of night %s cannot be read: %s", night.night_id, error)
        await self._desk.nights.ballots.replace_all(
            night.night_id, [Ballot(user_id, marks) for user_id, marks in sorted(votes.items())]
        )
        return problem


async def _end_poll(
    message: discord.Message, films: Sequence[ShortlistFilm]
) -> dict[int, dict[int, int]]:
    """Return what each person voted for, and end the poll."""
    votes: dict[int, dict[int, int]] = {}
    if message.poll is None:
        return votes
    for film, answer in zip(films, message.poll.answers, strict=False):
        async for voter in answer.voters():
            votes.setdefault(voter.id, {})[film.movie_id] = 1
    if not message.poll.is_finalised():
        await message.end_poll()
    return votes


def _served(
    kind: BallotKind,
    ballots: Sequence[Ballot],
    outcome: Outcome,
    films: Sequence[ShortlistFilm],
    coming: Sequence[int],
) -> dict[int, float]:
    """Return how far each got their wish: by their ballot, else by how well the film fits them."""
    if outcome.winner is None:
        return {}
    candidates = [film.movie_id for film in films]
    winner = next(film for film in films if film.movie_id == outcome.winner)
    fits = {user_id: fit for user_id in coming if (fit := winner.fits.get(user_id)) is not None}
    return fits | fairness.served(kind, ballots, outcome.winner, candidates)
