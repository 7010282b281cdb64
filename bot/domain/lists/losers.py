"""Films that lost a vote: they go onto the server's list and come up again."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.lists.film_list import REST, ServerFilm
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.domain.nights.ballots.outcome import Outcome
from bot.domain.nights.ballots.secrecy import counts_told


@dataclass(frozen=True, slots=True)
class Loser:
    """A film that lost; `support` is roughly how many people wanted it, 0 if that is secret.

    A film `vetoed` in secret is listed like the others, as its absence would reveal the veto, but
    does not come up for as long as a film that rests.
    """

    movie_id: int
    support: int = 0
    vetoed: bool = False

    def noted_on(self, film: ServerFilm, now: datetime) -> ServerFilm:
        """Return the film on the list as it is after this loss."""
        lost = film.after_loss(self.support, now)
        return replace(lost, withheld_until=now + REST) if self.vetoed else lost


def losers_of(kind: BallotKind, outcome: Outcome) -> tuple[Loser, ...]:
    """Return the films that lost a vote; none if nobody voted or nothing won.

    If everybody sees the counts, they see the vetoed films, too, and these do not go onto the list.
    """
    if outcome.winner is None or not outcome.ballots:
        return ()
    lost = [film for film in outcome.standings if film.movie_id != outcome.winner]
    if not counts_told(kind, outcome.ballots):
        return tuple(Loser(film.movie_id, vetoed=film.vetoed) for film in lost)
    each = rules_of(kind).ballot_points
    return tuple(
        Loser(film.movie_id, round(film.points / each)) for film in lost if not film.vetoed
    )
