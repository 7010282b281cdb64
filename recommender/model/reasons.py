"""Which of a person's likes speak for a movie."""

import numpy as np
import numpy.typing as npt

from recommender.model.scorer import Scorer, UserRepresentation

# A list names at most this many liked movies as the reasons of each of its movies.
REASONS = 2
# What counts of a like that has nothing in common with the film; one with all counts 1.1.
_WITHOUT_KINSHIP = 0.1

Rows = npt.NDArray[np.int64]


def reasons_for(
    rows: Rows, person: UserRepresentation, scorer: Scorer, movie_ids: Rows
) -> list[tuple[int, ...]]:
    """Name the likes that speak most for each row; `movie_ids` are those of all rows.

    Of likes that add alike to the score, people understand those that are alike the film.
    """
    liked = person.folded.rows
    if not len(rows) or not len(liked):
        return [()] * len(rows)
    parts = scorer.parts(person, rows)
    kinship = scorer.kinship(liked, rows)
    telling = np.where(parts > 0, parts * (_WITHOUT_KINSHIP + kinship), -np.inf)
    ids = movie_ids[liked].tolist()
    reasons: list[list[int]] = [[] for _ in rows]
    for _ in range(min(REASONS, len(ids))):
        best = telling.argmax(axis=0).tolist()
        for column, like in enumerate(best):
            if telling[like, column] > 0:
                reasons[column].append(ids[like])
            telling[like, column] = -np.inf
    return [tuple(each) for each in reasons]
