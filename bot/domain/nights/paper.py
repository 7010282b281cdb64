"""The paper on which a person votes, and the effect of its buttons."""

from dataclasses import dataclass

from bot.domain.nights.ballots.ballot import Ballot, CastBallot, Turnout
from bot.domain.nights.ballots.kinds import rules_of
from bot.domain.nights.night import Night
from bot.domain.nights.shortlist import ShortlistFilm


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """A person's ballot with the films of its vote, and the `turnout` if requested."""

    night: Night
    films: tuple[ShortlistFilm, ...]
    cast: CastBallot
    turnout: Turnout | None = None

    @property
    def movie_ids(self) -> tuple[int, ...]:
        """The films to vote on, in the order of the list."""
        return tuple(film.movie_id for film in self.films)

    def marked(self, movie_id: int, mark: int) -> Ballot:
        """Return the ballot after a press on a film; nothing changes for one not on the list."""
        ballot = self.cast.ballot
        if movie_id not in self.movie_ids:
            return ballot
        return rules_of(self.night.kind).marked(ballot, movie_id, mark)

    def vetoing(self, movie_id: int | None) -> Ballot:
        """Return the ballot with this film as its only veto; None removes the veto."""
        ballot = self.cast.ballot
        if movie_id is not None and movie_id not in self.movie_ids:
            return ballot
        return ballot.vetoing(movie_id)
