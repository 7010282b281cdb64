"""How long a training run would take and how much memory it would need, roughly."""

import json
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.models.manifest import Manifest
from bot.training.memory import MEGABYTE
from recommender import TrainingConfig

# What the process takes at its peak before it knows anybody, and for each film, like of the
# community and base rating, factors apart: measured on a set of ml-32m's size within 500, 700 and
# 1,200 MB, as Linux counts it for a limit. Films count twice, for the version in service as well.
PROCESS_MB = 120
BYTES_PER_FILM = 5500
BYTES_PER_LIKE = 180
BYTES_PER_RATING = 75
FACTOR_ARRAYS = 3
BYTES_PER_FACTOR = 4
# The cost of one round grows a little faster than linearly with the factors.
FACTOR_EXPONENT = 1.3
# A run from scratch does all its rounds; one from the model in service does a single one.
SHARE_OF_ROUNDS = 0.5

Numbers = TypeVar("Numbers", float, NDArray[np.float64])


@dataclass(frozen=True)
class RunCost:
    """Seconds and megabytes of a run from scratch."""

    seconds: float
    megabytes: float


def estimate(manifest: Manifest, config: TrainingConfig) -> RunCost:
    """Scale what the version in service took to other settings (within a factor of about two)."""
    before = TrainingConfig.from_json(json.dumps(dict(manifest.configuration)))
    rounds = config.iterations / (1 if manifest.warm_start else before.iterations)
    growth = rounds * (config.factors / before.factors) ** FACTOR_EXPONENT
    learning = manifest.seconds * SHARE_OF_ROUNDS
    seconds = manifest.seconds - learning + learning * growth
    people = manifest.base_users + manifest.people
    megabytes = fixed_megabytes(manifest.movies, manifest.likes, config.factors)
    megabytes += float(megabytes_of(manifest.base_ratings, people, config.factors))
    return RunCost(seconds, megabytes)


def community_megabytes(likes: Numbers, people: Numbers, factors: int) -> Numbers:
    """Return what so many likes of so many people of the community take."""
    factor_bytes = FACTOR_ARRAYS * BYTES_PER_FACTOR * factors
    return (likes * BYTES_PER_LIKE + people * factor_bytes) / MEGABYTE


def fixed_megabytes(films: int, likes: int, factors: int) -> float:
    """Return what a run takes whoever it learns from, for all films and the community's likes."""
    films_bytes = films * (BYTES_PER_FILM + FACTOR_ARRAYS * BYTES_PER_FACTOR * factors)
    return PROCESS_MB + (films_bytes + likes * BYTES_PER_LIKE) / MEGABYTE


def megabytes_of(ratings: Numbers, people: Numbers, factors: int) -> Numbers:
    """Return what so many base ratings of so many people take besides."""
    factor_bytes = FACTOR_ARRAYS * BYTES_PER_FACTOR * factors
    return (ratings * BYTES_PER_RATING + people * factor_bytes) / MEGABYTE
