"""The models that an evaluation compares, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recommender import train
from recommender.configuration import TrainingConfig
from recommender.dataset import Dataset
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.rankers import (
    EaseRanker,
    ModelRanker,
    PopularityRanker,
    Ranker,
    likes_of,
    recent_likes,
)


@dataclass(frozen=True)
class Contender:
    """One model to compare; `prepare` learns from the base ratings of a split."""

    name: str
    about: str
    prepare: Callable[[Dataset], Ranker]
    needs_time: bool = False


def _notebook(base: Dataset) -> Ranker:
    """The bare ranking, as the notebooks show it: nothing is re-ranked for variety."""
    return ModelRanker(train(base, config=TrainingConfig.notebook()), spread=False)


_ALL = (
    Contender("matinee", "the default configuration", lambda base: ModelRanker(train(base))),
    Contender("notebook", "the notebooks' model", _notebook),
    Contender("popularity", "most likes", lambda base: PopularityRanker(likes_of(base))),
    Contender(
        "recent-popularity",
        "most likes in the last three years",
        lambda base: PopularityRanker(recent_likes(base)),
        needs_time=True,
    ),
    Contender("ease", "EASE, lambda 2000", lambda base: EaseRanker(likes_of(base))),
)
CONTENDERS: Mapping[str, Contender] = {contender.name: contender for contender in _ALL}
DEFAULT = ("matinee", "notebook", "popularity", "recent-popularity")


def contender(name: str) -> Contender:
    """Find a model by name; the error lists all names."""
    try:
        return CONTENDERS[name]
    except KeyError:
        names = ", ".join(CONTENDERS)
        raise EvaluationError(f"no model is called {name!r}; there are: {names}") from None


def default_contenders(dataset: Dataset) -> list[Contender]:
    """All default models that the data set allows."""
    chosen = [CONTENDERS[name] for name in DEFAULT]
    return [each for each in chosen if dataset.timestamps is not None or not each.needs_time]
