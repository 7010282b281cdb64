"""The dial from familiar to adventurous: what variety costs in accuracy."""

from recommender.evaluation.contenders import Contender, OneModel
from recommender.evaluation.rankers import ModelRanker

SETTINGS = (0.0, 0.25, 0.5, 0.75, 1.0)
BARE = "dial 0, bare ranking"


def dial_name(adventure: float | None) -> str:
    """Return a setting's name in reports, such as "dial 0.25"; None is the default of training."""
    return "default" if adventure is None else f"dial {adventure:g}"


FAMILIAR = dial_name(0)


def dial_contenders() -> list[Contender]:
    """Contenders: the dial's default, five settings, and its familiar end with whole series."""
    shared = OneModel()

    def turned(adventure: float | None) -> Contender:
        return Contender(
            dial_name(adventure),
            lambda base: ModelRanker(shared.of(base), adventure=adventure),
        )

    bare = Contender(
        BARE,
        lambda base: ModelRanker(shared.of(base), adventure=0.0, spread=False),
    )
    return [turned(None), *(turned(adventure) for adventure in SETTINGS), bare]
