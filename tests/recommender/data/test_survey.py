"""A rating file is surveyed and read in part as if all of it were in memory."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Dataset, DatasetError
from recommender.data import rating_pieces, survey
from recommender.data.movielens import load_dataset, load_sample
from recommender.data.survey import Raters

ROWS = st.lists(
    st.tuples(
        st.integers(1, 8),
        st.sampled_from([10, 20, 30]),
        st.sampled_from([0.5, 3.0, 4.0, 5.0]),
        st.integers(978_300_000, 978_300_009),
    ),
    min_size=1,
    max_size=40,
)
FILMS = "movieId,title,genres\n10,A (1990),Drama\n20,B (1991),Drama\n30,C (1992),Drama\n"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rating_pieces, "CHUNK_ROWS", 3)
    monkeypatch.setattr(survey, "_MAX_WAITING", 5)


@given(ROWS, st.sets(st.integers(1, 8)), st.sampled_from(["{}", "{}.0"]))
def test_a_sample_and_its_survey_are_what_the_whole_holds(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, int, float, int]],
    wanted: set[int],
    number: str,
) -> None:
    folder = tmp_path_factory.mktemp("set")
    (folder / "movies.csv").write_text(FILMS)
    # A number such as 12.0 makes pandas give up in the middle of a file.
    last = [",".join([number.format(rows[-1][0]), *map(str, rows[-1][1:])])]
    lines = [",".join(map(str, row)) for row in rows[:-1]] + last
    text = "\n".join(["userId,movieId,rating,timestamp", *lines, ""])
    (folder / "ratings.csv").write_text(text)
    seen: list[Raters] = []

    def choose(people: Raters, _: object) -> "np.typing.NDArray[np.int64]":
        seen.append(people)
        return np.array(sorted(wanted), np.int64)

    sample, surveyed = load_sample(folder, choose, 4.0)

    whole = load_dataset(folder)
    assert _rows(sample) == [row for row in _rows(whole) if row[0] in wanted]
    room = sample.user_ids if sample.user_ids.base is None else sample.user_ids.base
    assert room.size == len(sample), "room for more counts against the memory of a trainer"
    assert list(sample.catalogue) == list(whole.catalogue)
    assert surveyed.popularity == whole.popularity()
    (people,) = seen
    for at, person in enumerate(people.user_ids.tolist()):
        theirs = [row for row in rows if row[0] == person]
        assert people.ratings[at] == len(theirs)
        assert people.likes[at] == sum(row[2] >= 4 for row in theirs)
        if people.last_active is not None:
            assert people.last_active[at] == max(row[3] for row in theirs)
    assert people.user_ids.tolist() == sorted({row[0] for row in rows})
    assert (people.last_active is None) == (whole.timestamps is None)


def test_what_a_sample_would_leave_out_is_checked_like_the_rest(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("set")
    (folder / "movies.csv").write_text(FILMS)
    good = "userId,movieId,rating,timestamp\n1,10,4,978300000\n2,20,4,978300001\n"
    for bad, problem in (("3,10,9,978300002\n", "no rating"), ("3,40,4,978300002\n", "movie 40")):
        (folder / "ratings.csv").write_text(good + bad)
        with pytest.raises(DatasetError, match=problem) as caught:
            load_sample(folder, lambda people, _: people.user_ids[:1], 4.0)
        assert caught.value.line == 4


def _rows(dataset: Dataset) -> list[tuple[int, int, float]]:
    columns = (dataset.user_ids, dataset.movie_ids, dataset.ratings)
    return list(zip(*(column.tolist() for column in columns), strict=True))
