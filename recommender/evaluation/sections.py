"""The parts of an evaluation that can be asked for, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import RenderableType

from recommender.data.dataset import Dataset
from recommender.evaluation import protocols
from recommender.evaluation.compare import LITERATURE, STRONG, Measures, compare
from recommender.evaluation.contenders import chosen_contenders
from recommender.evaluation.dial import FAMILIAR, dial_contenders
from recommender.evaluation.groups import group_tables, measure_groups
from recommender.evaluation.held_out import Part
from recommender.evaluation.meter import Meter
from recommender.evaluation.picture import draw_comparison
from recommender.evaluation.quiz import measure_quiz, quiz_tables
from recommender.evaluation.report import Json, report
from recommender.evaluation.tables import comparison_tables
from recommender.evaluation.trials import Split

LIKES = (1, 3, 5, 10, 20)
QUIZ = "The taste quiz"
GROUPS = "One list for a group of people"
DIAL = "The dial from familiar (0) to adventurous (1)"


@dataclass(frozen=True)
class Request:
    """What is to be measured; None and () stand for a section's own defaults."""

    likes: tuple[int, ...] | None = None
    users: int | None = None
    seed: int = 0
    part: Part = Part.TEST
    models: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One part of an evaluation: how it is measured, and shown to people."""

    title: str
    measure: Callable[[Dataset, Request, Meter], Json]
    tables: Callable[[Json], RenderableType]
    draw: Callable[[Json, Path], None] | None = None


def _protocol(
    title: str,
    splits: Callable[[Dataset, Request], list[Split]],
    measures: Measures = STRONG,
) -> Section:
    def measure(dataset: Dataset, request: Request, meter: Meter) -> Json:
        models = chosen_contenders(dataset, request.models)
        comparison = compare(splits(dataset, request), models, measures, meter)
        return report(comparison, request.seed)

    return Section(
        title, measure, partial(comparison_tables, title), partial(draw_comparison, title)
    )


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


SECTIONS: Mapping[str, Section] = {
    "strong": _protocol("People no model has met, told by a few random likes", _strong),
    "literature": _protocol(
        "The literature's fold-in: told 80 % of a new person's likes", _literature, LITERATURE
    ),
    "over-time": _protocol("People who came after a cut, told by their first likes", _over_time),
    "groups": Section(GROUPS, _groups, partial(group_tables, GROUPS)),
    "quiz": Section(QUIZ, _quiz, partial(quiz_tables, QUIZ)),
    "dial": Section(DIAL, _dial, partial(comparison_tables, DIAL), partial(draw_comparison, DIAL)),
}
