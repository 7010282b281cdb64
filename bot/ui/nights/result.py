"""The result of a vote: bars and counts, but of a small secret vote only the winner."""

from collections.abc import Mapping

from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.outcome import DecidedBy, FilmStanding, Outcome
from bot.domain.nights.ballots.secrecy import MIN_BALLOTS_TOLD, counts_told
from bot.messages.nights import result as words
from bot.messages.nights.words import film
from bot.messages.wording import bold
from bot.ui.nights.films import bar
from recommender import Movie

BAR_LENGTH = 8


def result_text(kind: BallotKind, outcome: Outcome, movies: Mapping[int, Movie]) -> str:
    """Return the films with their votes, best first, and what settled the vote.

    Of a vote that keeps its counts secret only that. The card's title names the winner.
    """
    told = outcome.ballots > 0 and counts_told(kind, outcome.ballots)
    if outcome.winner is None and not told:
        return words.headed(words.all_vetoed())
    if outcome.winner is not None and not told:
        secret = words.counts_kept_secret(film(movies, outcome.winner), MIN_BALLOTS_TOLD)
        return words.headed(secret if outcome.ballots else words.voters(0))
    lines = [words.headed(words.voters(outcome.ballots)), *_counts(outcome, movies)]
    if outcome.decided_by is DecidedBy.NOBODY:
        lines.append(words.all_vetoed())
    return "\n".join(lines)


def _counts(outcome: Outcome, movies: Mapping[int, Movie]) -> list[str]:
    top = max((standing.points for standing in outcome.standings), default=0) or 1
    lines = [_line(standing, outcome, top, movies) for standing in outcome.standings]
    if outcome.runoff:
        finalists = [(_name(m, outcome, movies), votes) for m, votes in outcome.runoff.items()]
        lines.append(words.runoff(finalists))
    if decision := words.decision(outcome.decided_by):
        lines.append(decision)
    return lines


def _line(standing: FilmStanding, outcome: Outcome, top: int, movies: Mapping[int, Movie]) -> str:
    if standing.vetoed:
        return words.vetoed(film(movies, standing.movie_id))
    name = _name(standing.movie_id, outcome, movies)
    return f"{bar(standing.points / top, BAR_LENGTH)} {standing.points} · {name}"


def _name(movie_id: int, outcome: Outcome, movies: Mapping[int, Movie]) -> str:
    return bold(words.winner()) if movie_id == outcome.winner else film(movies, movie_id)
