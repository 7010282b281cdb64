"""The mathematics of Matinee, usable alone: knows nothing of Discord, SQL or an event loop."""

from recommender.data.catalogue import Catalogue, Kind, Movie, MovieFilter
from recommender.data.common import Common, in_common
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
from recommender.model.groups import GroupPick, GroupStrategy, recommend_group
from recommender.model.model import Exclusion, Explanation, Model, Recommendation
from recommender.model.profile import Profile
from recommender.model.progress import Progress
from recommender.model.training import train
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
    "recommend_group",
    "train",
]
