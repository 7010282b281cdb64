"""Does `Model.like_probability` tell the liked ones among films that people rated?

A person's profile is some random likes; all other ratings are to be predicted. AUC is how often a
film that the person liked has a higher figure than one that they did not, as the mean over people.
The expected calibration error is the mean distance of a likelihood from the share that was liked
(Naeini, Cooper, Hauskrecht 2015; ten bins of equal width).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.arrays import Bools, Floats, Ids
from recommender.data.dataset import Dataset
from recommender.evaluation.bootstrap import mean_interval
from recommender.evaluation.contenders import OneModel
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.held_out import Part, hold_out
from recommender.evaluation.meter import Meter
from recommender.evaluation.metrics import auc
from recommender.evaluation.report import Json, as_json
from recommender.evaluation.trials import LIKED_FROM, without
from recommender.model.liking import likelihoods, rated_by, shown_and_asked
from recommender.model.model import Model
from recommender.model.profile import Profile

SHOWN = (1, 5, 20)
# People with fewer liked or disliked films among those to predict are left out.
MIN_OF_EACH = 5
BINS = 10


@dataclass(frozen=True)
class AskedPerson:
    """One person's films to predict: several figures of each, and whether it was liked."""

    figures: Mapping[str, Floats]
    liked: Bools


def measure_liking(
    dataset: Dataset, users: int | None, seed: int, part: Part, meter: Meter
) -> Json:
    """AUC and calibration of the likelihood, beside the plain score and the share of raters."""
    shared = OneModel()
    splits = hold_out(dataset, users, seed).splits(part)
    meter.expect(len(splits))
    asked: dict[int, list[AskedPerson]] = {shown: [] for shown in SHOWN}
    for people, hidden in splits:
        model = shared.of(without(dataset, hidden))
        mine = dataset.select(np.isin(dataset.user_ids, people))
        for person in rated_by(mine, LIKED_FROM, seed, len(people)):
            for shown in SHOWN:
                if found := shown_and_asked(person, shown):
                    profile, others = found
                    asked[shown].append(_ask(model, profile, others.movie_ids, others.liked))
        meter.step()
    rows = [_row(shown, _judges(found), seed) for shown, found in asked.items()]
    if not any(row["people"] for row in rows):
        raise EvaluationError("nobody held out rated enough films above and below the line")
    return {"rows": rows}


def _ask(model: Model, profile: Profile, movie_ids: Ids, liked: Bools) -> AskedPerson:
    scores = dict(zip(model.movie_ids.tolist(), model.scores(profile).tolist(), strict=True))
    figures = {
        "likelihood": likelihoods(model, profile, movie_ids),
        "score": np.array([scores.get(movie_id, 0.0) for movie_id in movie_ids.tolist()]),
        "share": model.opinions(movie_ids).astype(np.float64),
    }
    return AskedPerson(figures, liked)


def _judges(asked: Sequence[AskedPerson]) -> list[AskedPerson]:
    return [each for each in asked if min(each.liked.sum(), (~each.liked).sum()) >= MIN_OF_EACH]


def _row(shown: int, asked: Sequence[AskedPerson], seed: int) -> Json:
    if not asked:
        return {"likes": shown, "people": 0}
    likely = np.concatenate([each.figures["likelihood"] for each in asked])
    liked = np.concatenate([each.liked for each in asked])
    return {
        "likes": shown,
        "people": len(asked),
        "ratings": len(liked),
        "auc": {
            name: as_json(
                mean_interval([auc(each.figures[name], each.liked) for each in asked], seed)
            )
            for name in asked[0].figures
        },
        "calibration_error": calibration_error(likely, liked),
        "bins": _bins(likely, liked),
    }


def calibration_error(likely: Floats, liked: Bools) -> float:
    """Return the mean distance of a likelihood from the share of liked films in its bin."""
    return math.fsum(
        each["ratings"] / len(liked) * abs(each["likelihood"] - each["liked"])
        for each in _bins(likely, liked)
    )


def _bins(likely: Floats, liked: Bools) -> list[Json]:
    bins = np.minimum((likely * BINS).astype(np.int64), BINS - 1)
    return [
        {
            "likelihood": float(likely[bins == each].mean()),
            "liked": float(liked[bins == each].mean()),
            "ratings": int((bins == each).sum()),
        }
        for each in np.unique(bins).tolist()
    ]
