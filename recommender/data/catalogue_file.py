"""A catalogue as JSON, in a model's folder."""

from typing import Any

from recommender.data.catalogue import Catalogue, Movie

_BEYOND = 2**63


def written_catalogue(catalogue: Catalogue) -> dict[str, list[Any]]:
    """Return a catalogue as JSON, in which movies name tags by their places in a list of all."""
    places = {tag: place for place, tag in enumerate(catalogue.tags)}
    rows = [
        [
            movie.movie_id,
            movie.listed_title,
            movie.title,
            movie.year,
            movie.genres,
            movie.imdb_id,
            movie.tmdb_id,
            [places[tag] for tag in movie.tags],
        ]
        for movie in catalogue
    ]
    return {"tags": list(places), "movies": rows}


def read_catalogue_json(written: Any) -> Catalogue:  # noqa: ANN401 - JSON can be anything
    """Read what `written_catalogue` returned; rows of older files lack tags and other ids."""
    if isinstance(written, list):
        tags, rows = [], [[*[*row, None, None][:7], ()] for row in written]
    else:
        tags, rows = written["tags"], written["movies"]
    return Catalogue(_movie(tags, *row) for row in rows)


def _movie(
    tags: list[str],
    movie_id: int,
    listed: str,
    title: str,
    year: int | None,
    genres: list[str],
    imdb_id: int | None,
    tmdb_id: int | None,
    places: list[int],
) -> Movie:
    numbers = [movie_id, *(each for each in (year, imdb_id, tmdb_id) if each is not None)]
    if not all(type(each) is int and abs(each) < _BEYOND for each in numbers):
        raise ValueError(f"{numbers} are not all whole numbers of 64 bits")
    named = _at(tags, places)
    "".join((listed, title, *genres, *named)).encode()  # raises for what is no text
    return Movie(movie_id, listed, title, year, tuple(genres), imdb_id, tmdb_id, named)


def _at(tags: list[str], places: list[int]) -> tuple[str, ...]:
    return tuple(map(tags.__getitem__, places))
