import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Catalogue, Movie, MovieFilter, UnknownMovieError

GENRES = ("Comedy", "Children's", "Sci-Fi", "Film-Noir")


def _movie(movie_id: int, year: int | None = 2000, genres: tuple[str, ...] = ()) -> Movie:
    return Movie(movie_id, f"Film {movie_id}", f"Film {movie_id}", year, genres)


def test_ids_and_rows_are_two_things() -> None:
    catalogue = Catalogue([_movie(30), _movie(10), _movie(20)])

    assert catalogue.movie_ids.tolist() == [30, 10, 20]
    assert catalogue.row(10) == 1
    assert catalogue[20].movie_id == 20
    assert catalogue.rows(catalogue.movie_ids[::-1]).tolist() == [2, 1, 0]
    assert 40 not in catalogue
    assert catalogue.get(40) is None


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(UnknownMovieError, match="40") as caught:
        Catalogue([_movie(1)])[40]

    assert caught.value.movie_id == 40


def test_movies_can_be_added_and_replaced() -> None:
    catalogue = Catalogue([_movie(1), _movie(2)])

    larger = catalogue.with_movies([_movie(2, year=1950), _movie(3)])

    assert larger.movie_ids.tolist() == [1, 2, 3]
    assert larger[2].year == 1950
    assert len(catalogue) == 2


def test_one_id_cannot_stand_for_two_movies() -> None:
    with pytest.raises(ValueError, match="two movies have the id 1"):
        Catalogue([_movie(1), _movie(1)])


def test_genres_match_in_any_spelling() -> None:
    children = _movie(1, genres=("Children's",))

    assert MovieFilter(genres=("children",))(children)
    assert MovieFilter(genres=("scifi",))(_movie(1, genres=("Sci-Fi",)))
    assert not MovieFilter(without_genres=("CHILDREN",))(children)


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(1900, 2030)),
            st.lists(st.sampled_from(GENRES), unique=True).map(tuple),
        ),
        max_size=12,
    ),
    st.lists(st.sampled_from((*GENRES, "horror")), unique=True, max_size=2),
    st.one_of(st.none(), st.integers(1900, 2030)),
    st.one_of(st.none(), st.integers(1900, 2030)),
    st.lists(st.sampled_from(GENRES), unique=True, max_size=1),
)
def test_a_filter_says_the_same_of_one_movie_and_of_a_catalogue(
    films: list[tuple[int | None, tuple[str, ...]]],
    genres: list[str],
    first: int | None,
    last: int | None,
    without: list[str],
) -> None:
    catalogue = Catalogue(_movie(row, *film) for row, film in enumerate(films))
    wanted = MovieFilter(tuple(genres), first, last, tuple(without))

    assert wanted.mask(catalogue).tolist() == [wanted(movie) for movie in catalogue]
