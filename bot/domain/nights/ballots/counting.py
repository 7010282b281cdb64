"""Counting of ballots: vetoes first, then the rules of the kind; chance settles no tie."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.ballots.ties import Tiebreak, TieBreaker


def count(
    kind: BallotKind,
    ballots: Collection[Ballot],
    candidates: Sequence[int],
    tiebreak: Tiebreak | None = None,
) -> Outcome:
    """Count the ballots; `candidates` are the movie ids in the order of the shortlist.

    A vetoed film cannot win. A tie goes to the film with the higher group score, then to the one
    that those owed most prefer, then to the first one on the list. A ballot without a mark is no
    vote, but its veto counts. The order of the ballots is irrelevant.
    Two ballots of one person raise ValueError.
    """
    if len({ballot.user_id for ballot in ballots}) != len(ballots):
        raise ValueError("one person, one ballot")
    rules = rules_of(kind)
    vetoed = {ballot.veto for ballot in ballots} & set(candidates)
    standing = [movie_id for movie_id in candidates if movie_id not in vetoed]
    out = tuple(FilmStanding(m, 0, vetoed=True) for m in candidates if m in vetoed)
    votes = [ballot for ballot in ballots if ballot.marks]
    if not standing:
        return Outcome(None, out, DecidedBy.NOBODY, len(votes))
    ties = TieBreaker(rules.preference, votes, standing, tiebreak or Tiebreak())
    outcome = rules.count(votes, standing, ties)
    return replace(outcome, standings=outcome.standings + out)
