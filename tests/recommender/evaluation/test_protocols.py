"""Who is asked what: nobody leaks, everybody counts once, impossible questions are refused."""

import numpy as np
import pytest

from recommender import Catalogue, Dataset, Movie
from recommender.evaluation import protocols
from recommender.evaluation.errors import EvaluationError
from recommender.evaluation.held_out import Part, hold_out
from recommender.evaluation.trials import Split

USERS, MOVIES = 60, 80


def made_up(users: int = USERS, rated: int = 50) -> Dataset:
    """Everybody joins a day after the one before and rates a movie a minute."""
    rng = np.random.default_rng(0)
    movie_ids = np.concatenate([rng.permutation(MOVIES)[:rated] for _ in range(users)])
    user_ids = np.repeat(np.arange(users), rated)
    stamps = 86_400 * user_ids + 60 * np.tile(np.arange(rated), users)
    movies = Catalogue(Movie.from_listing(each, f"Film {each} (1990)") for each in range(MOVIES))
    ratings = rng.choice([2, 4, 5], size=len(user_ids)).astype(np.float32)
    return Dataset(user_ids, movie_ids, ratings, movies, stamps)


DATASET = made_up()


def liked_by(user_id: int) -> set[int]:
    mine = (DATASET.user_ids == user_id) & (DATASET.ratings >= 4)
    return set(DATASET.movie_ids[mine].tolist())


@pytest.mark.parametrize("part", list(Part))
def test_models_never_learn_from_whom_they_are_asked_about(part: Part) -> None:
    for split in [
        *protocols.strong_generalisation(DATASET, [1, 5], part=part),
        *protocols.literature(DATASET, part=part),
    ]:
        for trial in split.trials.values():
            assert not np.isin(trial.user_ids, split.base.user_ids).any()


@pytest.mark.parametrize("users", [None, 20])
def test_validation_people_are_never_tested(users: int | None) -> None:
    held_out = hold_out(DATASET, users, seed=1)
    tested = np.concatenate(held_out.folds)
    assert len(np.unique(tested)) == len(tested)
    assert not np.isin(held_out.validation, tested).any()


def test_one_fold_hides_the_test_people_from_validation() -> None:
    held_out = hold_out(DATASET, 20, seed=1)
    ((_, hidden),) = held_out.splits(Part.VALIDATION)
    assert np.isin(held_out.folds[0], hidden).all()


def test_known_likes_and_targets_are_all_likes_of_a_person() -> None:
    (split, *_) = protocols.strong_generalisation(DATASET, [3])
    trial = split.trials["3"]
    for row, user_id in enumerate(trial.user_ids.tolist()):
        known, targets = set(trial.known[row].tolist()), set(trial.targets[row].tolist())
        assert len(known) == 3
        assert known | targets == liked_by(user_id)
        assert not known & targets


def test_more_likes_contain_the_fewer() -> None:
    (split, *_) = protocols.strong_generalisation(DATASET, [1, 5])
    for few, many in zip(split.trials["1"].known, split.trials["5"].known, strict=True):
        assert set(few.tolist()) <= set(many.tolist())


def test_the_literature_tells_four_fifths() -> None:
    (split, *_) = protocols.literature(DATASET)
    trial = split.trials["80 %"]
    told = np.array([len(movies) for movies in trial.known])
    asked = np.array([len(movies) for movies in trial.targets])
    assert (asked == (told + asked) // 5).all()


def test_over_time_nothing_of_the_future_is_known() -> None:
    stamps = np.asarray(DATASET.timestamps)
    splits = protocols.over_time(DATASET, [0, 3])
    assert len(splits) == len(protocols.CUTS[Part.TEST])
    for split in splits:
        newest = np.asarray(split.base.timestamps).max()
        trial = split.trials["3"]
        assert set(split.trials["0"].user_ids) == set(trial.user_ids)
        for row, user_id in enumerate(trial.user_ids.tolist()):
            mine = (DATASET.user_ids == user_id) & (DATASET.ratings >= 4)
            in_order = DATASET.movie_ids[mine][np.argsort(stamps[mine])]
            assert stamps[DATASET.user_ids == user_id].min() > newest
            assert trial.known[row].tolist() == in_order[:3].tolist()
            assert trial.targets[row].tolist() == in_order[3:].tolist()


def test_validation_over_time_asks_other_people() -> None:
    def asked(splits: list[Split]) -> set[int]:
        return {user for split in splits for user in split.trials["0"].user_ids.tolist()}

    tested = asked(protocols.over_time(DATASET, [0]))
    assert not tested & asked(protocols.over_time(DATASET, [0], part=Part.VALIDATION))


def test_the_seed_draws_the_people() -> None:
    def people(seed: int) -> list[int]:
        (split,) = protocols.strong_generalisation(DATASET, [1], users=20, seed=seed)
        asked: list[int] = split.trials["1"].user_ids.tolist()
        return asked

    assert people(1) == people(1) != people(2)


def test_more_likes_than_anybody_has_is_a_clear_error() -> None:
    with pytest.raises(EvaluationError, match=r"to give 70 likes.*needs 75 likes.*nobody"):
        protocols.strong_generalisation(DATASET, [1, 70])


def test_a_set_of_one_person_cannot_be_split() -> None:
    with pytest.raises(EvaluationError, match="data set of 1 person"):
        protocols.strong_generalisation(made_up(users=1), [1])


@pytest.mark.parametrize("users", [0, -5, 60, 1000])
def test_holding_out_nobody_or_everybody_is_refused(users: int) -> None:
    with pytest.raises(EvaluationError, match=f"cannot hold out {users} of 60 people"):
        protocols.strong_generalisation(DATASET, [1], users=users)


def test_time_needs_timestamps() -> None:
    timeless = Dataset(DATASET.user_ids, DATASET.movie_ids, DATASET.ratings, DATASET.catalogue)
    with pytest.raises(EvaluationError, match="no timestamps"):
        protocols.over_time(timeless, [1])
