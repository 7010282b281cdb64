"""The mathematics of Matinee, usable alone: knows nothing of Discord, SQL or an event loop.

Models and titles need scipy, which takes as much memory as the ratings of ml-1m. They are imported
when somebody first asks for them, so that a process that only reads ratings does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from recommender.data.catalogue import Catalogue, Kind, Movie, MovieFilter
from recommender.data.common import Common, in_common, one_series
from recommender.data.dataset import Dataset
from recommender.data.movielens import load_dataset
from recommender.errors import (
    ConfigurationError,
    DatasetError,
    ModelDamagedError,
    ProfileError,
    RecommenderError,
    UnknownMovieError,
)
from recommender.model.configuration import TrainingConfig
from recommender.model.profile import Profile
from recommender.model.recommendation import Exclusion, Explanation, Recommendation
from recommender.model.training.progress import Progress

if TYPE_CHECKING:
    from recommender.model.groups import GroupPick, GroupStrategy, recommend_group
    from recommender.model.model import Model
    from recommender.model.training.train import train
    from recommender.titles import MatchResult, MatchStatus, TitleMatcher

__all__ = [
    "Catalogue",
    "Common",
    "ConfigurationError",
    "Dataset",
    "DatasetError",
    "Exclusion",
    "Explanation",
    "GroupPick",
    "GroupStrategy",
    "Kind",
    "MatchResult",
    "MatchStatus",
    "Model",
    "ModelDamagedError",
    "Movie",
    "MovieFilter",
    "Profile",
    "ProfileError",
    "Progress",
    "Recommendation",
    "RecommenderError",
    "TitleMatcher",
    "TrainingConfig",
    "UnknownMovieError",
    "in_common",
    "load_dataset",
    "one_series",
    "recommend_group",
    "train",
]

_IMPORTED_WHEN_ASKED_FOR = {
    "GroupPick": "recommender.model.groups",
    "GroupStrategy": "recommender.model.groups",
    "MatchResult": "recommender.titles",
    "MatchStatus": "recommender.titles",
    "Model": "recommender.model.model",
    "TitleMatcher": "recommender.titles",
    "recommend_group": "recommender.model.groups",
    "train": "recommender.model.training.train",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _IMPORTED_WHEN_ASKED_FOR:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_IMPORTED_WHEN_ASKED_FOR[name]), name)
        globals()[name] = value
        return value
