"""Who is kept out of training for the gate: the same people every time, and not too many."""

import numpy as np
from numpy.typing import NDArray

from recommender import Dataset
from recommender.evaluation.gate_people import held_out_people, held_out_users, mix, trials


def test_the_same_people_are_held_out_whoever_else_there_is(invented: Dataset) -> None:
    users = held_out_users(invented)
    fewer = invented.users([*users.tolist(), *range(1, 200)])

    assert len(users) == 24
    assert len(np.intersect1d(held_out_users(fewer), users)) >= len(users) - 6
    assert (held_out_users(invented) == users).all()


def people_with_ten_likes(count: int) -> NDArray[np.int64]:
    return np.repeat(np.arange(count), 10) * 7919 + 10**17


def test_small_communities_are_learned_from_as_a_whole() -> None:
    assert held_out_people(people_with_ten_likes(20)).size == 0
    assert 20 <= held_out_people(people_with_ten_likes(200)).size <= 60


def test_a_large_community_is_asked_no_longer_than_one_of_ten_thousand() -> None:
    many = held_out_people(people_with_ten_likes(30_000))
    assert many.size == 2000
    more = held_out_people(people_with_ten_likes(31_000))
    assert np.intersect1d(many, more).size > 1800


def test_a_profile_and_its_targets_never_overlap(invented: Dataset) -> None:
    liked = invented.ratings >= 4
    asked = trials(invented.user_ids[liked], invented.movie_ids[liked])

    assert len(asked) > asked.number_of_people > 100
    for profile, targets in zip(asked.profiles, asked.targets, strict=True):
        assert not set(profile.likes) & set(targets.tolist())
        assert len(profile.likes) in (1, 5, 10)
        assert len(targets) >= 5


def test_ids_are_scattered_evenly() -> None:
    shares = mix(np.arange(100_000, dtype=np.int64) * 4096) / 2**64

    counts, _ = np.histogram(shares, bins=10, range=(0, 1))
    assert counts.min() > 9_500
