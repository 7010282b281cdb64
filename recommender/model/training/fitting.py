"""From interactions to a model: fit factors, estimate the user priors, sort the movies."""

import numpy as np

from recommender.arrays import Counts, Factors, Floats, Ids, Rows
from recommender.data.catalogue import Catalogue
from recommender.data.ids import positions
from recommender.model.configuration import TrainingConfig
from recommender.model.lengths import lengths_of
from recommender.model.liking import USUAL_WEIGHTS
from recommender.model.model import Model
from recommender.model.serving import ServingParameters
from recommender.model.training.als import FittedFactors, fit, refit
from recommender.model.training.interactions import Interactions
from recommender.model.training.prior import recency_weights, user_priors
from recommender.model.training.progress import StageClock
from recommender.model.training.weighting import weigh_likes

# A warm start takes more care with movies whose number of likes changed by more than this share.
_MUCH = 0.1


def fit_model(
    data: Interactions,
    catalogue: Catalogue,
    config: TrainingConfig,
    parameters: ServingParameters,
    warm: Model | None,
    clock: StageClock,
) -> Model:
    """Fit a model, from the factors of the model `warm` if there is one."""
    popularity = _popularity(data)
    with clock.stage("fit", config.iterations if warm is None else 1):
        fitted = _fitted(data, popularity, config, parameters, warm, clock)
    with clock.stage("prior"):
        recency = None
        if data.last_active is not None and len(data.last_active):
            community = data.matrix.shape[0] - len(data.last_active)
            recency = recency_weights(data.last_active, community)
        priors = user_priors(fitted.user_factors, data.matrix, recency, data.people, data.influence)
        # By falling length: serving stops where all later factors are too short to matter.
        order = np.argsort(-lengths_of(fitted.item_factors), kind="stable")
        factors = fitted.item_factors[order]
        return Model(
            catalogue=catalogue,
            movie_ids=data.movie_ids[order],
            popularity=popularity[order],
            item_factors=factors,
            recent_popularity=_standardised(data.recent_popularity[order]),
            gram=(factors.T @ factors).astype(np.float64),
            prior_means=priors.means,
            prior_precisions=priors.precisions,
            evidence=priors.evidence[order],
            like_odds=data.like_odds.astype(np.float32),
            liking_weights=np.array(USUAL_WEIGHTS) if warm is None else warm.liking_weights,
            config=config,
            parameters=parameters,
            users=round(float(data.people.sum())),
            entries=int(data.matrix.nnz),
            seconds=clock.seconds,
        )


def _fitted(
    data: Interactions,
    popularity: Counts,
    config: TrainingConfig,
    parameters: ServingParameters,
    warm: Model | None,
    clock: StageClock,
) -> FittedFactors:
    likes = weigh_likes(
        data.matrix,
        config.rarity_power,
        parameters.activity_power,
        data.influence,
        float(data.people.sum()),
    )
    alpha = parameters.alpha
    if warm is not None:
        old = _carried_over(warm, data.movie_ids, popularity)
        return refit(likes, config, alpha, *old, activity_is_weighed=parameters.activity_power > 0)
    return fit(likes, config, alpha, lambda step: clock.report("fit", step, config.iterations))


def _standardised(popularity: Floats) -> Factors:
    spread = float(popularity.std()) or 1.0
    standardised: Factors = (popularity - popularity.mean()) / spread
    return standardised.astype(np.float32)


def _popularity(data: Interactions) -> Counts:
    """Count the likes of each movie by their influence, at least 1."""
    likes = np.bincount(data.matrix.indices, weights=data.influence, minlength=len(data.movie_ids))
    return np.maximum(1, np.rint(likes)).astype(np.int64)


def _carried_over(warm: Model, movie_ids: Ids, popularity: Counts) -> tuple[Factors, Rows]:
    """Return the old factors of all movies (0 for new ones) and the columns that changed much."""
    rows = positions(movie_ids, warm.movie_ids)
    factors = np.where(rows[:, None] >= 0, warm.item_factors[rows], 0).astype(np.float32)
    before = np.where(rows >= 0, warm.popularity[rows], 0)
    return factors, np.flatnonzero(np.abs(popularity - before) > _MUCH * before)
