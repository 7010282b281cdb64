"""What several people want to see is told by its number alone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.watchlists import CommonFilm, common_films

WATCHLISTS = st.lists(st.frozensets(st.integers(1, 9)), max_size=5)


def test_films_on_most_watchlists_come_first_and_hidden_ones_never() -> None:
    assert common_films([{1, 2, 3}, {2, 3, 4}, {3, 4}], hidden={4}) == [
        CommonFilm(3, 3),
        CommonFilm(2, 2),
    ]


@given(WATCHLISTS)
def test_what_only_one_person_wants_is_not_told_nor_who_wants_what(
    watchlists: list[frozenset[int]],
) -> None:
    found = common_films(watchlists)
    assert found == common_films(watchlists[::-1])
    for film in found:
        assert film.watchlists == sum(film.movie_id in each for each in watchlists) > 1
