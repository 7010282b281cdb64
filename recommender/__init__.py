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
from recommender.movielens import load_dataset
from recommender.profile import Profile

__all__ = [
    "Catalogue",
    "ConfigurationError",
    "Dataset",
    "DatasetError",
    "ModelDamagedError",
    "Movie",
    "MovieFilter",
    "Profile",
    "ProfileError",
    "RecommenderError",
    "TrainingConfig",
    "UnknownMovieError",
    "load_dataset",
]
