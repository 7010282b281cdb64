"""One training run: ratings and community profiles in, a model out."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from recommender.catalogue import positions
from recommender.configuration import TrainingConfig
from recommender.dataset import Dataset
from recommender.model import Model
from recommender.profile import Profile
from recommender.serving import ServingParameters

# Starting from old factors, one iteration already has a lower loss than a cold fit.
_WARM_ITERATIONS = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training run is: `step` of `steps` within `stage` ("build", "fit", "prior")."""

    stage: str
    step: int
    steps: int


OnProgress = Callable[[Progress], None]


def train(
    dataset: Dataset,
    community: Iterable[Profile] = (),
    config: TrainingConfig | None = None,
    warm_start: Model | None = None,
    on_progress: OnProgress | None = None,
) -> Model:
    """Learn a model from base ratings and the likes of a community.

    `warm_start` is an older model to start from: one iteration then does the work of all. It is
    used when its settings agree with `config`; else the fit starts anew. Deterministic.
    """
    # Only training needs scipy and implicit; a process that serves never loads them.
    from recommender.als import fit
    from recommender.interactions import build_interactions

    config = config or TrainingConfig()
    clock = _StageClock(on_progress or (lambda _: None))
    with clock.stage("build"):
        data = build_interactions(dataset, community, config)
    warm = warm_start if warm_start is not None and warm_start.config == config else None
    parameters = warm.parameters if warm else ServingParameters(alpha=config.alpha)
    iterations = _WARM_ITERATIONS if warm else config.iterations
    with clock.stage("fit", iterations):
        fitted = fit(
            data.matrix,
            factors=config.factors,
            regularization=config.regularization,
            alpha=parameters.alpha,
            iterations=iterations,
            random_state=config.random_state,
            warm_item_factors=None if warm is None else _carried_over(warm, data.movie_ids),
            on_iteration=lambda step: clock.report("fit", step, iterations),
        )
    with clock.stage("prior"):
        mean, precision = _user_prior(fitted.user_factors)
        popularity = np.bincount(data.matrix.indices, minlength=len(data.movie_ids))
    factors = fitted.item_factors.astype(np.float64)
    return Model(
        catalogue=dataset.catalogue,
        movie_ids=data.movie_ids,
        popularity=popularity.astype(np.int64),
        item_factors=fitted.item_factors,
        gram=factors.T @ factors,
        prior_mean=mean,
        prior_precision=precision,
        config=config,
        parameters=parameters,
        users=data.matrix.shape[0],
        entries=int(data.matrix.nnz),
        seconds=clock.seconds,
    )


def _carried_over(warm: Model, movie_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """Give each movie its old factors; a new movie starts from zero."""
    rows = positions(movie_ids, warm.movie_ids)
    return np.where(rows[:, None] >= 0, warm.item_factors[rows], 0).astype(np.float32)


def _user_prior(
    user_factors: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return mean and inverse covariance of the users' factors.

    A little of the mean variance on the diagonal keeps the inverse finite for very few users.
    """
    users = user_factors.astype(np.float64)
    mean = users.mean(axis=0)
    centred = users - mean
    covariance = centred.T @ centred / len(users)
    ridge = 1e-6 * max(float(np.trace(covariance)) / len(mean), 1e-6)
    return mean, np.linalg.inv(covariance + ridge * np.eye(len(mean)))


@dataclass
class _StageClock:
    """Times the stages of a run and passes progress on."""

    on_progress: OnProgress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, steps: int = 1) -> Iterator[None]:
        self.report(name, 0, steps)
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
        self.report(name, steps, steps)

    def report(self, stage: str, step: int, steps: int) -> None:
        self.on_progress(Progress(stage, step, steps))
