"""The export of a person's tastes, as a table that Letterboxd and Matinee import.

`MovieLensID`, `Opinion` and `Seen` are Matinee's own columns; other sites ignore them.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from bot.domain.tastes import Taste
from recommender import Movie

NO_OPINION = "none"
UNSEEN = "no"
_FILM_COLUMNS = ("Title", "Year", "tmdbID", "imdbID", "MovieLensID")
_COLUMNS = (*_FILM_COLUMNS, "Rating", "WatchedDate", "Opinion", "Seen")


def films_table(said: Iterable[tuple[Taste, Movie]]) -> bytes:
    """Return the table of a person's tastes; dates of watching are unknown."""
    return _table(
        _COLUMNS,
        (
            (
                *_film_cells(movie),
                "" if taste.rating is None else f"{taste.rating:g}",
                "",
                taste.opinion or NO_OPINION,
                "yes" if taste.seen else UNSEEN,
            )
            for taste, movie in said
        ),
    )


def watchlist_table(movies: Iterable[Movie]) -> bytes:
    """Return the table of the films that a person wants to see."""
    return _table(_FILM_COLUMNS, map(_film_cells, movies))


def _film_cells(movie: Movie) -> tuple[object, ...]:
    imdb = f"tt{movie.imdb_id:07}" if movie.imdb_id else ""
    return movie.title, movie.year or "", movie.tmdb_id or "", imdb, movie.movie_id


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()
