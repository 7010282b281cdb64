"""`matinee recommend` says what somebody might like, or why it cannot."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main


def test_a_list_for_the_titles_given(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = ["marmalade & gunpowder", "7 umbrela"]
    assert main(["recommend", "--data", str(invented_folder), "-n", "4", "--json", *titles]) == 0
    printed = capsys.readouterr()
    listed = [json.loads(line) for line in printed.out.splitlines()]
    assert len(listed) == 4
    liked = {"Marmalade & Gunpowder (1999)", "7 Umbrellas (1988)"}
    assert not liked & {each["title"] for each in listed}
    assert {reason for each in listed for reason in each["because"]} <= liked
    assert "Likes: Marmalade & Gunpowder (1999) and 7 Umbrellas (1988)" in printed.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["qqqq zzzz wwww"], "No film is called"),
        (["lighthouse keeper"], "The Lighthouse Keeper (1954)"),
        (["7 umbrellas", "-n", "0"], "--count is at least 1"),
        (["7 umbrellas", "--dial", "2"], "--dial is between 0 and 1"),
    ],
)
def test_what_it_cannot_do_is_one_sentence_and_a_failure(
    invented_folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: str,
) -> None:
    assert main(["recommend", "--data", str(invented_folder), *arguments]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert expected in printed.err
    assert printed.err.count("\n") == 1


def test_a_folder_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recommend", "--data", str(tmp_path), "7 umbrellas"]) == 1
    assert str(tmp_path) in capsys.readouterr().err
