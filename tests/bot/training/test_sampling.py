"""Of a set that is too large for the memory there is, a run learns from the newest people."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.training import memory
from bot.training.sampling import (
    FEWEST_PEOPLE,
    MemberSelection,
    load_newest,
    newest_people,
)
from recommender import Catalogue, Dataset, load_dataset
from recommender.data.survey import Raters
from recommender.evaluation.gate_people import held_out_users
from tests.bot.training.tiny import write_tiny_set

EVERYBODY = 4000
NUMBERS = np.random.default_rng(3)
PEOPLE = Raters(
    np.arange(1, EVERYBODY + 1),
    NUMBERS.integers(10, 200, EVERYBODY),
    NUMBERS.integers(0, 40, EVERYBODY),
    NUMBERS.integers(10**9, 2 * 10**9, EVERYBODY),
)


@given(st.integers(0, 400_000), st.booleans())
def test_the_newest_people_are_taken_and_the_judges_stay_the_same(room: int, timed: bool) -> None:
    people = PEOPLE if timed else PEOPLE._replace(last_active=None)
    chosen = newest_people(people, lambda ratings, _: ratings <= room)

    more = newest_people(people, lambda ratings, _: ratings <= room + 20_000)
    assert set(chosen.tolist()) <= set(more.tolist())
    judges = _judges(people, chosen)
    assert set(judges) <= set(_judges(people, people.user_ids))
    assert set(judges) <= set(_judges(people, more))
    others = np.setdiff1d(chosen, _judges(people, people.user_ids))
    rated = people.ratings[chosen - 1].sum()
    assert rated <= room or len(others) == FEWEST_PEOPLE
    if timed and people.last_active is not None:
        left = np.setdiff1d(people.user_ids, chosen)
        oldest = people.last_active[others - 1].min()
        assert people.last_active[left - 1].max(initial=0) <= oldest


@given(st.integers(500, EVERYBODY + 500), st.integers(0, 40))
def test_of_the_community_the_newest_and_a_fair_sample_of_the_rest_are_taken(
    most: int, memory_mb: int
) -> None:
    newest_first, likes = NUMBERS.permutation(PEOPLE.user_ids), PEOPLE.likes
    selection = MemberSelection(most, memory_mb, factors=64)
    chosen = selection.choose(newest_first, likes)

    assert FEWEST_PEOPLE <= len(chosen) <= max(most, FEWEST_PEOPLE)
    liked = int(likes[np.isin(newest_first, chosen)].sum())
    assert len(chosen) == FEWEST_PEOPLE or selection.takes_all(len(chosen), liked)
    half = len(chosen) // 2
    assert set(newest_first[:half].tolist()) <= set(chosen.tolist())
    # Of those who come after them, a part is taken from everywhere.
    places = np.flatnonzero(np.isin(newest_first, chosen))[half:]
    if half < EVERYBODY // 3:
        assert abs(places.mean() - (half + EVERYBODY) / 2) < EVERYBODY / 10
    if selection.takes_all(EVERYBODY, int(likes.sum())):
        assert len(chosen) == EVERYBODY


def test_films_that_the_sample_has_not_rated_stay_in_the_catalogue(tmp_path: Path) -> None:
    folder = write_tiny_set(tmp_path / "tiny", users=700)
    ratings = (folder / "ratings.csv").read_text().splitlines()
    # The people of the first lines were here long before all others, and they alone rated film 81.
    old = [f"{user},{movie},{stars},1" for user, movie, stars, _ in map(_fields, ratings[1:1501])]
    (folder / "ratings.csv").write_text(
        "\n".join([ratings[0], "1,81,5.0,1", *old, *ratings[1501:]])
    )
    with (folder / "movies.csv").open("a") as movies:
        movies.write("81,Old Film (1920),Drama\n")

    sample, survey = load_newest(folder, memory_mb=0, factors=32, community=0)

    assert len(np.unique(sample.user_ids)) < 700 == len(survey.people.user_ids)
    assert 81 not in sample.movie_ids
    assert sample.catalogue[81].year == 1920
    assert survey.popularity[81] == 1
    everybody, _ = load_newest(folder, memory_mb=500, factors=32, community=0)
    assert len(everybody) == len(load_dataset(folder))


@pytest.mark.parametrize(
    ("meminfo", "group", "expected"),
    [
        ("MemTotal: 9 kB\nMemAvailable: 8388608 kB\n", None, 1200),
        ("MemAvailable: 1048576 kB\n", None, 512),
        ("MemAvailable: 8388608 kB\n", (1 << 30, 1 << 29, 1 << 28), 384),
        ("MemAvailable: 8388608 kB\n", ("max", 1 << 29, 0), 1200),
    ],
)
def test_a_run_plans_with_half_of_what_is_free(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    meminfo: str,
    group: tuple[object, int, int] | None,
    expected: int,
) -> None:
    monkeypatch.setattr(memory, "MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr(memory, "CONTROL_GROUP", tmp_path)
    (tmp_path / "meminfo").write_text(meminfo)
    if group is not None:
        limit, used, caches = group
        (tmp_path / "memory.max").write_text(f"{limit}\n")
        (tmp_path / "memory.current").write_text(f"{used}\n")
        (tmp_path / "memory.stat").write_text(f"anon 5\ninactive_file {caches}\n")
    assert memory.usual_memory_mb() == expected


def _judges(people: Raters, chosen: "np.typing.NDArray[np.int64]") -> list[int]:
    """Ask the gate whom it would hold out of these people's likes."""
    rows = np.isin(people.user_ids, chosen)
    users = np.repeat(people.user_ids[rows], people.ratings[rows])
    stars = np.concatenate(
        [
            np.repeat([5.0, 1.0], [min(likes, ratings), max(ratings - likes, 0)])
            for likes, ratings in zip(people.likes[rows], people.ratings[rows], strict=True)
        ]
    )
    films = np.ones(len(users), np.int64)
    judges: list[int] = held_out_users(Dataset(users, films, stars, Catalogue(()))).tolist()
    return judges


def _fields(line: str) -> list[str]:
    return line.split(",")
