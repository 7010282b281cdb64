"""Numbers and links of other catalogues name their film, and no other."""

import pytest

from recommender import Catalogue, Movie, TitleMatcher
from recommender.titles import MatchStatus

MATCHER = TitleMatcher(
    Catalogue(
        [
            Movie.from_listing(2571, "Matrix, The (1999)", (), 133093, 603),
            Movie.from_listing(603, "Bye Bye, Love (1995)", (), 112606, 33689),
            Movie.from_listing(1, "Toy Story (1995)", (), 114709, 862),
        ]
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "tt0133093",
        "TT133093",
        "<https://www.imdb.com/title/tt0133093/?ref_=nv_sr_1>",
        "https://m.imdb.com/title/tt0133093",
        "imdb.com/de/title/tt0133093/",
        "The Matrix (1999) - IMDb https://www.imdb.com/title/tt0133093/",
        "https://www.themoviedb.org/movie/603",
        "https://www.themoviedb.org/movie/603-the-matrix?language=ko-KR",
        "https://letterboxd.com/tmdb/603",
        "https://letterboxd.com/imdb/tt0133093",
        "https://movielens.org/movies/2571",
        "look: https://www.imdb.com/title/tt0133093/ and https://www.themoviedb.org/movie/603",
    ],
)
def test_a_number_or_link_is_its_film(text: str) -> None:
    result = MATCHER.match(text)
    assert (result.status, result.ids) == (MatchStatus.MATCH, (2571,))


@pytest.mark.parametrize(
    "text",
    [
        "tt9999999",
        "https://www.imdb.com/title/tt9999999/",
        "https://www.themoviedb.org/movie/1-toy-story",
        "https://www.themoviedb.org/movie/99999999999999999999",
    ],
)
def test_a_number_of_no_film_here_is_no_other_film(text: str) -> None:
    assert MATCHER.match(text).status is MatchStatus.NONE


def test_two_links_ask_which() -> None:
    result = MATCHER.match("tt0133093 tt0114709")
    assert result.status is MatchStatus.AMBIGUOUS
    assert set(result.ids) == {2571, 1}
