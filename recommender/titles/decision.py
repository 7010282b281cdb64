"""Decisions from the probabilities of films: match, ask, or none."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np

from recommender.titles.features import Features
from recommender.titles.result import MatchStatus
from recommender.titles.weights import Weights

_MOST_NEAR, _MOST_ASKED = 3, 25
"""How many near misses are named, and how many films are asked about (a menu holds 25)."""


class CandidateFeatures(NamedTuple):
    """Features of the films near a text, each with the row of its film.

    A `doubtful` film is never a match, whatever its probability: its year is not the typed one, the
    text compares another film with it, or another title is elsewhere in the text.
    """

    rows: list[int]
    features: list[Features]
    doubtful: set[int]


def probabilities(weights: Weights, found: CandidateFeatures) -> dict[int, float]:
    """Return the probability of each film (by row), likeliest first; the rest to 1 is for none.

    The probabilities of a film's readings and names add up.
    """
    if not found.rows:
        return {}
    raised = np.exp(weights.scores(found.features)).tolist()
    every = 1 + sum(raised)
    shares = dict.fromkeys(sorted(found.rows), 0.0)
    for row, own in zip(found.rows, raised, strict=True):
        shares[row] += own / every
    return dict(sorted(shares.items(), key=lambda share: -share[1]))


def decide(
    weights: Weights, likely: Mapping[int, float], doubtful: Collection[int]
) -> tuple[MatchStatus, list[int]]:
    """Return the status and the rows, likeliest first, for films with their probabilities."""
    if not likely:
        return MatchStatus.NONE, []
    best, highest = next(iter(likely.items()))
    shown = [row for row, share in likely.items() if share >= weights.near * highest]
    if highest >= weights.match and best not in doubtful:
        return MatchStatus.MATCH, shown[:1]
    if sum(likely.values()) >= weights.ask:
        return MatchStatus.AMBIGUOUS, shown[:_MOST_ASKED]
    near = [row for row in shown if likely[row] >= weights.near]
    return MatchStatus.NONE, near[:_MOST_NEAR]
