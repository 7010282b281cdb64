"""Types of numpy arrays, named for what they hold."""

import numpy as np
import numpy.typing as npt

# 32 bits: what is read for all films each time somebody asks for a list.
Factors = npt.NDArray[np.float32]  # latent factors, and what is computed with them
Scores = npt.NDArray[np.float32]
Weights = npt.NDArray[np.float32]  # the entries of a matrix of likes
Ratings = npt.NDArray[np.float32]  # in stars
# 64 bits: what small systems are solved with.
Floats = npt.NDArray[np.float64]

Ids = npt.NDArray[np.int64]  # ids of movies or people
Rows = npt.NDArray[np.int64]  # row numbers, mostly those of a model's movies
Counts = npt.NDArray[np.int64]
Timestamps = npt.NDArray[np.int64]  # seconds since 1970, UTC
Positions = npt.NDArray[np.int32]  # row or column numbers of large sparse tables
Bools = npt.NDArray[np.bool_]
