"""Fold-in: a person's vector from their likes alone, in one small linear solve."""

import math
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.linalg.lapack import dpotrf, dpotrs

from recommender.arrays import Factors, Floats, Rows
from recommender.errors import RecommenderError
from recommender.model.serving import ServingParameters

Numbers = npt.NDArray[Any]

# How far each like moves the belief about which prior fits a person.
_TRUST_IN_EVIDENCE = 2.0
# More confidence in a like than this changes nothing but how precise the solution is.
_MAX_CONFIDENCE = 1e6
# Beside the mean like each weighs at least this much: numbers stay numbers.
_LEAST_WEIGHT = 1e-6
# Up to this share of the factors' number, solving for the likes is cheaper than for the factors.
_FEW_LIKES = 0.6
# BLAS shares larger systems between threads, and scipy's and numpy's would wait for each other.
_SMALL_SYSTEM = 80
# This many priors in coordinates are kept, of 1 kB each.
_MAX_KEPT = 256
# Catalogues up to this size are kept in the coordinates of each prior in use: up to 4 MB for each.
_SMALL_CATALOGUE = 8192


class FoldedIn(NamedTuple):
    """A person's vector u (a movie's score is q.u) and what each like has to do with it.

    `contributions` maps movies' rows to likes x movies: how much of each movie's score comes from
    each like; the rest is the prior's. `rows` are the likes' rows, `shares` what each of them
    weighs of 1, and `spread` is the standard deviation of all movies' scores.
    """

    rows: Rows
    shares: Factors
    vector: Factors
    spread: float
    contributions: Callable[[Rows], Floats]


class _Basis(NamedTuple):
    """Coordinates in which the prior's precision is 1 and the Gram matrix is diagonal.

    `to_factors` turns coordinates into factors; `gram` is the Gram matrix' diagonal, `mean` the
    prior's mean and `centre` the movies' in coordinates; so are the `movies` of a small catalogue.
    """

    to_factors: Factors
    gram: Factors
    mean: Factors
    centre: Factors
    movies: Factors | None


class _Films(NamedTuple):
    """All movies' factors, their Gram matrix and their mean."""

    factors: Factors
    gram: Floats
    centre: Floats

    @classmethod
    def of(cls, factors: Factors, gram: Floats) -> "_Films":
        """Describe movies; `gram` is the Gram matrix of their factors."""
        return cls(factors, gram, factors.mean(axis=0, dtype=np.float64))

    def spread(self, vector: Floats) -> float:
        """Return the standard deviation of all movies' scores."""
        squares = float(vector @ self.gram @ vector) / len(self.factors)
        return math.sqrt(max(squares - float(vector @ self.centre) ** 2, 0.0))


class PriorFoldIn:
    """Fold-in that pulls short profiles towards the average taste of the people of their time."""

    def __init__(
        self,
        item_factors: Factors,
        gram: Floats,
        means: Floats,
        precisions: Floats,
        evidence: Factors,
        rarity: Floats,
        parameters: ServingParameters,
    ) -> None:
        self._films = _Films.of(item_factors, gram)
        self._means = means
        self._precisions = precisions
        self._evidence = evidence
        self._rarity = rarity
        self._parameters = parameters
        self._bases: dict[int, _Basis] = {}
        # People with as many likes and the same dial share it.
        self._before_likes = lru_cache(maxsize=_MAX_KEPT)(self._prior_of)

    def fold_in(self, rows: Rows, weights: Floats, adventure: float) -> FoldedIn:
        """Fold in likes; only the weights' proportions matter."""
        shares = self._shares(rows, weights)
        level = self._level(rows)
        if len(rows) <= _FEW_LIKES * self._films.factors.shape[1]:
            return self._from_few(rows, shares, level, adventure)
        strength = self._parameters.prior_strength(adventure)
        system = self._base(level, strength, self._parameters.rho(len(rows)))
        pull = strength * (self._precisions[level] @ self._means[level])
        weighed = shares * len(rows)
        return _solve(self._films, rows, shares, system, weighed.astype(np.float32), weighed, pull)

    def system(self, rows: Rows, weights: Floats) -> Floats:
        """Return the matrix A of the system A u = b that the fold-in of these likes solves."""
        weights = self._shares(rows, weights) * len(rows)
        system = self._base(
            self._level(rows), self._parameters.prior_strength(0.0), self._parameters.rho(len(rows))
        )
        liked = self._films.factors[rows].astype(np.float64)
        return system + (liked.T * weights) @ liked

    def _shares(self, rows: Rows, weights: Floats) -> Floats:
        """Return what each like weighs of 1: a rare movie's like says more."""
        if not len(weights):
            return weights
        # Numbers of Python's own and products are quicker than numpy's numbers and sums.
        rarity = self._rarity.take(rows)
        shares: Floats = weights / max(weights.tolist())
        total = float(shares.dot(rarity))
        shares *= rarity
        shares /= total
        return np.maximum(shares, _LEAST_WEIGHT / len(rows), out=shares)

    def _base(self, level: int, strength: float, unliked: float) -> Floats:
        base: Floats = self._precisions[level] * strength
        base += self._films.gram * unliked
        return base

    def _basis(self, level: int) -> _Basis:
        """Diagonalise both constant parts at once: then no likes and no dial need a new inverse."""
        if level not in self._bases:
            half = np.linalg.inv(np.linalg.cholesky(self._precisions[level]))
            diagonal, rotation = np.linalg.eigh(half @ self._films.gram @ half.T)
            to_factors = half.T @ rotation
            mean = to_factors.T @ (self._precisions[level] @ self._means[level])
            rounded = to_factors.astype(np.float32)
            small = len(self._films.factors) <= _SMALL_CATALOGUE
            self._bases[level] = _Basis(
                rounded,
                np.maximum(diagonal, 0.0).astype(np.float32),
                mean.astype(np.float32),
                (to_factors.T @ self._films.centre).astype(np.float32),
                self._films.factors @ rounded if small else None,
            )
        return self._bases[level]

    def _coordinates(self, basis: _Basis, rows: Rows) -> Factors:
        """Return movies x coordinates."""
        if basis.movies is not None:
            return basis.movies.take(rows, axis=0)
        return self._films.factors.take(rows, axis=0) @ basis.to_factors

    def _prior_of(self, level: int, adventure: float, likes: int) -> tuple[Factors, Factors]:
        """Return the variances of a person's coordinates before so many likes, and their mean."""
        basis = self._basis(level)
        strength = self._parameters.prior_strength(adventure)
        variances = 1 / (strength + self._parameters.rho(likes) * basis.gram)
        mean = strength * variances * basis.mean
        return variances.astype(np.float32), mean.astype(np.float32)

    def _from_few(self, rows: Rows, shares: Floats, level: int, adventure: float) -> FoldedIn:
        """Solve in the space of the likes (the matrix inversion lemma)."""
        basis = self._basis(level)
        variances, start = self._before_likes(level, adventure, len(rows))
        liked = self._coordinates(basis, rows)
        weighed = liked * variances
        system = weighed.dot(liked.T).astype(np.float64)
        diagonal = system.ravel()[:: len(rows) + 1]
        diagonal += (1 / max(len(rows), 1)) / shares
        solve = _solver(system)
        missing = solve(1 - liked.dot(start))
        place = missing.astype(np.float32).dot(weighed)
        place += start
        squares = float((place * place).dot(basis.gram)) / len(self._films.factors)
        spread = math.sqrt(max(squares - float(place.dot(basis.centre)) ** 2, 0.0))

        def contributions(targets: Rows) -> Floats:
            return solve(self._coordinates(basis, targets).dot(weighed.T).T)

        vector = basis.to_factors.dot(place)
        return FoldedIn(rows, shares.astype(np.float32), vector, spread, contributions)

    def _level(self, rows: Rows) -> int:
        """Choose the prior by how likely the person belongs to the last years (Bayes' rule)."""
        highest = len(self._precisions) - 1
        share = self._parameters.recent_share
        if not highest or share <= 0:
            return 0
        if not len(rows) or share >= 1:
            return highest
        odds = math.log(share / (1 - share))
        odds += _TRUST_IN_EVIDENCE * float(self._evidence.take(rows).sum())
        return round(highest / (1 + math.exp(-min(max(odds, -30.0), 30.0))))


class PlainFoldIn:
    """Fold-in as implicit recalculates a user: no prior, a like's confidence is alpha x weight."""

    def __init__(
        self, item_factors: Factors, gram: Floats, alpha: float, regularization: float
    ) -> None:
        self._films = _Films.of(item_factors, gram)
        self._base: Floats = gram + regularization * np.eye(len(gram))
        self._alpha = alpha

    def fold_in(self, rows: Rows, weights: Floats, adventure: float) -> FoldedIn:  # noqa: ARG002 - there is no prior to scale
        """Fold in likes; the confidence of each is alpha times its weight."""
        confidences = self._confidences(weights)
        nothing = np.zeros(len(self._base))
        system = self._base.copy()
        shares = weights / max(float(weights.sum()), 1e-300)
        return _solve(self._films, rows, shares, system, confidences - 1, confidences, nothing)

    def system(self, rows: Rows, weights: Floats) -> Floats:
        """Return the matrix A of the system A u = b that the fold-in of these likes solves."""
        liked = self._films.factors[rows].astype(np.float64)
        return self._base + (liked.T * (self._confidences(weights) - 1)) @ liked

    def _confidences(self, weights: Floats) -> Floats:
        confidences: Floats = np.minimum(self._alpha * weights, _MAX_CONFIDENCE)
        return confidences


def _solve(
    films: _Films,
    rows: Rows,
    shares: Floats,
    system: Floats,
    extra: Floats | Factors,
    pulls: Floats,
    prior_pull: Floats,
) -> FoldedIn:
    """Solve (system + Q' diag(extra) Q) u = Q' pulls + prior_pull, Q the liked movies' factors."""
    liked = films.factors.take(rows, axis=0)
    system += (liked.T * extra) @ liked
    solve = _solver(system)
    vector = solve(pulls @ liked + prior_pull)

    def contributions(targets: Rows) -> Floats:
        parts: Floats = pulls[:, None] * (liked @ solve(films.factors[targets].T))
        return parts

    return FoldedIn(
        rows,
        shares.astype(np.float32),
        vector.astype(np.float32),
        films.spread(vector),
        contributions,
    )


def _solver(system: Floats) -> Callable[[Numbers], Floats]:
    """Return what solves the system for one right side or for columns of them.

    The system is symmetric and positive definite. One factorisation serves all right sides, and
    numpy alone could not use it twice. The system is overwritten. Raises RecommenderError when
    rounding has left it without a solution.
    """
    if len(system) > _SMALL_SYSTEM:
        return partial(np.linalg.solve, system)
    factor, failure = dpotrf(system.T, lower=True, clean=False, overwrite_a=True)
    if failure:
        raise RecommenderError(
            "the model's numbers leave no answer for these likes; "
            "train it with a larger regularization"
        )

    # Annotations of an inner function are evaluated whenever it is made: names alone are cheap.
    def solve(right: Numbers) -> Floats:
        if not right.size:
            return right.astype(np.float64)
        solution: Floats = dpotrs(factor, right, lower=True)[0]
        return solution

    return solve
