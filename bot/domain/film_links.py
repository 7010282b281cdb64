"""Where a film is described outside, from its numbers alone: no key, no request."""

from typing import NamedTuple

from recommender import Movie


class FilmLink(NamedTuple):
    """A site's name and its page about a film."""

    site: str
    url: str


def links_of(movie: Movie) -> list[FilmLink]:
    """Return the pages about a film; none for one whose numbers the data set does not tell."""
    links = []
    imdb = f"tt{movie.imdb_id:07}" if movie.imdb_id else None
    if imdb:
        links.append(FilmLink("IMDb", f"https://www.imdb.com/title/{imdb}/"))
    if movie.tmdb_id:
        links.append(FilmLink("TMDB", f"https://www.themoviedb.org/movie/{movie.tmdb_id}"))
    # Letterboxd leads from either number to the film's page.
    if movie.tmdb_id:
        links.append(FilmLink("Letterboxd", f"https://letterboxd.com/tmdb/{movie.tmdb_id}"))
    elif imdb:
        links.append(FilmLink("Letterboxd", f"https://letterboxd.com/imdb/{imdb}"))
    return links
