"""The dial moves everybody's list: who likes what all like, who likes one kind, who likes both."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Model, Profile, TrainingConfig, load_dataset, train
from recommender.model.dial import BEST_KNOWN, SAME_FOR_ALL, best_known, novelty_weight
from tests.data import movielens

POSITIONS = (0.0, 0.25, 0.5, 0.75, 1.0)
WELL_KNOWN = (
    *("The Matrix (1999)", "Pulp Fiction (1994)", "Forrest Gump (1994)", "Toy Story (1995)"),
    *("Titanic (1997)", "Jurassic Park (1993)", "The Godfather (1972)", "Shrek (2001)"),
    *("Gladiator (2000)", "Fight Club (1999)", "The Lion King (1994)", "Alien (1979)"),
)
CHILDREN = ("Frozen (2013)", "Moana (2016)", "Finding Nemo (2003)", "Toy Story (1995)")
MIXED = ("Toy Story (1995)", "The Shining (1980)", "Pretty Woman (1990)", "Old Boy (2003)")


@pytest.fixture(scope="module")
def small() -> Model:
    dataset = load_dataset(movielens("ml-latest-small"))
    return train(dataset, config=TrainingConfig(tuning=False))


@pytest.mark.parametrize("likes", [WELL_KNOWN, WELL_KNOWN[:6], CHILDREN, MIXED])
def test_each_step_of_the_dial_shows_fewer_of_the_best_known_films(
    small: Model, likes: tuple[str, ...]
) -> None:
    by_label = {movie.label: movie.movie_id for movie in small.catalogue}
    known = set(small.movie_ids[best_known(small.popularity)].tolist())
    profile = Profile([by_label[label] for label in likes])

    def shown(adventure: float) -> int:
        # Lists of thirty: in one of ten a step may be less than a film.
        picks = small.recommend(profile, 30, adventure=adventure)
        return sum(pick.movie_id in known for pick in picks)

    counts = [shown(position) for position in POSITIONS]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] <= 0.5 * counts[0]
    assert counts[2] < counts[0]


def test_the_dial_still_adds_up(small: Model) -> None:
    by_label = {movie.label: movie.movie_id for movie in small.catalogue}
    profile = Profile([by_label[label] for label in WELL_KNOWN])
    scores = small.scores(profile, 0.75)
    for row in (40, 300, 2000):
        explained = small.explain(profile, int(small.movie_ids[row]), adventure=0.75)
        assert explained.score == pytest.approx(scores[row], abs=1e-3)


@given(st.floats(0, 1), st.integers(0, 200), st.floats(0, 2))
def test_the_weight_never_falls_below_the_usual_one_and_moves_no_further_than_asked(
    adventure: float, seed: int, usual: float
) -> None:
    random = np.random.default_rng(seed)
    popularity = random.permutation(400)
    known = best_known(popularity)
    assert known.sum() == BEST_KNOWN
    novelty = -np.log((popularity + 10) / 500).astype(np.float32)
    scores = (random.normal(size=400) + 3 * known).astype(np.float32)
    scores[:20] = -np.inf

    weight = novelty_weight(scores, novelty, known, adventure, usual)
    assert weight >= usual
    if adventure <= SAME_FOR_ALL:
        assert weight == usual
    further = novelty_weight(scores, novelty, known, min(adventure + 0.2, 1), usual)
    assert further >= weight or adventure + 0.2 <= SAME_FOR_ALL


def test_a_list_that_has_no_best_known_film_keeps_its_weight() -> None:
    scores = np.arange(400, dtype=np.float32)
    nobody = np.zeros(400, bool)
    assert novelty_weight(scores, scores, nobody, 1.0, 0.5) == 0.5
    # Nor does a set of few films have any others to bring.
    assert novelty_weight(scores[:100], scores[:100], ~nobody[:100], 1.0, 0.5) == 0.5
