"""Links to pages about a film, built from its ids without a key or a request."""

from typing import NamedTuple

from recommender import Movie


class FilmLink(NamedTuple):
    """A site's name and its page about a film."""

    site: str
    url: str


def links_of(movie: Movie) -> list[FilmLink]:
    """Return the links of a film; none if the data set lacks its ids."""
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
