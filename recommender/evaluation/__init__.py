"""Protocols and metrics: how good the recommendations are."""

from recommender.evaluation.bootstrap import Interval, mean_interval, paired_interval
from recommender.evaluation.holdout import holdout_ndcg

__all__ = ["Interval", "holdout_ndcg", "mean_interval", "paired_interval"]
