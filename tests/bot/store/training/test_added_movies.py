"""Films that were added: removed and restored under the id they have for ever."""

from datetime import timedelta

import pytest

from bot.domain.added_movies import AddedMovie, Addition, DuplicateMovieError, TooManyAddedError
from bot.store.store import Store
from recommender import Movie
from tests.bot.store.conftest import TickingClock

HERE, ELSEWHERE, YOU = 1, 2, 3


async def test_a_removed_film_comes_back_under_its_id_with_what_is_mended(store: Store) -> None:
    films = store.added_movies
    first = await films.add(Addition("Brand New Comet", 2025, ("Drama",)), HERE, YOU)
    assert await films.remove(first, HERE, YOU)
    second = await films.add(Addition("Something Else", 2026), HERE, YOU)
    assert second.movie_id != first.movie_id
    assert await films.all() == [AddedMovie(first, removed=True), AddedMovie(second)]
    assert await films.movies() == (second,)

    mended = Movie.from_listing(first.movie_id, "Brand New Comet (2026)", ("Sci-Fi", "Drama"))
    assert await films.restore(mended, ELSEWHERE, YOU)
    assert await films.movies() == (mended, second)


async def test_of_two_people_one_removes_a_film_and_one_restores_it(store: Store) -> None:
    films = store.added_movies
    movie = await films.add(Addition("Brand New Comet", 2026, (), 5, 6), HERE, YOU)
    assert [await films.remove(movie, HERE, YOU) for _ in range(2)] == [True, False]
    assert [await films.restore(movie, HERE, YOU) for _ in range(2)] == [True, False]
    assert not await films.remove(Movie.from_listing(1, "Of MovieLens (1999)"), HERE, YOU)
    logged = [change.field for change in (await store.guilds.changes(HERE)).changes]
    assert logged == ["movie_added", "movie_removed", "movie_added"]


async def test_a_person_adds_only_so_many_a_day_and_numbers_are_kept(
    store: Store, clock: TickingClock
) -> None:
    films = store.added_movies
    for number in (1, 2):
        await films.add(Addition(f"Film {number}", 2026, (), number, 10 + number), HERE, YOU, 2)
    with pytest.raises(DuplicateMovieError):
        await films.add(Addition("The same", 2026, (), 1, 11), HERE, YOU)
    third = Addition("Film 3", 2026)
    with pytest.raises(TooManyAddedError):
        await films.add(third, HERE, YOU, 2)
    await films.add(third, HERE, YOU + 1, 2)
    clock.moment += timedelta(days=1)
    await films.add(Addition("Film 4", 2026), HERE, YOU, 2)
    numbers = [(movie.imdb_id, movie.tmdb_id) for movie in await films.movies()]
    assert numbers == [(1, 11), (2, 12), (None, None), (None, None)]
