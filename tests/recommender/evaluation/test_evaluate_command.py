"""`matinee evaluate` as people run it: what it prints, draws and refuses."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from recommender import Dataset
from recommender.evaluation.sections import SECTIONS
from tests.invented import write_dataset

PNG = b"\x89PNG"
ONE_FOLD = ("--users", "60")


def evaluate(*arguments: object) -> int:
    return main(["evaluate", *(str(each) for each in arguments)])


def figures(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert evaluate(*arguments, "--json") == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def test_a_table_compares_all_models(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("--data", invented_folder, "--likes", "1,5", *ONE_FOLD) == 0
    printed = capsys.readouterr().out
    for words in ("NDCG@20", "Recall@20", "coverage@20", "advantage over notebook", "popularity"):
        assert words in printed
    for model in ("matinee", "notebook", "recent-popularity"):
        assert any(line.strip().startswith(model) for line in printed.splitlines())


def test_json_holds_every_figure_with_its_interval(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = figures(capsys, "--data", invented_folder, "--likes", "3", "--seed", 5, *ONE_FOLD)
    assert (found["data"], found["seed"]) == (invented_folder.name, 5)
    rows = {row["model"]: row for row in found["strong"]["results"]}
    ours = rows["matinee"]
    assert set(ours["metrics"]) == {"ndcg@20", "recall@20"}
    assert set(ours["against"]) >= {"notebook", "popularity"}
    for interval in (ours["metrics"]["ndcg@20"], ours["against"]["notebook"]["ndcg@20"]):
        assert interval["low"] <= interval["mean"] <= interval["high"]
    assert 0 < ours["coverage@20"] <= 1
    difference = (
        ours["metrics"]["ndcg@20"]["mean"] - rows["popularity"]["metrics"]["ndcg@20"]["mean"]
    )
    assert ours["against"]["popularity"]["ndcg@20"]["mean"] == pytest.approx(difference)


def test_the_same_seed_prints_the_same_figures(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def accuracy() -> list[Any]:
        options = ("--likes", "2", "--model", "matinee", *ONE_FOLD)
        found = figures(capsys, "--data", invented_folder, *options)
        return [row["metrics"] for row in found["strong"]["results"]]

    assert accuracy() == accuracy()


def test_literature_and_time_in_one_run(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["--protocol", "literature", "--over-time", "--likes", "0,2"]
    found = figures(capsys, "--data", invented_folder, *names, "--model", "popularity")
    (literature,) = found["literature"]["results"]
    assert set(literature["metrics"]) == {"ndcg@100", "recall@20", "recall@50"}
    assert [row["likes"] for row in found["over-time"]["results"]] == ["0", "2"]


def test_the_dial_trades_accuracy_for_variety(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = figures(capsys, "--data", invented_folder, "--dial", "--likes", "5", *ONE_FOLD)
    rows = {row["model"]: row for row in found["dial"]["results"]}
    assert {f"dial {setting}" for setting in ("0", "0.25", "0.5", "0.75", "1")} <= set(rows)
    known = "popularity_percentile@20"
    assert rows["dial 1"][known] < rows["dial 0"][known]


def test_groups_are_measured_for_every_strategy(
    invented_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recommender.evaluation.groups.GROUPS", 8)
    found = figures(capsys, "--data", invented_folder, "--groups", *ONE_FOLD)
    cells = {(cell["kind"], cell["size"]): cell["methods"] for cell in found["groups"]["cells"]}
    assert set(cells) == {(kind, size) for kind in ("random", "alike") for size in (2, 4, 8)}
    for methods in cells.values():
        assert {"average", "fair", "least_misery", "multiplicative", "borda"} <= set(methods)
        assert all(each["worst"]["mean"] <= each["mean"]["mean"] for each in methods.values())


@pytest.mark.slow
def test_the_start_is_compared_with_other_ways_of_telling(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = figures(capsys, "--data", invented_folder, "--quiz", "--users", "12")["quiz"]
    for way, answers in found["answers"].items():
        assert sum(answers.values()) <= int(way.partition("_")[2] or 0), way
    assert sum(found["answers"]["start_10"].values()) == pytest.approx(10)
    assert found["answers"]["names_3"]["like"] == pytest.approx(3)
    assert found["ndcg@20"]["start_13"]["mean"] > found["ndcg@20"]["nothing"]["mean"]
    compared = {(each["way"], each["over"]) for each in found["advantages"]}
    assert {("start_5", "random_5"), ("start_10", "random_10")} <= compared
    assert ("start_13", "former_20") in compared


def test_a_picture_is_drawn(
    invented_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "curve.png"
    figures(capsys, "--data", invented_folder, "--model", "popularity", "--picture", file)
    assert file.read_bytes().startswith(PNG)


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    status = evaluate(*arguments)
    captured = capsys.readouterr()
    assert status != 0
    assert captured.out == ""
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--likes", "400"], "to give 400 likes"),
        (["--model", "magic"], "no model is called 'magic'"),
        (["--users", "5000"], "cannot hold out 5000 of 240 people"),
        (["--groups", "--picture", "groups.png"], "no picture of groups"),
        (["--groups", "--users", "1", "--seed", "1"], "groups need 2 people"),
        (["--picture", "nowhere/curve.png"], "nowhere does not exist"),
        # Refused before anybody is asked: the number of people is not even looked at.
        (["--users", "5000", "--picture", "curve.cheese"], "draw curve.cheese"),
        (["--users", "5000", "--picture", "curve"], "draw curve"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_a_sentence(
    invented_folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    assert sentence in refused(capsys, "--data", invented_folder, *arguments)


@pytest.mark.parametrize(
    ("option", "value"),
    [("--likes", value) for value in ("one", "1,,2", "-1", "")]
    + [("--seed", value) for value in ("one", "-1", "1.5")],
)
def test_numbers_must_be_numbers(
    invented_folder: Path, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        evaluate("--data", invented_folder, f"{option}={value}")
    assert stopped.value.code == 2
    assert option in capsys.readouterr().err


def test_a_data_set_of_one_person_is_refused(
    invented: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dataset(invented.users([1]), tmp_path)
    assert "data set of 1 person cannot be split" in refused(capsys, "--data", folder)


def test_a_folder_without_data_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert str(tmp_path) in refused(capsys, "--data", tmp_path)


def test_progress_goes_to_stderr_only(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("--data", invented_folder, "--model", "popularity", "--json") == 0
    json.loads(capsys.readouterr().out)


@pytest.mark.slow
def test_focused_tastes_are_measured_along_the_dial(
    invented_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = figures(capsys, "--data", invented_folder, "--focus", *ONE_FOLD)["focus"]
    rows = {(row["setting"], row["kind"]): row["figures"] for row in found["rows"]}
    assert {kind for _, kind in rows} >= {"genre", "mixed"}
    for figure in ("fit", "head", "own", "divergence"):
        interval = rows["dial 0", "genre"][figure]
        assert 0 <= interval["low"] <= interval["mean"] <= interval["high"]
    assert "fit" not in rows["dial 0", "mixed"]

    assert evaluate("--data", invented_folder, "--focus", *ONE_FOLD) == 0
    assert "five likes of one genre" in capsys.readouterr().out


@pytest.fixture
def few_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be three parts, of which one needs to know when people rated."""
    parts = {name: SECTIONS[name] for name in ("strong", "over-time", "liking")}
    monkeypatch.setattr("bot.cli.evaluate.SECTIONS", parts)


@pytest.mark.usefixtures("few_parts")
def test_everything_that_a_set_allows_comes_in_one_run(
    invented: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    untimed = write_dataset(replace(invented, timestamps=None), tmp_path)
    options = ("--data", untimed, "--all", "--model", "popularity", *ONE_FOLD)
    found = figures(capsys, *options)
    assert {"strong", "liking"} < set(found)
    assert "over-time" not in found
    assert list(found["skipped"]) == ["over-time"]

    assert evaluate(*options, "--markdown") == 0
    printed = capsys.readouterr().out
    assert "### Will they like it?" in printed
    assert found["skipped"]["over-time"] in printed
    ndcg = found["strong"]["results"][0]["metrics"]["ndcg@20"]["mean"]
    assert f"| popularity | {ndcg:.3f}".replace("0.", ".") in printed
    tables = [block for block in printed.split("\n\n") if block.startswith("|")]
    assert all(len({line.count(" | ") for line in table.splitlines()}) == 1 for table in tables)


@pytest.mark.usefixtures("few_parts")
def test_a_set_that_allows_nothing_is_refused(
    invented: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dataset(invented.users([1]), tmp_path)
    assert "1 person" in refused(capsys, "--data", folder, "--all")
