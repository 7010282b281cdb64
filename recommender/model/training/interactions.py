"""From base ratings and community profiles to one sparse matrix of likes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix

from recommender.arrays import Floats, Ids, Positions, Timestamps, Weights
from recommender.data.catalogue import Catalogue
from recommender.data.dataset import Dataset
from recommender.data.ids import positions
from recommender.errors import RecommenderError
from recommender.model.configuration import TrainingConfig, Weighting
from recommender.model.liking import like_odds
from recommender.model.profile import Profile
from recommender.model.training.influence import Likes, Origins, influences
from recommender.model.training.prior import SECONDS_A_YEAR

# A like of this age counts 1/e of a new one in recent popularity.
_POPULAR_YEARS = 2.0
# A table of ids is ten times faster than sorting them, unless it is this many times as long.
_WORTH_A_TABLE = 10


@dataclass(frozen=True, slots=True)
class Interactions:
    """Who likes what: `matrix` is users x movies with the weights of likes (float32).

    Its first rows are the base users `base_user_ids` (ascending), then come the community profiles
    that have a like of a known movie. Its columns are `movie_ids` (ascending). `influence` has a
    number from 0 to 1 for each entry of the matrix and `people` for each row: 1 for base users, by
    `influences` for the community.

    `last_active` is the newest timestamp of each base user. `recent_popularity` is the number of
    likes of each movie, older ones counting less. Without timestamps they are None and 0.
    `like_odds` are the log-odds that a rater likes each movie of the catalogue, in its order.
    """

    matrix: csr_matrix
    influence: Weights
    people: Floats
    movie_ids: Ids
    base_user_ids: Ids
    last_active: Timestamps | None
    recent_popularity: Floats
    like_odds: Floats


def build_interactions(
    dataset: Dataset,
    community: Iterable[Profile] = (),
    config: TrainingConfig | None = None,
    origins: Origins | None = None,
) -> Interactions:
    """Build the interactions of a training run, without likes of movies that the catalogue lacks.

    Without `origins` each like of the community counts in full. Raises RecommenderError if there is
    no like at all.
    """
    config = config or TrainingConfig()
    # Indexing by position is ten times faster than by a mask.
    liked = np.flatnonzero(dataset.ratings >= config.minimum_rating)
    base_user_ids, base_rows = _numbered(dataset.user_ids[liked])
    usable, rows, movie_ids, weights = _community_likes(community, dataset.catalogue)
    columns_of, columns = _numbered(np.concatenate([dataset.movie_ids[liked], movie_ids]))
    if not len(columns_of):
        raise RecommenderError("there is no like to learn from")
    base_weights = dataset.ratings[liked]
    if config.weighting is Weighting.EQUAL:
        base_weights, weights = np.ones_like(base_weights), np.ones_like(weights)
    values = np.concatenate([base_weights, weights * np.float32(config.community_weight)])
    all_rows = np.concatenate([base_rows, rows + np.int32(len(base_user_ids))])
    shape = (len(base_user_ids) + int(rows.max(initial=-1)) + 1, len(columns_of))
    matrix = _one_entry_each(all_rows, columns, values, shape)
    newest = _last_active(dataset, base_user_ids)
    likes, base_columns = Likes(rows, columns[len(liked) :]), columns[: len(liked)]
    bounded = _bounded(likes, base_columns, origins and origins.select(usable), len(base_user_ids))
    counted = bounded(np.ones(len(liked)))
    popularity: Floats = np.zeros(len(columns_of))
    if dataset.timestamps is not None:
        recency = _recency(dataset.timestamps[liked], dataset.timestamps.max())
        weighed = np.concatenate([recency, np.minimum(counted, bounded(recency))])
        popularity += np.bincount(columns, weights=weighed, minlength=len(columns_of))
    influence, people = _aligned(matrix, likes, counted)
    odds = like_odds(dataset, config.minimum_rating)
    return Interactions(
        matrix, influence, people, columns_of, base_user_ids, newest, popularity, odds
    )


def _bounded(
    likes: Likes, base_columns: Positions, origins: Origins | None, base_users: int
) -> Callable[[Weights | Floats], Floats]:
    """Return a function from the weights of base likes to the influence of community likes.

    The bounds of a film are those of the base likes' weights.
    """

    def counted(base_weights: Weights | Floats) -> Floats:
        if origins is None or not len(likes.rows):
            return np.ones(len(likes.rows))
        films = int(max(likes.columns.max(), base_columns.max(initial=0))) + 1
        base_likes = np.bincount(base_columns, weights=base_weights, minlength=films)
        return influences(likes, origins, base_likes, base_users)

    return counted


def _aligned(matrix: csr_matrix, likes: Likes, counted: Floats) -> tuple[Weights, Floats]:
    """Return the influence of each entry of the matrix and its mean over each row."""
    matrix.sort_indices()
    influence, people = np.ones(matrix.nnz, np.float32), np.ones(matrix.shape[0])
    if len(counted):
        order = np.lexsort((likes.columns, likes.rows))
        influence[matrix.nnz - len(counted) :] = counted[order]
        means = np.bincount(likes.rows, weights=counted) / np.bincount(likes.rows)
        people[len(people) - len(means) :] = means
    return influence, people


def _numbered(ids: Ids) -> tuple[Ids, Positions]:
    """Return the distinct ids, ascending, and the position of each id among these."""
    highest = int(ids.max(initial=0))
    if highest > _WORTH_A_TABLE * max(len(ids), 1) or ids.min(initial=0) < 0:
        distinct, numbers = np.unique(ids, return_inverse=True)
        return distinct, numbers.astype(np.int32)
    present = np.zeros(highest + 1, bool)
    present[ids] = True
    return np.flatnonzero(present), (np.cumsum(present, dtype=np.int32) - 1)[ids]


def _recency(timestamps: Timestamps, now: np.int64) -> Weights:
    """Weigh ratings by their age; `now` is the time of the newest one."""
    ages = ((timestamps - now) / (_POPULAR_YEARS * SECONDS_A_YEAR)).astype(np.float32)
    weights: Weights = np.exp(ages)
    return weights


def _community_likes(
    community: Iterable[Profile], catalogue: Catalogue
) -> tuple[Ids, Positions, Ids, Weights]:
    """Return the indices of the profiles with known movies and the likes of these.

    The likes are arrays of rows (from 0, one for each of these profiles), movie ids and weights.
    """
    known = frozenset(catalogue.movie_ids.tolist())
    known_likes = [
        likes
        if known.issuperset(likes)
        else {movie_id: weight for movie_id, weight in likes.items() if movie_id in known}
        for likes in (profile.likes for profile in community)
    ]
    indices = np.flatnonzero([len(likes) > 0 for likes in known_likes])
    usable = [likes for likes in known_likes if likes]
    counts = np.fromiter(map(len, usable), np.int64)
    return (
        indices,
        np.repeat(np.arange(len(usable), dtype=np.int32), counts),
        np.fromiter(chain.from_iterable(usable), np.int64),
        np.fromiter(chain.from_iterable(likes.values() for likes in usable), np.float32),
    )


def _one_entry_each(
    rows: Positions, columns: Positions, values: Weights, shape: tuple[int, int]
) -> csr_matrix:
    """Build the matrix; of several entries for one person and movie the last one counts."""
    # Building it by columns needs no sorting if the ratings come person by person.
    matrix = csc_matrix((values, (rows, columns)), shape=shape)
    if matrix.nnz == len(values):
        return matrix.tocsr()
    keys = rows.astype(np.int64) * shape[1] + columns
    _, last = np.unique(keys[::-1], return_index=True)
    kept = len(keys) - 1 - last
    return csr_matrix((values[kept], (rows[kept], columns[kept])), shape=shape)


def _last_active(dataset: Dataset, base_user_ids: Ids) -> Timestamps | None:
    if dataset.timestamps is None:
        return None
    # The last place is for people without a like: their position is -1.
    newest = np.zeros(len(base_user_ids) + 1, np.int64)
    np.maximum.at(newest, positions(dataset.user_ids, base_user_ids), dataset.timestamps)
    return newest[:-1]
