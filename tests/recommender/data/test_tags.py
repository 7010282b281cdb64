"""What people stick on films is read as few, comparable words."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import DatasetError, load_dataset
from recommender.data.tags import MAX_TAGS_PER_MOVIE, read_tags, tag_key
from tests.data import movielens

HEADER = "userId,movieId,tag,timestamp\n"


def _read(folder: Path, lines: list[str]) -> dict[int, tuple[str, ...]]:
    path = folder / "tags.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    return read_tags(path)


def test_spellings_of_a_tag_are_one_and_people_are_counted(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        [
            "1,10,time travel,1",
            "1,20,sci-fi,1",
            "2,10,Sci-Fi,1",
            "3,10, sci  fi ,1",
            "3,10,scifi,1",
            "3,20,Time Travel,1",
        ],
    )

    assert found == {10: ("sci-fi", "time travel"), 20: ("time travel", "sci-fi")}


def test_what_one_person_says_of_one_film_is_left_out(tmp_path: Path) -> None:
    found = _read(tmp_path, ["1,10,watched with Bob,1", "1,10,heist,1", "2,10,heist,1"])

    assert found == {10: ("heist",)}


def test_a_slip_among_hundreds_is_left_out(tmp_path: Path) -> None:
    many = [f"{user},10,pixar,1" for user in range(1, 300)]

    found = _read(tmp_path, [*many, "1,10,anime,1", "1,20,anime,1"])

    assert found == {10: ("pixar",), 20: ("anime",)}


def test_a_film_keeps_the_tags_of_most_people(tmp_path: Path) -> None:
    rare = [f"{user},10,word {number},1" for number in range(60) for user in (1, 2)]

    found = _read(tmp_path, [*rare, *(f"{user},10,heist,1" for user in range(5))])

    assert len(found[10]) == MAX_TAGS_PER_MOVIE
    assert found[10][0] == "heist"


def test_a_set_without_tags_has_none(tmp_path: Path) -> None:
    assert read_tags(tmp_path / "tags.csv") == {}
    assert _read(tmp_path, []) == {}
    assert _read(tmp_path, ["1,10, ,1", f"1,10,{'long ' * 20},1", "1,10,!?,1"]) == {}


@pytest.mark.parametrize(
    "line", ["one,10,heist,1", "1,-4,heist,1", "1,10", "1,10,heist,1,2", f"1,{'9' * 30},heist,1"]
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(DatasetError) as caught:
        _read(tmp_path, ["1,10,heist,1", line])

    assert caught.value.line == 3


@given(st.binary(max_size=120))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("tags") / "tags.csv"
    path.write_bytes(HEADER.encode() + content)
    with contextlib.suppress(DatasetError):
        assert all(read_tags(path).values())


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(text: str) -> None:
    assert tag_key(tag_key(text)) == tag_key(text)


def test_the_small_set_knows_what_people_ask_for() -> None:
    catalogue = load_dataset(movielens("ml-latest-small")).catalogue

    assert "Spirited Away" in {movie.title for movie in catalogue if "anime" in movie.tags}
    for tag in ("superhero", "studio ghibli", "heist", "zombies"):
        assert catalogue.tags[tag] >= 2
