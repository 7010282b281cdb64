"""Figures with their intervals as plain data, for `--json` and for tables."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from recommender.evaluation.bootstrap import Interval, mean_interval, paired_interval
from recommender.evaluation.compare import ProtocolResults, Result

REFERENCES = ("notebook", "popularity", "recent-popularity", "uniform-prior", "rarity-blind")
Json = dict[str, Any]


def report(comparison: ProtocolResults, seed: int, references: Sequence[str] = REFERENCES) -> Json:
    """All results of one protocol, with the advantages over the reference models."""
    return {
        "splits": list(comparison.splits),
        "people": len(set(comparison.results[0].user_ids.tolist())),
        "learning_seconds": {
            model: round(seconds, 3) for model, seconds in comparison.learning_seconds.items()
        },
        "results": [
            _row(result, _others(comparison, result, references), seed)
            for result in comparison.results
        ],
        "mean_over_likes": [
            _mean_row(comparison, model, seed, references) for model in comparison.models
        ],
    }


def _others(comparison: ProtocolResults, result: Result, references: Sequence[str]) -> list[Result]:
    names = [name for name in references if name in comparison.models and name != result.model]
    return [comparison.result(name, result.likes) for name in names]


def _row(result: Result, references: Sequence[Result], seed: int) -> Json:
    metrics = list(result.samples[0].accuracy)
    return {
        "model": result.model,
        "likes": result.likes,
        "trials": len(result.user_ids),
        "metrics": {metric: _mean(result, metric, seed) for metric in metrics},
        "coverage@20": result.breadth("coverage"),
        "popularity_percentile@20": result.breadth("popularity"),
        "overlap@20": result.breadth("overlap"),
        "against": {
            other.model: {metric: _difference(result, other, metric, seed) for metric in metrics}
            for other in references
        },
    }


def _mean(result: Result, metric: str, seed: int) -> Json:
    values = result.accuracy(metric)
    return as_json(mean_interval(values, seed, people=result.user_ids))


def _difference(result: Result, other: Result, metric: str, seed: int) -> Json:
    differences = result.accuracy(metric) - other.accuracy(metric)
    return as_json(paired_interval(differences, seed, people=result.user_ids))


def _mean_row(
    comparison: ProtocolResults, model: str, seed: int, references: Sequence[str]
) -> Json:
    """One model over all sizes of profile: its mean over people, and its advantages."""
    results = [comparison.result(model, likes) for likes in comparison.likes]
    merged = _merge(results)
    others = [
        _merge([comparison.result(name, likes) for likes in comparison.likes])
        for name in references
        if name in comparison.models and name != model
    ]
    row = _row(merged, others, seed)
    return {key: row[key] for key in ("model", "metrics", "against")}


def _merge(results: Sequence[Result]) -> Result:
    samples = tuple(sample for result in results for sample in result.samples)
    return Result(results[0].model, "all", samples)


def as_json(interval: Interval) -> Json:
    """An interval as {"mean", "low", "high"}."""
    return asdict(interval)
