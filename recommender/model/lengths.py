"""Lengths and moments of factors, computed without copies as large as all factors."""

import math
from collections.abc import Iterator

import numpy as np

from recommender.arrays import Factors, Floats

# Rows per step: a quarter of a megabyte of 64 factors.
_ROWS = 1024


def length_of(vector: Factors) -> float:
    """Return the Euclidean length of a vector."""
    return math.sqrt(float(vector.dot(vector)))


def lengths_of(factors: Factors) -> Factors:
    """Return the Euclidean length of each row."""
    lengths: Factors = np.sqrt(np.einsum("ij,ij->i", factors, factors))
    return lengths


def moments(factors: Factors, weights: Floats) -> tuple[Floats, Floats]:
    """Return the first and second moment of the weighed rows.

    That is the sum of the rows times their weights (factors), and the sum of the outer products of
    these with themselves (factors x factors).
    """
    total = np.zeros(factors.shape[1])
    products = np.zeros((factors.shape[1], factors.shape[1]))
    for weighed in _weighed(factors, weights):
        total += weighed.sum(axis=0)
        products += weighed.T @ weighed
    return total, products


def _weighed(factors: Factors, weights: Floats) -> Iterator[Floats]:
    for start in range(0, len(factors), _ROWS):
        stop = start + _ROWS
        yield factors[start:stop] * weights[start:stop, None]
