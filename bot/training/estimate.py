"""How long a training run would take and how much memory it would need, roughly."""

import json
from dataclasses import dataclass

from bot.models.manifest import Manifest
from recommender import TrainingConfig

PROCESS_MB = 75
BYTES_PER_RATING = 180
FACTOR_ARRAYS = 3
BYTES_PER_FACTOR = 4
# The cost of one round grows a little faster than linearly with the factors.
FACTOR_EXPONENT = 1.3
# A run from scratch does all its rounds; one from the model in service does a single one.
SHARE_OF_ROUNDS = 0.5


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
    rows = manifest.base_users + manifest.people + manifest.movies
    factors = rows * config.factors * BYTES_PER_FACTOR * FACTOR_ARRAYS
    megabytes = PROCESS_MB + (manifest.base_ratings * BYTES_PER_RATING + factors) / 2**20
    return RunCost(seconds, megabytes)
