"""The models that an evaluation compares, by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from recommender import Model, TrainingConfig, train
from recommender.data.dataset import Dataset
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.rankers import (
    EaseRanker,
    ModelRanker,
    PopularityRanker,
    Ranker,
    likes_of,
    recent_likes,
)

DEFAULT = (
    "matinee",
    "als",
    "uniform-prior",
    "notebook",
    "popularity",
    "recent-popularity",
)


@dataclass(frozen=True)
class Contender:
    """One model to compare; `prepare` trains it on the base ratings of a split."""

    name: str
    prepare: Callable[[Dataset], Ranker]
    needs_time: bool = False


class OneModel:
    """The default model of a split, trained once for all contenders that only vary its serving."""

    def __init__(self) -> None:
        self._base: Dataset | None = None
        self._model: Model | None = None

    def of(self, base: Dataset) -> Model:
        """The model of these ratings."""
        if self._model is None or base is not self._base:
            self._base, self._model = base, train(base)
        return self._model


def contenders() -> dict[str, Contender]:
    """All models by name; those made of the default model share one training for each split."""
    shared = OneModel()

    def factors_alone(base: Dataset) -> Ranker:
        bare = _changed(shared.of(base), focus_weight=0.0, like_odds_weight=0.0)
        return ModelRanker(bare, adventure=0.0, spread=False)

    def timeless(base: Dataset) -> Ranker:
        return ModelRanker(_changed(shared.of(base), recent_share=0.0))

    every = (
        Contender("matinee", lambda base: ModelRanker(shared.of(base))),
        # Without what likes share, recent popularity, raters' opinions, dial and variety.
        Contender("als", factors_alone),
        # The same prior for people of all times.
        Contender("uniform-prior", timeless, needs_time=True),
        # Likes of rare films weigh as much as others.
        Contender("rarity-blind", _rarity_blind),
        Contender("notebook", _notebook),
        Contender("popularity", lambda base: PopularityRanker(likes_of(base))),
        # Most likes in the last three years.
        Contender(
            "recent-popularity",
            lambda base: PopularityRanker(recent_likes(base)),
            needs_time=True,
        ),
        Contender("ease", lambda base: EaseRanker(likes_of(base))),
    )
    return {each.name: each for each in every}


def chosen_contenders(dataset: Dataset, names: Sequence[str] = ()) -> list[Contender]:
    """The models named, or all default ones that the data set allows."""
    every = contenders()
    for name in names:
        if name not in every:
            raise EvaluationError(f"no model is called {name!r}; there are: {', '.join(every)}")
    if names:
        return [every[name] for name in names]
    timed = dataset.timestamps is not None
    return [every[name] for name in DEFAULT if timed or not every[name].needs_time]


def _changed(model: Model, **parameters: float) -> Model:
    """The model served with other parameters, and without recent popularity."""
    changed = replace(model.parameters, popularity_weight=0.0, **parameters)
    return replace(model, parameters=changed)


def _rarity_blind(base: Dataset) -> Ranker:
    return ModelRanker(train(base, config=TrainingConfig(rarity_power=0.0)))


def _notebook(base: Dataset) -> Ranker:
    """The bare ranking, as the notebooks show it: nothing is re-ranked for variety."""
    model = train(base, config=TrainingConfig.notebook())
    return ModelRanker(_changed(model, like_odds_weight=0.0), spread=False)
