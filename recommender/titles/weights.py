"""The fitted weights of features, and the probabilities from which on to match or to ask."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from recommender.arrays import Floats
from recommender.titles.features import FEATURES, Features

VERSION = 1
"""Of the layout of weights.toml."""
MULTIPLIED = " * "
"""Stands between the names of two features that are multiplied with each other."""
_MOST = 50.0
"""No score is taken for more than this: the exponential of 50 is still an ordinary number."""


@dataclass(frozen=True)
class Weights:
    """The weight of each feature or product of two in a film's score, and three limits.

    The scores are those of a multinomial (conditional) logit model whose further choice, none of
    the films, has the score 0. From the probability `match` on the likeliest film is meant; if
    some film is meant with the probability `ask`, a person is asked; a film is shown beside the
    likeliest if it is at least `near` times as likely.
    """

    terms: Mapping[str, float]
    match: float
    ask: float
    near: float

    @cached_property
    def _columns(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats]:
        pairs = [columns_of(name) for name in self.terms]
        first, second = np.array(pairs, np.intp).reshape(-1, 2).T
        return first, second, np.array(list(self.terms.values()), np.float64)

    def scores(self, features: Sequence[Features]) -> Floats:
        """The score of each piece of evidence."""
        first, second, weights = self._columns
        table = np.array(features, np.float64)
        return np.minimum((table[:, first] * table[:, second]) @ weights, _MOST)


def columns_of(term: str) -> tuple[int, int]:
    """The features that a term multiplies; one alone is multiplied with `film`, which is 1."""
    first, _, second = term.partition(MULTIPLIED)
    return FEATURES.index(first), FEATURES.index(second or "film")


def shipped_weights() -> Weights:
    """The weights in weights.toml (ValueError: of another version)."""
    text = files("recommender.titles").joinpath("weights.toml").read_text("utf-8")
    stored = tomllib.loads(text)
    if stored["version"] != VERSION:
        raise ValueError(f"weights.toml has version {stored['version']}, not {VERSION}")
    return Weights(stored["terms"], **stored["limits"])
