"""Read a MovieLens folder, whichever of its layouts it is in."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from recommender.data.catalogue import Catalogue, Movie
from recommender.data.dataset import Dataset
from recommender.data.rating_table import RatingTable, read_rating_table
from recommender.errors import DatasetError

# ml-100k marks genres with one column each, in this order.
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


class MovieLine(NamedTuple):
    """One line of a movie file before its title is parsed."""

    line: int
    movie_id: str
    title: str
    genres: list[str]


class Layout(NamedTuple):
    """How one family of data sets is written down."""

    rating_file: str
    movie_file: str
    separator: bytes
    header: bool
    movie_lines: Callable[[Path, str], Iterator[MovieLine]]


def _double_colon_movies(path: Path, text: str) -> Iterator[MovieLine]:
    for line, content in enumerate(text.splitlines(), start=1):
        fields = content.split("::")
        if len(fields) != 3:
            raise DatasetError(path, line, f"expected id::title::genres, found {content[:60]!r}")
        yield MovieLine(line, fields[0], fields[1], fields[2].split("|"))


def _csv_movies(path: Path, text: str) -> Iterator[MovieLine]:
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        next(rows, None)
        for fields in rows:
            if len(fields) != 3:
                found = ",".join(fields)[:60]
                raise DatasetError(
                    path, rows.line_num, f"expected id,title,genres, found {found!r}"
                )
            yield MovieLine(rows.line_num, fields[0], fields[1], fields[2].split("|"))
    except csv.Error as error:
        raise DatasetError(path, rows.line_num, f"broken CSV: {error}") from error


def _flagged_movies(path: Path, text: str) -> Iterator[MovieLine]:
    for line, content in enumerate(text.splitlines(), start=1):
        fields = content.split("|")
        flags = fields[5:]
        if len(flags) != len(GENRES_100K):
            problem = f"expected {5 + len(GENRES_100K)} fields separated by '|', found "
            raise DatasetError(path, line, f"{problem}{len(fields)}: {content[:60]!r}")
        genres = [genre for genre, flag in zip(GENRES_100K, flags, strict=True) if flag == "1"]
        yield MovieLine(line, fields[0], fields[1], genres)


LAYOUTS = (
    Layout("ratings.csv", "movies.csv", b",", header=True, movie_lines=_csv_movies),
    Layout("ratings.dat", "movies.dat", b"::", header=False, movie_lines=_double_colon_movies),
    Layout("u.data", "u.item", b"\t", header=False, movie_lines=_flagged_movies),
)


def load_dataset(path: str | Path) -> Dataset:
    """Read a folder of ml-1m, ml-100k, ml-latest-small, ml-25m or ml-32m; the files tell which.

    Raises DatasetError, naming file and line, when a file is missing, cut off or malformed, and
    when the ratings speak of a movie that the movie file lacks.
    """
    folder = Path(path)
    layout = find_layout(folder)
    catalogue = read_catalogue(folder, layout)
    rating_path = folder / layout.rating_file
    table = read_rating_table(rating_path, layout.separator, layout.header)
    _demand_listed(table, catalogue, rating_path, layout)
    return Dataset(table.user_ids, table.movie_ids, table.ratings, catalogue, table.timestamps)


def find_layout(folder: Path) -> Layout:
    """Find out from the files which layout a folder is in."""
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


def read_catalogue(folder: Path, layout: Layout | None = None) -> Catalogue:
    """Read the movies of a folder without its ratings."""
    layout = layout or find_layout(folder)
    path = folder / layout.movie_file
    text = _decode(path)
    movies: dict[int, Movie] = {}
    for line, movie_id, title, genres in layout.movie_lines(path, text):
        if not (movie_id.isascii() and movie_id.isdigit()):
            raise DatasetError(path, line, f"{movie_id[:40]!r} is no movie id")
        if int(movie_id) in movies:
            raise DatasetError(path, line, f"the movie id {movie_id} occurs twice")
        movies[int(movie_id)] = Movie.from_listing(int(movie_id), title, genres)
    if not movies:
        raise DatasetError(path, None, "holds no movies")
    return Catalogue(movies.values())


def _decode(path: Path) -> str:
    """Newer sets are UTF-8, the first ones ISO-8859-1, which is never valid UTF-8 by chance."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DatasetError(path, None, error.strerror or str(error)) from error
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return content.decode("iso-8859-1").replace("\r\n", "\n")


def _demand_listed(table: RatingTable, catalogue: Catalogue, path: Path, layout: Layout) -> None:
    unlisted = catalogue.rows(table.movie_ids) < 0
    if unlisted.any():
        place = int(np.argmax(unlisted))
        problem = f"rates movie {table.movie_ids[place]}, which {layout.movie_file} does not list"
        raise DatasetError(path, place + 1 + bool(layout.header), problem)
