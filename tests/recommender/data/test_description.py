from recommender import load_dataset
from recommender.data.description import RemovedUser, describe
from tests.data import movielens


def test_ml_1m_is_described_with_the_figures_of_the_notebooks() -> None:
    description = describe(load_dataset(movielens("ml-1m")))

    assert (description.rows, description.rows_kept) == (1_000_209, 836_478)
    assert f"{description.share_kept:.2%}" == "83.63%"
    assert (description.users, description.movies) == (6_039, 3_628)
    assert description.missing["rating"] == description.missing["title"] == 0
    assert description.removed_users == (RemovedUser(3598, ratings=65, highest_rating=2.0),)
    titles = [(movie.listed_title, count) for movie, count in description.popular]
    assert len(titles) == 30
    assert titles[0] == ("American Beauty (1999)", 3_211)
    assert titles[9] == ("Matrix, The (1999)", 2_434)
