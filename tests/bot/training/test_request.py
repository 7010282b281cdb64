"""What the trainer is told of where the community is."""

import numpy as np
import pytest

from bot.training.request import Community

PEOPLE = np.array([1, 1, 2, 3])


@pytest.mark.parametrize(("servers", "alone"), [([7, 7, 7, 7], True), ([7, 7, 0, 7], False)])
def test_only_a_server_with_the_bot_to_itself_is_alone(servers: list[int], alone: bool) -> None:
    new = np.array([False, False, True, False])
    weights = np.ones(4, np.float32)
    community = Community(PEOPLE, np.arange(4), weights, np.array(servers), new)
    origins = community.origins()
    assert origins.alone is alone
    assert origins.groups.tolist() == servers[1:]
    assert origins.newcomers.tolist() == [False, True, False]
