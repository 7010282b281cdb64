"""The dial from familiar to adventurous: what variety costs in accuracy."""

from recommender import Model, train
from recommender.dataset import Dataset
from recommender.evaluation.contenders import Contender
from recommender.evaluation.rankers import ModelRanker

SETTINGS = (0.0, 0.25, 0.5, 0.75, 1.0)
FAMILIAR = "dial 0"


class OneModel:
    """The default model of a split, trained once for all settings of the dial."""

    def __init__(self) -> None:
        self._base: Dataset | None = None
        self._model: Model | None = None

    def of(self, base: Dataset) -> Model:
        """The model of these ratings."""
        if self._model is None or base is not self._base:
            self._base, self._model = base, train(base)
        return self._model


def dial_contenders() -> list[Contender]:
    """Five settings of the dial, and at its familiar end lists that leave series together."""
    shared = OneModel()

    def turned(adventure: float) -> Contender:
        return Contender(
            f"dial {adventure:g}",
            f"adventure {adventure:g}",
            lambda base: ModelRanker(shared.of(base), adventure=adventure),
        )

    together = Contender(
        "dial 0, series together",
        "no movie is passed over because others of its series are in the list",
        lambda base: ModelRanker(shared.of(base), spread=False),
    )
    return [*(turned(adventure) for adventure in SETTINGS), together]
