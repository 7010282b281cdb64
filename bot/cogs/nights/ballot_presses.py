"""Each person's own ballot: opened from the card, changed by its buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.cogs.nights.card_refresher import CardRefresher
from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.discord.router import Press
from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.paper import BallotPaper
from bot.ui.message import Message
from bot.ui.nights.ballot import BallotDetails, own_ballot

Alter = Callable[[BallotPaper], Ballot]


@dataclass(frozen=True)
class BallotPresses:
    """Hands out ballots and stores every press on one.

    A button of a vote before changes nothing: its ballot turns into that of the present vote.
    Those of old versions do not say of which vote they are, and count.
    """

    directory: NightDirectory
    cards: CardRefresher
    lifecycle: NightLifecycle

    async def show(self, press: Press) -> None:
        """Give a person their own ballot."""
        ballots = self.directory.nights.ballots
        paper = await ballots.paper(press.guild_id, press.number, press.user_id)
        await press.whisper(self._message(paper))

    async def mark(self, press: Press) -> None:
        """Save a press on a film of the own ballot, or turn to the film chosen in the menu."""
        night_id, _, rest = press.data.partition(".")
        if rest.startswith("focus."):
            ballots = self.directory.nights.ballots
            paper = await ballots.paper(press.guild_id, press.whole(night_id), press.user_id)
            await press.edit(self._message(paper, press.chosen_number))
            return
        night, movie, mark, *vote_round = press.numbers(3, 4)
        paper = await self._change(
            press, night, vote_round, lambda paper: paper.marked(movie, mark)
        )
        await press.edit(self._message(paper, _next_place(paper, movie)))

    async def veto(self, press: Press) -> None:
        """Save the choice of the one private veto."""
        night, *vote_round = press.numbers(1, 2)
        movie_id = press.chosen_number or None
        paper = await self._change(press, night, vote_round, lambda paper: paper.vetoing(movie_id))
        await press.edit(self._message(paper))

    async def clear(self, press: Press) -> None:
        """Empty the own ballot."""
        night, *vote_round = press.numbers(1, 2)
        paper = await self._change(press, night, vote_round, lambda _: Ballot(press.user_id))
        await press.edit(self._message(paper))

    async def done(self, press: Press) -> None:
        """Note that somebody is done; when all are, the vote closes."""
        night, *vote_round = press.numbers(1, 2)
        paper = await self._change(
            press, night, vote_round, lambda paper: paper.cast.ballot, done=True
        )
        await press.edit(self._message(paper))
        if paper.turnout is not None and paper.turnout.complete:
            await self.lifecycle.close_complete_vote(night)

    async def _change(
        self, press: Press, night: int, vote_round: list[int], alter: Alter, *, done: bool = False
    ) -> BallotPaper:
        paper = await self.directory.nights.ballots.change(
            press.guild_id,
            night,
            press.user_id,
            alter,
            done=done,
            vote_round=vote_round[0] if vote_round else None,
        )
        self.cards.touch(night)
        return paper

    def _message(self, paper: BallotPaper, focus: int = 0) -> Message:
        veto = paper.cast.ballot.veto
        movies = self.directory.movies({*paper.movie_ids, *([veto] if veto else [])})
        return own_ballot(BallotDetails(paper, movies, focus))


def _next_place(paper: BallotPaper, movie_id: int) -> int:
    """Return the place of the film after this one, which is scored next."""
    if movie_id not in paper.movie_ids:
        return 0
    return (paper.movie_ids.index(movie_id) + 1) % len(paper.movie_ids)
