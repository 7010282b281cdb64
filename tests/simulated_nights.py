"""Twenty movie nights of one group, simulated: what the memory of past nights changes.

People approve of a film when it is among the likes that they did not tell; who finds none of
those on the list approves of the film that fits them best. After each film, those who liked it
say so, and it is never shown again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.domain.nights import fairness
from bot.domain.nights.ballots.ballot import Ballot
from bot.domain.nights.ballots.counting import count
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.ballots.ties import Tiebreak
from bot.domain.nights.shortlist import ShortlistRequest, make_shortlist
from recommender import Model, Profile

NIGHTS = 20


@dataclass(frozen=True)
class Person:
    """Somebody's told likes, and all the films that they would like."""

    told: frozenset[int]
    liked: frozenset[int]


def wishes_granted(
    model: Model, people: Sequence[Person], *, memory: bool, nights: int = NIGHTS
) -> NDArray[np.float64]:
    """Return the share of nights with a film that each person likes; one value per person."""
    told = [set(person.told) for person in people]
    watched: set[int] = set()
    history: list[dict[int, float]] = []
    granted = np.zeros(len(people))
    for _ in range(nights):
        owed = fairness.owed(history[-30:]) if memory else {}
        winner, served = _night(model, people, told, watched, owed)
        if winner is None:
            break
        history.append(served)
        watched.add(winner)
        for at, person in enumerate(people):
            if winner in person.liked:
                granted[at] += 1
                told[at].add(winner)
    return granted / nights


def _night(
    model: Model,
    people: Sequence[Person],
    told: Sequence[set[int]],
    watched: set[int],
    owed: dict[int, float],
) -> tuple[int | None, dict[int, float]]:
    profiles = {at: Profile(likes=likes, seen=watched) for at, likes in enumerate(told)}
    request = ShortlistRequest(weights=fairness.weights(owed, profiles.keys()))
    films = make_shortlist(model, profiles, request).films
    ballots = []
    for at, person in enumerate(people):
        approved = [film.movie_id for film in films if film.movie_id in person.liked]
        if not approved and films:
            approved = [max(films, key=lambda film: film.fits[at] or 0.0).movie_id]
        ballots.append(Ballot(at, dict.fromkeys(approved, 1)))
    candidates = [film.movie_id for film in films]
    tiebreak = Tiebreak({film.movie_id: film.group_score for film in films}, owed)
    outcome = count(BallotKind.APPROVAL, ballots, candidates, tiebreak)
    if outcome.winner is None:
        return None, {}
    return outcome.winner, fairness.served(BallotKind.APPROVAL, ballots, outcome.winner, candidates)
