"""The sections of an evaluation by name; each measures and returns plain data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recommender.data.dataset import Dataset
from recommender.evaluation import protocols
from recommender.evaluation.compare import LITERATURE, STRONG, MetricCutoffs, compare
from recommender.evaluation.contenders import chosen_contenders
from recommender.evaluation.dial import FAMILIAR, dial_contenders
from recommender.evaluation.focus import measure_focus
from recommender.evaluation.groups import measure_groups
from recommender.evaluation.held_out import Part
from recommender.evaluation.liking import measure_liking
from recommender.evaluation.meter import Meter
from recommender.evaluation.quiz import measure_quiz
from recommender.evaluation.report import Json, report
from recommender.evaluation.trials import Split

LIKES = (1, 3, 5, 10, 20)


@dataclass(frozen=True)
class Request:
    """What to measure; None and () mean the defaults of a section."""

    likes: tuple[int, ...] | None = None
    users: int | None = None
    seed: int = 0
    part: Part = Part.TEST
    models: tuple[str, ...] = ()


Section = Callable[[Dataset, Request, Meter], Json]


def _protocol(
    splits: Callable[[Dataset, Request], list[Split]], measures: MetricCutoffs = STRONG
) -> Section:
    def measure(dataset: Dataset, request: Request, meter: Meter) -> Json:
        models = chosen_contenders(dataset, request.models)
        comparison = compare(splits(dataset, request), models, measures, meter)
        return report(comparison, request.seed)

    return measure


def _strong(dataset: Dataset, request: Request) -> list[Split]:
    likes = request.likes or LIKES
    return protocols.strong_generalisation(
        dataset, likes, request.users, request.seed, request.part
    )


def _literature(dataset: Dataset, request: Request) -> list[Split]:
    return protocols.literature(dataset, request.users, request.seed, request.part)


def _over_time(dataset: Dataset, request: Request) -> list[Split]:
    likes = request.likes or (0, *LIKES)
    return protocols.over_time(dataset, likes, request.part)


def _groups(dataset: Dataset, request: Request, meter: Meter) -> Json:
    return measure_groups(dataset, request.users, request.seed, request.part, meter)


def _quiz(dataset: Dataset, request: Request, meter: Meter) -> Json:
    return measure_quiz(dataset, request.users, request.seed, request.part, meter)


def _dial(dataset: Dataset, request: Request, meter: Meter) -> Json:
    comparison = compare(_strong(dataset, request), dial_contenders(), STRONG, meter)
    return report(comparison, request.seed, references=(FAMILIAR,))


def _focus(dataset: Dataset, request: Request, meter: Meter) -> Json:
    return measure_focus(dataset, request.users, request.seed, request.part, meter)


def _liking(dataset: Dataset, request: Request, meter: Meter) -> Json:
    return measure_liking(dataset, request.users, request.seed, request.part, meter)


SECTIONS: Mapping[str, Section] = {
    "strong": _protocol(_strong),
    "literature": _protocol(_literature, LITERATURE),
    "over-time": _protocol(_over_time),
    "groups": _groups,
    "quiz": _quiz,
    "dial": _dial,
    "focus": _focus,
    "liking": _liking,
}
# The sections whose reports compare models for each size of profile.
COMPARISONS = ("strong", "literature", "over-time", "dial")
