"""An invented set of ml-32m's size and layout, over its real films; the seed decides everything.

Its people have a few favourite kinds of film and rate what was out when they joined. Run it to
have one: `python -m tests.benchmarks.large_set FOLDER`.
"""

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from recommender import Catalogue
from recommender.data.movielens import LAYOUTS, read_catalogue
from tests.data import movielens

# Of ml-32m: 32,000,204 ratings of 200,948 people, each at least 20, half of them at most 73;
# 2,000,072 tags of 51,323 films, 140,979 different ones, by 15,848 people.
PEOPLE = 200_948
# Names which share of these people a benchmark takes.
SHARE = "BENCHMARK_SHARE"
LEAST, USUAL, SPREAD, MOST = 20, 69, 1.41, 9000
FIRST_YEAR, LAST_YEAR = 1996, 2023
TAG_ROWS, TAGGED_FILMS, TAGS, TAGGING_PEOPLE = 2_000_000, 51_000, 140_000, 15_800
KINDS, FAVOURITES = 60, 4
YEAR = 31_556_952
AT_A_TIME = 4_000
STARS = np.arange(1, 11) / 2

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def write_large_set(folder: Path, people: int = PEOPLE, seed: int = 7) -> Path:
    """Write ratings.csv, movies.csv, links.csv and tags.csv into a folder, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    movies = folder / "movies.csv"
    movies.write_bytes((movielens("ml-32m-titles") / "movies.csv").read_bytes())
    catalogue = read_catalogue(folder, LAYOUTS[0])
    _write_links(folder / "links.csv", catalogue.movie_ids)
    write_tags(folder / "tags.csv", catalogue.movie_ids)
    films = _Films(catalogue, random)
    with (folder / "ratings.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("userId,movieId,rating,timestamp\n")
        for first in range(1, people + 1, AT_A_TIME):
            user_ids = np.arange(first, min(first + AT_A_TIME, people + 1))
            films.rated_by(user_ids).to_csv(file, header=False, index=False)
    return folder


class _Films:
    """Films by kind and year, each with its fame, so that people can draw what was out."""

    def __init__(self, catalogue: Catalogue, random: np.random.Generator) -> None:
        self._random = random
        kinds = random.integers(0, KINDS, len(catalogue))
        years = np.maximum(catalogue.years, 1900)
        fame = 1 / (1 + random.permutation(len(catalogue))) ** 0.85
        self._order = np.lexsort((years, kinds))
        self._ids = catalogue.movie_ids[self._order]
        self._liked = random.normal(3.5, 0.4, len(catalogue))
        self._kinds = kinds[self._order]
        self._until = np.concatenate([[0.0], np.cumsum(fame[self._order])])
        # Where in the order the films of each kind begin, and where those end that are not newer.
        places = self._kinds * 10_000 + years[self._order]
        asked = np.arange(KINDS)[:, None] * 10_000 + np.arange(FIRST_YEAR, LAST_YEAR + 1)
        self._begin = np.searchsorted(self._kinds, np.arange(KINDS))
        self._end = np.searchsorted(places, asked, side="right")

    def rated_by(self, user_ids: Ids) -> pd.DataFrame:
        """Return what some people rate, ordered by person and film."""
        random, people = self._random, len(user_ids)
        many = LEAST + random.lognormal(np.log(USUAL), SPREAD, people).astype(np.int64)
        person = np.repeat(np.arange(people), np.minimum(many, MOST))
        joined = random.integers(0, LAST_YEAR - FIRST_YEAR + 1, people)
        favourites = random.integers(0, KINDS, (people, FAVOURITES))
        kind = favourites[person, random.integers(0, FAVOURITES, len(person))]
        anything = random.random(len(person)) < 0.4
        kind[anything] = random.integers(0, KINDS, int(anything.sum()))
        low = self._until[self._begin[kind]]
        high = self._until[self._end[kind, joined[person]]]
        drawn = np.searchsorted(self._until, low + (high - low) * random.random(len(person)))
        row = np.clip(drawn - 1, 0, len(self._ids) - 1)
        once = np.unique(person * len(self._ids) + row)
        person, row = once // len(self._ids), once % len(self._ids)
        at = np.lexsort((self._ids[row], person))
        return self._table(user_ids, joined, favourites, person[at], row[at])

    def _table(
        self, user_ids: Ids, joined: Ids, favourites: Ids, person: Ids, row: Ids
    ) -> pd.DataFrame:
        random = self._random
        favourite = (favourites[person] == self._kinds[row][:, None]).any(axis=1)
        taste = self._liked[row] + 0.5 * favourite + random.normal(0, 0.8, len(row))
        began = (FIRST_YEAR - 1970 + joined + random.random(len(joined))) * YEAR
        stamps = began[person] + random.integers(0, YEAR // 12, len(row))
        return pd.DataFrame(
            {
                "userId": user_ids[person],
                "movieId": self._ids[row],
                "rating": STARS[np.clip(np.rint(2 * taste).astype(int) - 1, 0, 9)],
                "timestamp": stamps.astype(np.int64),
            }
        )


def _write_links(path: Path, movie_ids: Ids) -> None:
    random = np.random.default_rng(8)
    numbers = random.permutation(9_000_000)[: len(movie_ids)] + 1
    table = pd.DataFrame({"movieId": movie_ids, "imdbId": numbers, "tmdbId": numbers // 7 + 2})
    table["imdbId"] = table["imdbId"].map("{:07d}".format)
    table.to_csv(path, index=False)


def write_tags(path: Path, movie_ids: Ids) -> None:
    """Write invented tags: few films and few tags have most of all."""
    random = np.random.default_rng(7)
    films = movie_ids[(TAGGED_FILMS * random.random(TAG_ROWS) ** 3).astype(int)]
    tags = (TAGS * random.random(TAG_ROWS) ** 4).astype(int)
    people = random.integers(1, TAGGING_PEOPLE, TAG_ROWS)
    table = pd.DataFrame({"userId": people, "movieId": films, "tag": tags})
    table["tag"] = table["tag"].map("tag number {}".format)
    table.assign(timestamp=1_500_000_000).to_csv(path, index=False)


if __name__ == "__main__":
    write_large_set(Path(sys.argv[1]))
