"""The mathematics of Matinee, usable alone: knows nothing of Discord, SQL or an event loop."""

from recommender.catalogue import Catalogue, Movie, MovieFilter
from recommender.configuration import TrainingConfig
from recommender.dataset import Dataset
from recommender.errors import (
    ConfigurationError,
    DatasetError,
    ModelDamagedError,
    ProfileError,
    RecommenderError,
    UnknownMovieError,
)
from recommender.groups import GroupPick, GroupStrategy, recommend_group
from recommender.model import Exclusion, Explanation, Model, Recommendation
from recommender.movielens import load_dataset
from recommender.profile import Profile
from recommender.progress import Progress
from recommender.titles import MatchResult, MatchStatus, TitleMatcher
from recommender.training import train

__all__ = [
    "Catalogue",
    "ConfigurationError",
    "Dataset",
    "DatasetError",
    "Exclusion",
    "Explanation",
    "GroupPick",
    "GroupStrategy",
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
    "load_dataset",
    "recommend_group",
    "train",
]
