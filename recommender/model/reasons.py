"""Which of a person's likes speak for a movie."""

import numpy as np
import numpy.typing as npt

from recommender.model.fold_in import FoldedIn

# A list names at most this many liked movies as the reasons of each of its movies.
REASONS = 2

Rows = npt.NDArray[np.int64]
MovieIds = npt.NDArray[np.int64]


def reasons_for(rows: Rows, folded: FoldedIn, movie_ids: MovieIds) -> list[tuple[int, ...]]:
    """Name the likes that add most to each row's score; `movie_ids` are those of all rows."""
    if not len(rows) or not len(folded.rows):
        return [()] * len(rows)
    parts = folded.contributions(rows)
    ids = movie_ids[folded.rows].tolist()
    reasons: list[list[int]] = [[] for _ in rows]
    for _ in range(min(REASONS, len(ids))):
        best = parts.argmax(axis=0).tolist()
        for column, like in enumerate(best):
            if parts[like, column] > 0:
                reasons[column].append(ids[like])
            parts[like, column] = -np.inf
    return [tuple(each) for each in reasons]
