"""The number of people of the base data who rated each film, stored beside the model.

The model counts only likes, but ratings decide which of two films of one name people mean.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

FILE_NAME = "rating_counts.npy"


def save_rating_counts(counts: Mapping[int, int], directory: Path) -> None:
    """Write (movie id, ratings) pairs, films x 2, into a model's folder."""
    pairs = np.array(list(counts.items()), dtype=np.int64)
    np.save(directory / FILE_NAME, pairs.reshape(-1, 2))


def load_rating_counts(directory: Path) -> dict[int, int]:
    """Read what `save_rating_counts` wrote; OSError or ValueError when damaged or missing."""
    path = directory / FILE_NAME
    if not path.is_file():
        raise ValueError(f"{FILE_NAME} is missing")
    try:
        # Mapping it refuses a header that claims more than the file holds without allocating it.
        pairs = np.load(path, mmap_mode="r", allow_pickle=False)
    except (EOFError, OverflowError, RecursionError) as error:
        raise ValueError(f"{FILE_NAME} is damaged: {error}") from error
    if pairs.dtype != np.int64 or pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError(f"{FILE_NAME} holds no pairs of whole numbers")
    return dict(pairs.tolist())
