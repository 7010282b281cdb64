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
    parts, kinship = scorer.parts_and_kinship(person, rows)
    # Kinship is never below 0: what adds nothing to a score never speaks for it.
    telling = parts * (_WITHOUT_KINSHIP + kinship)
    starts = np.arange(0, telling.size, len(liked))
    ids: list[list[int]] = []
    speak: list[list[float]] = []
    for _ in range(min(REASONS, len(liked))):
        best = telling.argmax(axis=1)
        places = starts + best
        ids.append(movie_ids.take(liked.take(best)).tolist())
        speak.append(telling.take(places).tolist())
        telling.put(places, -np.inf)
    reasons = list(zip(*ids, strict=True))
    if min(speak[-1]) > 0:
        return reasons
    return [
        tuple(like for like, tells in zip(its, each, strict=True) if tells > 0)
        for its, each in zip(reasons, zip(*speak, strict=True), strict=True)
    ]
