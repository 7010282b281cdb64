"""The results of votes."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update

from bot.clock import Clock
from bot.domain.lists.losers import losers_of
from bot.domain.nights.announcements import ResultCard
from bot.domain.nights.ballots.outcome import Outcome
from bot.domain.nights.errors import WrongStateError
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.snapshot import NightSnapshot
from bot.store.database import Database
from bot.store.lists.changes import note_losers
from bot.store.nights.notices import claim_notices
from bot.store.nights.past_votes import replace_served
from bot.store.nights.people import require_state
from bot.store.nights.rows import write_outcome
from bot.store.nights.snapshot import read_snapshot
from bot.store.nights.tables import nights


class NightVotes:
    """Writes the results of votes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def decide(
        self, night: Night, outcome: Outcome, served: Mapping[int, float], due_at: datetime
    ) -> NightSnapshot:
        """Store the result of a vote: the winner, who got their wish, its card, and the films that
        lost; all at once.

        The card is claimed for the caller. Without a winner the night is planned again. Raises
        WrongStateError for whoever comes second.
        """
        wanted = NightState.PLANNED if outcome.winner is None else NightState.DECIDED
        key = night.night_id
        async with self._database.write(serialise=key) as connection:
            decided = await connection.execute(
                update(nights)
                .where(nights.c.night_id == key, nights.c.state == NightState.COUNTING.value)
                .values(state=wanted.value, movie_id=outcome.winner, outcome=write_outcome(outcome))
            )
            if decided.rowcount == 0:
                raise WrongStateError(*await require_state(connection, key, tuple(NightState)))
            await replace_served(connection, key, served)
            card, now = ResultCard(night.vote_round), self._clock.now()
            losers = losers_of(night.kind, outcome)
            await note_losers(connection, night.guild_id, losers, now)
            claimed = await claim_notices(connection, key, [card], due_at, now)
            return await read_snapshot(connection, nights.c.night_id == key, claimed=claimed)
