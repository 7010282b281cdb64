import math
from typing import Any

import numpy as np
import pytest

from recommender import Profile, ProfileError


def test_ids_alone_weigh_one() -> None:
    assert Profile([3, 4]).likes == {3: 1.0, 4: 1.0}


def test_a_dislike_outweighs_a_like() -> None:
    profile = Profile(likes={3: 5, 4: 4}, dislikes=[3], seen=[9])

    assert profile.likes == {4: 4.0}
    assert profile.known == {3, 4, 9}


@pytest.mark.parametrize("weight", [math.nan, math.inf, 0, -1])
def test_a_weight_that_is_no_positive_number_is_refused(weight: float) -> None:
    with pytest.raises(ProfileError, match="movie 3") as caught:
        Profile({3: weight})
    assert caught.value.movie_id == 3


def test_ids_of_tables_are_taken_and_fractions_refused() -> None:
    likes: Any = {np.int32(3): np.float32(4)}
    assert Profile(likes, seen=np.array([5.0])).known == {3, 5}
    for part in ("likes", "dislikes", "seen"):
        wrong: Any = {part: [2.5]}
        with pytest.raises(ValueError, match="whole numbers"):
            Profile(**wrong)
