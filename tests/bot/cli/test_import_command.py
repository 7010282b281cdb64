"""`matinee import` prints what an export would bring, for people and for scripts."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.domain.imports import exports


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a data set of two films, with their numbers."""
    (tmp_path / "movies.csv").write_text(
        "movieId,title,genres\n6,Heat (1995),Crime\n260,Star Wars: Episode IV (1977),Action\n"
    )
    (tmp_path / "links.csv").write_text("movieId,imdbId,tmdbId\n6,0113277,949\n260,0076759,11\n")
    (tmp_path / "ratings.csv").write_text("userId,movieId,rating,timestamp\n1,6,4.0,1\n")
    return tmp_path


def given(folder: Path, content: str | bytes, *options: str) -> int:
    file = folder / "export.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return main(["import", str(file), "--data", str(folder), *options])


def test_scripts_read_one_object_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert given(folder, exports.IMDB_2017, "--json") == 0
    found, skipped = map(json.loads, capsys.readouterr().out.splitlines())
    assert found == {
        "kind": "liked",
        "title": "Heat",
        "year": 1995,
        "rating": 4.5,
        "status": "matched",
        "movie_id": 6,
        "by": "imdb",
        "reason": None,
    }
    assert (skipped["kind"], skipped["status"], skipped["movie_id"]) == ("skipped", "skipped", None)


def test_people_read_lines_and_a_sum(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    films = "Heat,1995,5\nStar Wars,1977,\nOppenheimer,2023,4\n,,\nCasino,1970,1"
    assert given(folder, f"Title,Year,Rating\n{films}") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "liked: Heat (1995), found by title and year"
    assert lines[1].endswith("Star Wars (1977); perhaps Star Wars: Episode IV (1977)")
    assert lines[-1] == (
        "1 liked, 1 film to ask about, 1 newer than my films and 1 not among my films"
    )


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"Title,Date\nLost,1/2/20\n"])
def test_a_useless_file_fails_with_one_sentence(
    folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert given(folder, content) == 1
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.count("\n") == 1
    assert "export.csv" in printed.err


def test_a_missing_file_fails_with_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(folder / "none.csv"), "--data", str(folder)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_is_named_as_it_is_called(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "my_*list*.csv"
    file.write_text("Who,What\nana,tea\n")
    assert main(["import", str(file), "--data", str(folder)]) == 1
    assert "“my_*list*.csv”" in capsys.readouterr().err
