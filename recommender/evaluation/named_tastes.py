"""Named tastes, each given by five well-known films, and the lists for them."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from recommender.data.catalogue import Movie, genre_key
from recommender.evaluation.report import Json
from recommender.model.model import Model
from recommender.model.profile import Profile

PLACES = 10


@dataclass(frozen=True)
class NamedTaste:
    """Liked films, the genre of the list to expect, and how many of its ten films should have it.

    Without a genre the list is only shown.
    """

    name: str
    likes: tuple[str, ...]
    genre: str | None = None
    needed: int = 0


def named_tastes() -> list[NamedTaste]:
    """The tastes of named_tastes.toml."""
    text = files(__package__).joinpath("named_tastes.toml").read_text("utf-8")
    return [NamedTaste(**taste) for taste in tomllib.loads(text)["taste"]]


def named_lists(model: Model) -> list[Json]:
    """The list of ten for each taste all of whose films the model knows."""
    by_label = {movie.label: movie for movie in model.catalogue if movie.movie_id in model}
    known = [taste for taste in named_tastes() if set(taste.likes) <= by_label.keys()]
    return [_named_list(model, taste, by_label) for taste in known]


def _named_list(model: Model, taste: NamedTaste, by_label: dict[str, Movie]) -> Json:
    likes = [by_label[label].movie_id for label in taste.likes]
    films = [model.catalogue[pick.movie_id] for pick in model.recommend(Profile(likes), PLACES)]
    fits = [_has(film, taste.genre) for film in films]
    return {
        "taste": taste.name,
        "genre": taste.genre,
        "needed": taste.needed,
        "likes": list(taste.likes),
        "films": [{"film": film.label, "fits": fit} for film, fit in zip(films, fits, strict=True)],
        "fitting": sum(fits),
        "served": None if taste.genre is None else sum(fits) >= taste.needed,
    }


def _has(movie: Movie, genre: str | None) -> bool:
    return genre is not None and genre_key(genre) in map(genre_key, movie.genres)
