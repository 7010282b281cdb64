"""Base ratings and community profiles -> one sparse matrix of likes."""

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

# A like this many years old counts 1/e of a new one in what is popular now.
_POPULAR_YEARS = 2.0
# Looking ids up in a table is ten times faster than sorting them, while the table is not too long.
_WORTH_A_TABLE = 10


@dataclass(frozen=True, slots=True)
class Interactions:
    """Who likes what: a users x movies csr_matrix (float32) with the ids of its rows and columns.

    Rows: first the base users (`base_user_ids`, ascending), then one row for each community
    profile with at least one usable like. `last_active` holds each base user's newest timestamp,
    or None where the data set has no timestamps. `influence` says how far each entry of the matrix
    counts and `people` each of its rows: 1 but for the community's (`influences`).
    `recent_popularity` counts each movie's likes, older ones less; without timestamps it is all
    zero. `like_odds` is what base users who rated a film thought of it, in the order of
    the catalogue.
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
    """Build the matrix for one training run; raise RecommenderError when nobody likes anything.

    Likes of movies that the catalogue does not hold are left out. Without `origins` each like of
    the community counts in full.
    """
    config = config or TrainingConfig()
    # Taking by position is ten times faster than by a mask.
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
    """Return what says how far each like of the community counts beside base likes of a weight."""

    def counted(base_weights: Weights | Floats) -> Floats:
        if origins is None or not len(likes.rows):
            return np.ones(len(likes.rows))
        films = int(max(likes.columns.max(), base_columns.max(initial=0))) + 1
        base_likes = np.bincount(base_columns, weights=base_weights, minlength=films)
        return influences(likes, origins, base_likes, base_users)

    return counted


def _aligned(matrix: csr_matrix, likes: Likes, counted: Floats) -> tuple[Weights, Floats]:
    """Put influences in the order of the matrix' entries, and average them for each row."""
    matrix.sort_indices()
    influence, people = np.ones(matrix.nnz, np.float32), np.ones(matrix.shape[0])
    if len(counted):
        order = np.lexsort((likes.columns, likes.rows))
        influence[matrix.nnz - len(counted) :] = counted[order]
        means = np.bincount(likes.rows, weights=counted) / np.bincount(likes.rows)
        people[len(people) - len(means) :] = means
    return influence, people


def _numbered(ids: Ids) -> tuple[Ids, Positions]:
    """Return the distinct ids, ascending, and each id's position among them."""
    highest = int(ids.max(initial=0))
    if highest > _WORTH_A_TABLE * max(len(ids), 1) or ids.min(initial=0) < 0:
        distinct, numbers = np.unique(ids, return_inverse=True)
        return distinct, numbers.astype(np.int32)
    present = np.zeros(highest + 1, bool)
    present[ids] = True
    return np.flatnonzero(present), (np.cumsum(present, dtype=np.int32) - 1)[ids]


def _recency(timestamps: Timestamps, now: np.int64) -> Weights:
    """Weigh ratings by their age; the newest of the data set is now."""
    ages = ((timestamps - now) / (_POPULAR_YEARS * SECONDS_A_YEAR)).astype(np.float32)
    weights: Weights = np.exp(ages)
    return weights


def _community_likes(
    community: Iterable[Profile], catalogue: Catalogue
) -> tuple[Ids, Positions, Ids, Weights]:
    """Return which profiles are usable; rows (from 0), movie ids and weights of their likes."""
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
    """Build the matrix; of several ratings of one movie by one person the last one counts."""
    # By way of columns no sorting is needed where the ratings come person by person.
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
