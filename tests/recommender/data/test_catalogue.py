from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Catalogue, Kind, Movie, MovieFilter, UnknownMovieError
from recommender.data.ids import counts

GENRES = ("Comedy", "Children's", "Sci-Fi", "Film-Noir")
TAGS = ("studio ghibli", "korea", "time travel")


def _movie(
    movie_id: int,
    year: int | None = 2000,
    genres: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
) -> Movie:
    return Movie(movie_id, f"Film {movie_id}", f"Film {movie_id}", year, genres, tags=tags)


def test_ids_and_rows_are_two_things() -> None:
    catalogue = Catalogue([_movie(30), _movie(10), _movie(20)])

    assert catalogue.movie_ids.tolist() == [30, 10, 20]
    assert catalogue.row(10) == 1
    assert catalogue[20].movie_id == 20
    assert catalogue.rows(catalogue.movie_ids[::-1]).tolist() == [2, 1, 0]
    assert 40 not in catalogue
    assert catalogue.get(40) is None


ids = st.lists(st.one_of(st.integers(-3, 50), st.integers(10**9, 10**9 + 5)), max_size=40)


@given(ids, ids)
def test_ids_are_counted_however_large(wanted: list[int], among: list[int]) -> None:
    times = counts(np.array(wanted, np.int64), np.array(among, np.int64))

    assert times.tolist() == [Counter(among)[each] for each in wanted]


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


def test_kinds_join_genres_and_offer_tags() -> None:
    romcom = Kind("romcom", genres=("Romance", "Comedy"))
    korean = Kind("korean", tags=("Korean", "Korea"))

    assert romcom(_movie(1, genres=("Comedy", "Romance")))
    assert not romcom(_movie(1, genres=("Comedy",)))
    assert korean(_movie(1, tags=("korea",)))
    assert not korean(_movie(1, genres=("Comedy",)))
    assert not MovieFilter(without=(romcom,))(_movie(1, genres=("Comedy", "Romance")))
    assert MovieFilter(without=(romcom,))(_movie(1, genres=("Comedy",)))


def test_tags_are_counted_the_commonest_first() -> None:
    films = [_movie(1, tags=("korea",)), _movie(2, tags=("time travel", "korea")), _movie(3)]

    assert list(Catalogue(films).tags.items()) == [("korea", 2), ("time travel", 1)]
    assert Catalogue(films).with_word("Time-Travel").tolist() == [False, True, False]


def test_original_titles_tell_the_language() -> None:
    def language(listed_title: str) -> str | None:
        return Movie.from_listing(1, listed_title).language

    assert language("Three Colors: Red (Trois couleurs: Rouge) (1994)") == "french"
    assert language("Femme Nikita, La (Nikita) (1990)") is None
    assert language("Delicatessen (1991)") is None
    film = Movie.from_listing(1, "Chorus, The (Choristes, Les) (2004)", tags=("music",))
    assert film.words == ("music", "french")
    assert Catalogue([film, _movie(2)]).words == {"music": 1, "french": 1}
    assert Catalogue([film, _movie(2)]).tags == {"music": 1}
    assert Kind("french", tags=("french",))(film)


def test_an_animation_with_a_japanese_title_is_an_anime() -> None:
    title = "Spirited Away (Sen to Chihiro no kamikakushi) (2001)"
    drawn, filmed = (
        Movie.from_listing(1, title, genres) for genres in (("Animation",), ("Drama",))
    )

    assert drawn.words == ("japanese", "anime")
    assert filmed.words == ("japanese",)
    assert replace(drawn, tags=("anime",)).words == ("anime", "japanese")


kinds = st.lists(
    st.builds(
        Kind,
        st.just("kind"),
        st.lists(st.sampled_from(GENRES), unique=True, max_size=2).map(tuple),
        st.lists(st.sampled_from((*TAGS, "Time-Travel", "no")), unique=True, max_size=2).map(tuple),
    ),
    max_size=2,
).map(tuple)


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(1900, 2030)),
            st.lists(st.sampled_from(GENRES), unique=True).map(tuple),
            st.lists(st.sampled_from(TAGS), unique=True).map(tuple),
        ),
        max_size=12,
    ),
    st.builds(
        MovieFilter,
        st.lists(st.sampled_from((*GENRES, "horror")), unique=True, max_size=2).map(tuple),
        st.one_of(st.none(), st.integers(1900, 2030)),
        st.one_of(st.none(), st.integers(1900, 2030)),
        st.lists(st.sampled_from(GENRES), unique=True, max_size=1).map(tuple),
        kinds,
        kinds,
    ),
)
def test_a_filter_says_the_same_of_one_movie_and_of_a_catalogue(
    films: list[tuple[int | None, tuple[str, ...], tuple[str, ...]]], wanted: MovieFilter
) -> None:
    catalogue = Catalogue(_movie(row, *film) for row, film in enumerate(films))

    assert wanted.mask(catalogue).tolist() == [wanted(movie) for movie in catalogue]
