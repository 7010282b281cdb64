"""A film that members like comes into lists at once; how far their likes count is bounded."""

import numpy as np
import pytest

from bot.domain.added_movies import FIRST_ADDED_MOVIE_ID, Addition
from bot.domain.settings.person import PersonSettings
from bot.domain.tastes import TasteChange
from bot.models import member_films
from bot.models.member_films import MemberFilms, films_of
from bot.store.errors import Obstacle, StoreUnavailableError
from bot.store.tastes.snapshot import Snapshot
from recommender import Profile
from tests.bot.conftest import Workshop

GUILD = 1
EVEN = [TasteChange.like(movie_id) for movie_id in (2, 4, 6, 8, 10)]
PEOPLE = range(11, 16)


async def test_a_film_is_in_lists_as_soon_as_people_like_it(taught: Workshop) -> None:
    store, registry = taught.store, taught.registry
    members = MemberFilms(store, registry)
    members.start()
    added = (await store.added_movies.add(Addition("Comet", 2026), GUILD, 7)).movie_id
    await registry.set_additions(await store.added_movies.all())
    await members.finished()
    assert added not in registry.current.model

    for user_id in PEOPLE:
        await store.tastes.record(user_id, user_id, [*EVEN, TasteChange.like(added)])
    await members.finished()
    model = registry.current.model
    alike, others = Profile([12, 14, 16, 18]), Profile([11, 13, 15, 17])
    assert added in [pick.movie_id for pick in model.recommend(alike, 40)]
    assert model.predict(alike, added) > 2 * model.predict(others, added)
    assert all(movie_id % 2 == 0 for movie_id, _ in model.similar(added, 5))

    for user_id in PEOPLE:
        await store.tastes.record(user_id, GUILD, [TasteChange.unlike(added)])
    await members.finished()
    assert added not in registry.current.model
    changed = await store.tastes.record(11, GUILD, [TasteChange.like(added)])
    await members.finished()
    assert added in registry.current.model
    await store.tastes.undo(changed.change_id, 11)
    await members.finished()
    assert added not in registry.current.model
    await store.tastes.record(11, GUILD, [TasteChange.like(added)])
    await members.finished()
    assert added in registry.current.model
    for takes_part in (False, True):
        await store.people.change(11, PersonSettings.in_training.field, takes_part)
        await members.finished()
        assert (added in registry.current.model) is takes_part
    await store.personal.forget(11)
    await members.finished()
    assert added not in registry.current.model
    await members.close()


async def test_a_removed_film_is_in_no_list(taught: Workshop) -> None:
    store, registry = taught.store, taught.registry
    movie = await store.added_movies.add(Addition("Comet", 2026), GUILD, 7)
    await registry.set_additions(await store.added_movies.all())
    await store.tastes.record(11, GUILD, [*EVEN, TasteChange.like(movie.movie_id)])
    members = MemberFilms(store, registry)
    members.start()
    await members.finished()
    assert movie.movie_id in registry.current.model
    await store.added_movies.remove(movie, GUILD, 7)
    await registry.set_additions(await store.added_movies.all())
    await members.finished()
    assert movie.movie_id not in registry.current.model
    await members.close()


async def test_who_leaves_while_the_store_fails_is_out_as_soon_as_it_is_back(
    taught: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member_films, "AFTER_A_FAILURE", 0.0)
    store, registry = taught.store, taught.registry
    added = (await store.added_movies.add(Addition("Comet", 2026), GUILD, 7)).movie_id
    await registry.set_additions(await store.added_movies.all())
    await store.tastes.record(11, GUILD, [*EVEN, TasteChange.like(added)])
    members = MemberFilms(store, registry)
    members.start()
    await members.finished()
    assert added in registry.current.model

    failures = [StoreUnavailableError(Obstacle.LOCKED, "matinee.sqlite3")] * 2
    original = store.tastes.likes_beyond_data

    async def failing() -> Snapshot:
        if failures:
            raise failures.pop()
        return await original()

    monkeypatch.setattr(store.tastes, "likes_beyond_data", failing)
    await store.personal.forget(11)
    await members.finished()
    assert added not in registry.current.model
    await members.close()


@pytest.mark.parametrize(
    ("people", "servers", "new", "most"),
    [(500, 1, False, 5.0), (500, 500, True, 5.0), (500, 10, False, 30.0), (3, 3, False, 3.0)],
)
def test_likes_of_one_film_count_no_more_than_in_training(
    people: int, servers: int, *, new: bool, most: float
) -> None:
    likes = Snapshot(
        np.repeat(np.arange(people), 2),
        np.tile([3, FIRST_ADDED_MOVIE_ID], people),
        np.ones(2 * people, np.float32),
        np.repeat(np.arange(people) % servers, 2),
        np.full(2 * people, new),
    )
    [film] = films_of(likes)
    assert (film.movie_id, len(film.likers)) == (FIRST_ADDED_MOVIE_ID, people)
    assert film.influence.sum() <= most + 1e-9
