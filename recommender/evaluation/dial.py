"""The dial from familiar to adventurous: what variety costs in accuracy."""

from recommender.evaluation.contenders import Contender, OneModel
from recommender.evaluation.rankers import ModelRanker

SETTINGS = (0.0, 0.25, 0.5, 0.75, 1.0)
BARE = "dial 0, bare ranking"


def dial_name(adventure: float) -> str:
    """Return the name of a setting in reports: dial 0.25."""
    return f"dial {adventure:g}"


FAMILIAR = dial_name(0)


def dial_contenders() -> list[Contender]:
    """Five settings of the dial, and its familiar end without any re-ranking for variety."""
    shared = OneModel()

    def turned(adventure: float) -> Contender:
        return Contender(
            dial_name(adventure),
            lambda base: ModelRanker(shared.of(base), adventure=adventure),
        )

    # Series stay together, and no place is kept for less known movies.
    bare = Contender(
        BARE,
        lambda base: ModelRanker(shared.of(base), spread=False),
    )
    return [*(turned(adventure) for adventure in SETTINGS), bare]
