"""Reading a MovieLens folder in any layout."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from recommender.arrays import Ids
from recommender.data.catalogue import Catalogue, Movie
from recommender.data.dataset import Dataset
from recommender.data.ids import distinct
from recommender.data.rating_pieces import rating_table
from recommender.data.ratings import read_ratings, read_ratings_of, survey_ratings
from recommender.data.survey import Raters, Survey
from recommender.data.tables import TableFormat, read_rows
from recommender.data.tags import TAGS_FILE, read_tags
from recommender.errors import DatasetError

# ml-100k has a column for each genre, in this order.
GENRES_100K = [
    "unknown",
    "Action",
    "Adventure",
    "Animation",
    "Children's",
    "Comedy",
    "Crime",
    "Documentary",
    "Drama",
    "Fantasy",
    "Film-Noir",
    "Horror",
    "Musical",
    "Mystery",
    "Romance",
    "Sci-Fi",
    "Thriller",
    "War",
    "Western",
]


class Layout(NamedTuple):
    """The files and formats of one family of data sets."""

    rating_file: str
    ratings: TableFormat
    movie_file: str
    movies: TableFormat
    genre_fields: int
    genres_of: Callable[[Sequence[str]], list[str]]


def _named_genres(fields: Sequence[str]) -> list[str]:
    return fields[0].split("|")


def _flagged_genres(flags: Sequence[str]) -> list[str]:
    return [genre for genre, flag in zip(GENRES_100K, flags, strict=True) if flag == "1"]


_FLAGGED = ("id", "title", "release date", "video release date", "address", *GENRES_100K)
LAYOUTS = (
    Layout(
        "ratings.csv",
        rating_table(","),
        "movies.csv",
        TableFormat(",", ("movieId", "title", "genres")),
        1,
        _named_genres,
    ),
    Layout(
        "ratings.dat",
        rating_table("::"),
        "movies.dat",
        TableFormat("::", ("id", "title", "genres")),
        1,
        _named_genres,
    ),
    Layout(
        "u.data",
        rating_table("\t"),
        "u.item",
        TableFormat("|", _FLAGGED),
        len(GENRES_100K),
        _flagged_genres,
    ),
)
# The ids of films at IMDb and TMDB, if a set has them.
LINKS_FILE = "links.csv"
_NUMBER = re.compile(r"(?:tt)?(\d{1,18})(?:\.0*)?")
LINKS = TableFormat(",", ("movieId", "imdbId", "tmdbId"))


def load_dataset(path: str | Path) -> Dataset:
    """Read a folder of ml-1m, ml-100k, ml-latest-small, ml-25m or ml-32m, recognised by its files.

    Raises DatasetError with file and line if a file is missing, cut off or malformed, or if a
    rated movie is not in the movie file.
    """
    folder = Path(path)
    layout = find_layout(folder)
    catalogue = read_catalogue(folder, layout)
    rating_path = folder / layout.rating_file
    table = read_ratings(rating_path, layout.ratings)
    _demand_listed(distinct(table.movie_ids), catalogue, rating_path, layout)
    return Dataset(table.user_ids, table.movie_ids, table.ratings, catalogue, table.timestamps)


def load_sample(
    path: str | Path, choose: Callable[[Raters, Catalogue], Ids], liked_from: float
) -> tuple[Dataset, Survey]:
    """Read some people's ratings of a folder with its whole catalogue, and survey all ratings.

    `choose` returns the ids of these people. The rating file is read twice, so that memory depends
    on their ratings, not on its size. Raises DatasetError as `load_dataset` does.
    """
    folder = Path(path)
    layout = find_layout(folder)
    catalogue = read_catalogue(folder, layout)
    rating_path = folder / layout.rating_file
    survey = survey_ratings(rating_path, layout.ratings, liked_from)
    _demand_listed(survey.movie_ids, catalogue, rating_path, layout)
    chosen = choose(survey.people, catalogue)
    theirs = survey.people.ratings[np.isin(survey.people.user_ids, chosen)]
    table = read_ratings_of(rating_path, layout.ratings, chosen, int(theirs.sum()))
    dataset = Dataset(table.user_ids, table.movie_ids, table.ratings, catalogue, table.timestamps)
    return dataset, survey


def find_layout(folder: Path) -> Layout:
    """Return the layout of a folder, recognised by its files."""
    if not folder.is_dir():
        raise DatasetError(folder, None, "is not a folder of MovieLens files")
    for layout in LAYOUTS:
        names = (layout.rating_file, layout.movie_file)
        present = [name for name in names if (folder / name).is_file()]
        if len(present) == 2:
            return layout
        if present:
            (missing,) = set(names) - set(present)
            raise DatasetError(folder / missing, None, f"is missing beside {present[0]}")
    known = "; ".join(f"{layout.rating_file} and {layout.movie_file}" for layout in LAYOUTS)
    raise DatasetError(folder, None, f"holds no MovieLens data set (looked for {known})")


def read_catalogue(folder: Path, layout: Layout | None = None, *, tagged: bool = True) -> Catalogue:
    """Read the movies of a folder, with their tags if `tagged`, but not its ratings."""
    layout = layout or find_layout(folder)
    path = folder / layout.movie_file
    links = _read_links(folder / LINKS_FILE)
    tags = read_tags(folder / TAGS_FILE) if tagged else {}
    movies: dict[int, Movie] = {}
    for row in read_rows(path, layout.movies):
        movie_id = _number(path, row.line, row.fields[0], "movie id")
        if movie_id is None:
            raise DatasetError(path, row.line, "has no movie id")
        if movie_id in movies:
            raise DatasetError(path, row.line, f"the movie id {movie_id} occurs twice")
        genres = layout.genres_of(row.fields[len(row.fields) - layout.genre_fields :])
        imdb_id, tmdb_id = links.get(movie_id, (None, None))
        movies[movie_id] = Movie.from_listing(
            movie_id, row.fields[1], genres, imdb_id, tmdb_id, tags.get(movie_id, ())
        )
    if not movies:
        raise DatasetError(path, None, "holds no movies")
    return Catalogue(movies.values())


def _read_links(path: Path) -> dict[int, tuple[int | None, int | None]]:
    """Return each film's ids at IMDb and TMDB; empty if the set has no such file."""
    if not path.is_file():
        return {}
    links = {}
    for row in read_rows(path, LINKS):
        movie_id, imdb_id, tmdb_id = (
            _number(path, row.line, text, name)
            for text, name in zip(row.fields, LINKS.columns, strict=True)
        )
        if movie_id is None:
            raise DatasetError(path, row.line, "has no movie id")
        links[movie_id] = (imdb_id, tmdb_id)
    return links


def _number(path: Path, line: int, text: str, name: str) -> int | None:
    """Read a number or None; some spreadsheets write 862 as 862.0."""
    number = _NUMBER.fullmatch(text.strip())
    if number is None and text.strip():
        raise DatasetError(path, line, f"{text[:40]!r} is no {name}")
    return int(number[1]) if number else None


def _demand_listed(movie_ids: Ids, catalogue: Catalogue, path: Path, layout: Layout) -> None:
    if (catalogue.rows(movie_ids) >= 0).all():
        return
    line, movie_id = next(
        (row.line, movie_id)
        for row in read_rows(path, layout.ratings)
        if (movie_id := int(float(row.fields[1]))) not in catalogue
    )
    problem = f"rates movie {movie_id}, which {layout.movie_file} does not list"
    raise DatasetError(path, line, problem)
