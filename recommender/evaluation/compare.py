"""Run every contender on the same trials and keep each person's results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import process_time

import numpy as np

from recommender.arrays import Floats, Ids
from recommender.evaluation import metrics
from recommender.evaluation.contenders import Contender
from recommender.evaluation.meter import Meter, NoMeter
from recommender.evaluation.rankers import Ranker, likes_of
from recommender.evaluation.trials import Split, Trial

BREADTH = 20  # coverage, popularity and overlap are those of the first twenty places


@dataclass(frozen=True)
class MetricCutoffs:
    """The metrics to compute and the lengths of list to compute them at."""

    ndcg: tuple[int, ...] = (20,)
    recall: tuple[int, ...] = (20,)

    @property
    def longest(self) -> int:
        """The length of list that all metrics need."""
        return max(*self.ndcg, *self.recall, BREADTH)


STRONG = MetricCutoffs()
LITERATURE = MetricCutoffs(ndcg=(100,), recall=(20, 50))


@dataclass(frozen=True)
class Sample:
    """One model's results in one trial: accuracy of each person, breadth of all lists together."""

    user_ids: Ids
    accuracy: Mapping[str, Floats]
    coverage: float
    popularity: float
    overlap: float


@dataclass(frozen=True)
class Result:
    """One model's results over all splits, for one number of likes in the profiles (or "80 %")."""

    model: str
    likes: str
    samples: tuple[Sample, ...]

    @property
    def user_ids(self) -> Ids:
        """The person of each trial."""
        return np.concatenate([sample.user_ids for sample in self.samples])

    def accuracy(self, metric: str) -> Floats:
        """The metric of every person in every trial, in the order of `user_ids`."""
        return np.concatenate([sample.accuracy[metric] for sample in self.samples])

    def breadth(self, name: str) -> float:
        """Coverage, popularity or overlap: the mean over the splits."""
        return float(np.mean([getattr(sample, name) for sample in self.samples]))


@dataclass(frozen=True)
class ProtocolResults:
    """All results of one protocol, with the processor seconds that each model took to learn."""

    splits: tuple[str, ...]
    results: tuple[Result, ...]
    learning_seconds: Mapping[str, float]

    def result(self, model: str, likes: str) -> Result:
        """The result of one model; KeyError if it did not take part."""
        for result in self.results:
            if (result.model, result.likes) == (model, likes):
                return result
        raise KeyError((model, likes))

    @property
    def models(self) -> list[str]:
        """The models in the order in which they were named."""
        return list(self.learning_seconds)

    @property
    def likes(self) -> list[str]:
        """The numbers of likes in the profiles, in order."""
        return list(dict.fromkeys(result.likes for result in self.results))


def compare(
    splits: Sequence[Split],
    contenders: Sequence[Contender],
    measures: MetricCutoffs = STRONG,
    meter: Meter | None = None,
) -> ProtocolResults:
    """Train each contender on each split's base and run it on each of its trials."""
    meter = meter or NoMeter()
    meter.expect(len(contenders) * sum(1 + len(split.trials) for split in splits))
    samples: dict[tuple[str, str], list[Sample]] = {}
    seconds = dict.fromkeys((each.name for each in contenders), 0.0)
    for split in splits:
        counts = _like_counts(split)
        for each in contenders:
            started = process_time()
            ranker = each.prepare(split.base)
            seconds[each.name] += process_time() - started
            meter.step()
            for likes, sample in _answers(ranker, split, counts, measures):
                samples.setdefault((each.name, likes), []).append(sample)
                meter.step()
    results = [Result(model, likes, tuple(found)) for (model, likes), found in samples.items()]
    return ProtocolResults(tuple(split.name for split in splits), tuple(results), seconds)


@dataclass(frozen=True)
class LikeCounts:
    """Every movie rated in the base, ascending by id, with the popularity percentile of each."""

    movie_ids: Ids
    percentiles: Floats

    def mean_percentile(self, lists: metrics.Lists) -> float:
        """The mean popularity percentile of all movies shown that the base knows."""
        shown = lists[lists != metrics.NO_MOVIE]
        places = np.searchsorted(self.movie_ids, shown).clip(max=len(self.movie_ids) - 1)
        known = self.movie_ids[places] == shown
        return float(self.percentiles[places[known]].mean()) if known.any() else 0.0


def _like_counts(split: Split) -> LikeCounts:
    movie_ids = np.unique(split.base.movie_ids)
    liked = np.searchsorted(movie_ids, likes_of(split.base).movie_ids)
    counts = np.bincount(liked, minlength=len(movie_ids)).astype(np.int64)
    return LikeCounts(movie_ids, metrics.popularity_percentiles(counts))


def _answers(
    ranker: Ranker, split: Split, counts: LikeCounts, measures: MetricCutoffs
) -> Iterator[tuple[str, Sample]]:
    for likes, trial in split.trials.items():
        lists = ranker.lists(trial.known, measures.longest)
        yield likes, _sample(lists, trial, counts, measures)


def _sample(
    lists: metrics.Lists, trial: Trial, counts: LikeCounts, measures: MetricCutoffs
) -> Sample:
    hit = metrics.hits(lists, trial.targets)
    wanted = metrics.target_counts(trial.targets)
    accuracy = {f"ndcg@{n}": metrics.ndcg(hit[:, :n], wanted) for n in measures.ndcg}
    accuracy |= {f"recall@{n}": metrics.recall(hit[:, :n], wanted) for n in measures.recall}
    top = lists[:, :BREADTH]
    return Sample(
        trial.user_ids,
        accuracy,
        metrics.coverage(top, len(counts.movie_ids)),
        counts.mean_percentile(top),
        metrics.overlap(top),
    )
