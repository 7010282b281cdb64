"""Titles as odd as catalogues hold them can be found."""

import pytest

from recommender import Catalogue, Dataset, MatchStatus, Movie, TitleMatcher
from recommender.data.movielens import LAYOUTS, read_catalogue
from tests.data import movielens
from tests.recommender.titles.conftest import FILMS


@pytest.mark.parametrize("listed", FILMS)
def test_every_film_is_found_by_its_listed_and_displayed_title(
    matcher: TitleMatcher, listed: str
) -> None:
    movie_id = list(FILMS).index(listed) + 1
    label = Movie.from_listing(movie_id, listed).label
    assert matcher.match(label).ids == (movie_id,)
    assert movie_id in matcher.match(listed).ids


@pytest.mark.parametrize(
    ("typed", "film"),
    [
        ("mash", "M*A*S*H (1970)"),
        ("rec 2", "[REC]² (2009)"),
        ("nine and a half weeks", "9½ Weeks (1986)"),
        ("rocky 5", "Rocky V (1990)"),
        ("pele birth of a legend", "Pelé: Birth of a Legend (2016)"),
        ("vlad țepeș", "Vlad Tepes (1979)"),
        ("babylon 5", "Babylon 5"),
        ("the truth 2010", "The Truth (2010)"),
        ("great performances cats", '"Great Performances" Cats (1998)'),
        ("брат", "Brat (1997)"),
        ("$ (1971)", "$ (1971)"),
        ("l'avventura", "L'Avventura (1960)"),
        ("il buono il brutto il cattivo", "The Good, the Bad and the Ugly (1966)"),
    ],
)
def test_odd_titles_are_found_as_people_type_them(
    matcher: TitleMatcher, typed: str, film: str
) -> None:
    result = matcher.match(typed)
    assert result.status is MatchStatus.MATCH
    assert result.movies[0].label.replace('""', '"').lstrip('"') == film.lstrip('"')


def test_films_that_share_title_and_year_are_all_offered() -> None:
    twins = [Movie.from_listing(number, "Aladdin (1992)") for number in (4, 9)]
    result = TitleMatcher(Catalogue(twins)).match("Aladdin (1992)")
    assert result.status is MatchStatus.AMBIGUOUS
    assert sorted(result.ids) == [4, 9]


def unfound(matcher: TitleMatcher, movies: list[Movie]) -> list[str]:
    return [m.label for m in movies if m.movie_id not in matcher.match(m.label).ids]


def test_films_of_movielens_are_found_by_their_displayed_title(
    latest_small: Dataset, small_matcher: TitleMatcher
) -> None:
    assert unfound(small_matcher, list(latest_small.catalogue)[::5]) == []


@pytest.mark.slow
def test_all_87585_films_are_found_by_their_displayed_title() -> None:
    catalogue = read_catalogue(movielens("ml-32m-titles"), LAYOUTS[0])
    assert unfound(TitleMatcher(catalogue), list(catalogue)) == []
