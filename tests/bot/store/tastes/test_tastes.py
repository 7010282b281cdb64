"""Tastes: what is recorded, what undo puts back, what training gets."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.domain.tastes import Action, Opinion, TasteChange
from bot.store.errors import ChangeUndoneError, NumberTooLargeError, UnknownChangeError
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

ANA, BEN, GUILD = 111_222_333_444_555_666, 222, 999


async def test_likes_come_back_newest_first_and_with_their_kind(store: Store) -> None:
    await store.tastes.record(ANA, GUILD, [TasteChange.like(1)])
    await store.tastes.record(ANA, GUILD, [TasteChange(2, Action.RATE, 2)])
    await store.tastes.record(ANA, None, [TasteChange.mark_seen(3)])
    assert [(t.movie_id, t.opinion, t.rating, t.seen) for t in await store.tastes.of(ANA)] == [
        (3, None, None, True),
        (2, Opinion.DISLIKE, 2, True),
        (1, Opinion.LIKE, None, False),
    ]
    assert await store.tastes.of(BEN) == []


async def test_a_profile_holds_likes_dislikes_and_what_was_seen(store: Store) -> None:
    changes = [
        TasteChange.like(1),
        TasteChange(2, Action.RATE, 5),
        TasteChange(3, Action.RATE, 3),
        TasteChange.dislike(4),
        TasteChange.mark_seen(5),
    ]
    await store.tastes.record(ANA, GUILD, changes)
    profile = await store.tastes.profile(ANA)
    assert set(profile.likes) == {1, 2}
    assert profile.dislikes == {4}
    assert profile.seen == {2, 3, 5}


async def test_profiles_of_several_people_keep_their_order_and_include_strangers(
    store: Store,
) -> None:
    await store.tastes.record(BEN, GUILD, [TasteChange.like(7)])
    profiles = await store.tastes.profiles([BEN, ANA])
    assert list(profiles) == [BEN, ANA]
    assert set(profiles[BEN].likes) == {7}
    assert not profiles[ANA].known


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([TasteChange(1, Action.RATE, 5), TasteChange.like(1)], (Opinion.LIKE, 5, True)),
        ([TasteChange(1, Action.RATE, 1), TasteChange.like(1)], (Opinion.LIKE, None, True)),
        ([TasteChange.like(1), TasteChange.dislike(1)], (Opinion.DISLIKE, None, False)),
        ([TasteChange.like(1), TasteChange(1, Action.RATE, 3)], (None, 3, True)),
        ([TasteChange.like(1), TasteChange.mark_seen(1)], (Opinion.LIKE, None, True)),
        ([TasteChange(1, Action.RATE, 4), TasteChange.unlike(1)], (None, None, True)),
        ([TasteChange.like(1), TasteChange.unlike(1)], None),
        ([TasteChange(1, Action.RATE, 4), TasteChange.unlike(1), TasteChange.unlike(1)], None),
        ([TasteChange.mark_seen(1), TasteChange.unlike(1)], None),
    ],
)
async def test_one_action_after_another(
    store: Store,
    changes: list[TasteChange],
    expected: tuple[Opinion | None, int | None, bool] | None,
) -> None:
    for change in changes:
        await store.tastes.record(ANA, GUILD, [change])
    found = [(t.opinion, t.rating, t.seen) for t in await store.tastes.of(ANA)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_outside_one_to_five_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        TasteChange(1, Action.RATE, rating)


async def test_the_answer_tells_what_was_there_before(store: Store) -> None:
    first = await store.tastes.record(ANA, GUILD, [TasteChange.like(1)])
    assert first.changed == (1,)
    again = await store.tastes.record(ANA, GUILD, [TasteChange.like(1), TasteChange.like(2)])
    assert again.changed == (2,)
    assert again.before[1] == first.after[1]


async def test_undo_puts_back_what_a_change_replaced(store: Store) -> None:
    await store.tastes.record(ANA, GUILD, [TasteChange(1, Action.RATE, 5)])
    before = await store.tastes.of(ANA)
    change = await store.tastes.record(ANA, GUILD, [TasteChange.dislike(1), TasteChange.like(2)])
    undone = await store.tastes.undo(change.change_id, ANA)
    assert set(undone.restored) == {1, 2}
    assert await store.tastes.of(ANA) == before


async def test_undo_leaves_what_was_changed_since(store: Store) -> None:
    change = await store.tastes.record(ANA, GUILD, [TasteChange.like(1), TasteChange.like(2)])
    await store.tastes.record(ANA, GUILD, [TasteChange.dislike(1)])
    undone = await store.tastes.undo(change.change_id, ANA)
    assert undone.kept == (1,)
    assert [(t.movie_id, t.opinion) for t in await store.tastes.of(ANA)] == [(1, Opinion.DISLIKE)]


async def test_undo_works_once_and_only_for_the_person(store: Store) -> None:
    change = await store.tastes.record(ANA, GUILD, [TasteChange.like(1)])
    with pytest.raises(UnknownChangeError):
        await store.tastes.undo(change.change_id, BEN)
    await store.tastes.undo(change.change_id, ANA)
    with pytest.raises(ChangeUndoneError):
        await store.tastes.undo(change.change_id, ANA)
    with pytest.raises(UnknownChangeError):
        await store.tastes.undo(change.change_id + 1, ANA)


async def test_new_likes_count_by_server_and_only_once(store: Store, clock: TickingClock) -> None:
    start = clock.now()
    await store.model_settings.note("considered_at", start)
    await store.tastes.record(ANA, GUILD, [TasteChange.like(1), TasteChange.dislike(2)])
    await store.tastes.record(BEN, None, [TasteChange.like(1)])
    assert await store.policies.waiting_likes(GUILD) == 1
    assert await store.policies.new_likes(start) == {GUILD: 1}
    trained = clock.now()
    await store.model_settings.note("considered_at", trained)
    await store.tastes.record(ANA, GUILD, [TasteChange.mark_seen(1), TasteChange.like(1)])
    assert await store.policies.waiting_likes(GUILD) == 0
    assert await store.policies.new_likes(trained) == {}


async def test_a_snapshot_has_every_like_of_those_who_take_part(store: Store) -> None:
    await store.tastes.record(BEN, GUILD, [TasteChange.like(9), TasteChange(3, Action.RATE, 5)])
    await store.tastes.record(ANA, GUILD, [TasteChange.like(9), TasteChange.dislike(3)])
    await store.tastes.record(333, GUILD, [TasteChange.like(9)])
    await store.people.change(333, "in_training", value=False)
    snapshot = await store.tastes.snapshot()
    assert snapshot.user_ids.tolist() == [BEN, BEN, ANA]
    assert snapshot.movie_ids.tolist() == [3, 9, 9]


async def test_a_snapshot_knows_where_people_are_and_who_is_new(
    store: Store, clock: TickingClock
) -> None:
    await store.tastes.record(BEN, GUILD, [TasteChange.like(9)])
    clock.moment += timedelta(days=8)
    await store.tastes.record(BEN, None, [TasteChange.like(3)])
    await store.tastes.record(ANA, None, [TasteChange.like(9)])
    snapshot = await store.tastes.snapshot()
    assert snapshot.user_ids.tolist() == [BEN, BEN, ANA]
    assert snapshot.servers.tolist() == [GUILD, GUILD, 0]
    assert snapshot.newcomers.tolist() == [False, False, True]


@dataclass(frozen=True)
class FirstPeople:
    """Takes so many people, those who liked something last."""

    most: int

    def takes_all(self, people: int, likes: int) -> bool:
        return people <= min(self.most, likes)

    def choose(self, user_ids: NDArray[np.int64], likes: NDArray[np.int64]) -> NDArray[np.int64]:
        assert likes.tolist() == [2, 1, 3]
        return np.sort(user_ids[: self.most])


async def test_a_snapshot_of_some_has_all_likes_of_those_who_are_chosen(store: Store) -> None:
    await store.tastes.record(333, GUILD, [TasteChange.like(film) for film in (4, 5, 6)])
    await store.tastes.record(BEN, GUILD, [TasteChange.like(9)])
    await store.tastes.record(ANA, GUILD, [TasteChange.like(9), TasteChange.like(3)])
    snapshot = await store.tastes.snapshot(FirstPeople(2))
    assert snapshot.user_ids.tolist() == [BEN, ANA, ANA]
    assert snapshot.movie_ids.tolist() == [9, 3, 9]
    assert len((await store.tastes.snapshot(FirstPeople(3))).user_ids) == 6


async def test_a_snapshot_of_nobody_is_empty(store: Store) -> None:
    snapshot = await store.tastes.snapshot()
    assert (snapshot.user_ids.size, snapshot.movie_ids.size, snapshot.weights.size) == (0, 0, 0)


@pytest.mark.parametrize("number", [2**63, 10**30])
async def test_a_number_beyond_64_bits_is_refused_as_such(store: Store, number: int) -> None:
    with pytest.raises(NumberTooLargeError):
        await store.tastes.undo(number, ANA)
    with pytest.raises(NumberTooLargeError):
        await store.tastes.record(ANA, GUILD, [TasteChange.like(number)])
    assert await store.tastes.of(ANA) == []


@pytest.mark.parametrize("rating", [0.5, 3.5, 4.5])
async def test_half_stars_are_kept_and_put_back(store: Store, rating: float) -> None:
    await store.tastes.record(ANA, GUILD, [TasteChange.rate(1, rating)])
    later = await store.tastes.record(ANA, GUILD, [TasteChange.rate(1, 5)])
    await store.tastes.undo(later.change_id, ANA)
    (taste,) = await store.tastes.of(ANA)
    assert taste.rating == rating
    snapshot = await store.tastes.snapshot()
    assert list(snapshot.movie_ids) == ([1] if rating >= 4 else [])
