import pytest

from recommender import load_dataset
from tests.data import movielens
from tests.recommender.notebooks import compare


@pytest.mark.slow
def test_the_notebooks_figures_and_lists_come_out_again() -> None:
    size, lists = compare(load_dataset(movielens("ml-1m")))

    assert size == (6_040, 3_628, 836_483)
    similar_to_first, recommended, similar_to_second, explanation = lists
    assert similar_to_first.shared >= 7
    assert recommended.shared >= 8
    assert similar_to_second.shared == 5
    assert similar_to_second.ours[:3] == similar_to_second.printed[:3]
    assert explanation.ours[0] == explanation.printed[0]
    assert explanation.ours[-1] == explanation.printed[-1]
