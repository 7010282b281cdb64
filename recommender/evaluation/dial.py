"""The dial from familiar to adventurous: what variety costs in accuracy."""

from recommender.evaluation.contenders import Contender, OneModel
from recommender.evaluation.rankers import ModelRanker

SETTINGS = (0.0, 0.25, 0.5, 0.75, 1.0)
FAMILIAR = "dial 0"


def dial_contenders() -> list[Contender]:
    """Five settings of the dial, and its familiar end without any re-ranking for variety."""
    shared = OneModel()

    def turned(adventure: float) -> Contender:
        return Contender(
            f"dial {adventure:g}",
            f"adventure {adventure:g}",
            lambda base: ModelRanker(shared.of(base), adventure=adventure),
        )

    bare = Contender(
        "dial 0, bare ranking",
        "series stay together, and no place is kept for less known movies",
        lambda base: ModelRanker(shared.of(base), spread=False),
    )
    return [*(turned(adventure) for adventure in SETTINGS), bare]
