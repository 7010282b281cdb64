"""One training run: ratings and community profiles in, a model out."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from recommender.data.dataset import Dataset
from recommender.model.configuration import TrainingConfig
from recommender.model.model import Model
from recommender.model.profile import Profile
from recommender.model.serving import ServingParameters
from recommender.model.training.influence import Origins
from recommender.model.training.progress import OnProgress, StageClock

if TYPE_CHECKING:
    from recommender.model.training.tuning import Tuned


def train(
    dataset: Dataset,
    community: Iterable[Profile] = (),
    config: TrainingConfig | None = None,
    warm_start: Model | None = None,
    on_progress: OnProgress | None = None,
    origins: Origins | None = None,
) -> Model:
    """Train a model on base ratings and the likes of a community; deterministic.

    `origins` says where each profile of the community comes from, to bound what a group can do to
    the model (`recommender.model.training.influence`); without it each like counts in full.

    With an older model as `warm_start`, one iteration from its factors is enough, and the tuned
    parameters stay. It is ignored unless its settings equal `config`. `Model.seconds` is the
    duration of each stage. Raises RecommenderError if there is no like to learn from.
    """
    # Imported here so that a process that only serves does not load implicit.
    from threadpoolctl import threadpool_limits

    from recommender.model.training.fitting import fit_model
    from recommender.model.training.interactions import build_interactions

    config = config or TrainingConfig()
    clock = StageClock(on_progress or (lambda _: None))
    warm = warm_start if warm_start is not None and warm_start.config == config else None
    # implicit has threads of its own; threads of BLAS cost more than they save in all other stages.
    with threadpool_limits(limits=1, user_api="blas"):
        # Tuning comes first: it needs most memory, but not the matrix of all likes.
        tuned = None if warm else _tuned(dataset, config, clock)
        with clock.stage("build"):
            data = build_interactions(dataset, community, config, origins)
        if tuned is None:
            parameters = warm.parameters if warm else ServingParameters(alpha=config.alpha)
            return fit_model(data, dataset.catalogue, config, parameters, warm, clock)
        model = fit_model(data, dataset.catalogue, config, tuned.parameters, None, clock)
        return replace(model, liking_weights=tuned.liking_weights)


def _tuned(dataset: Dataset, config: TrainingConfig, clock: StageClock) -> "Tuned | None":
    """Tune the serving parameters; return None if the configuration says not to."""
    from recommender.model.training.tuning import tune

    if not (config.tuning and config.user_prior):
        return None
    with clock.stage("tune"):
        return tune(dataset, config, lambda step, of: clock.report("tune", step, of))
