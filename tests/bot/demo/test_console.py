"""`matinee demo --console`, driven the way a script drives it: lines in, JSON out."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.store.claim import FileClaim

ROOT = Path(__file__).resolve().parents[3]


class Script:
    """Runs the demo on invented films, each time as a process of its own on the same data."""

    def __init__(self, data: Path, directory: Path) -> None:
        self._data = data
        self._environment = {
            "PATH": os.environ["PATH"],
            "MATINEE_DATA_DIRECTORY": str(directory),
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *lines: str, options: tuple[str, ...] = ("--json",)) -> str:
        """Type the lines; return what the demo wrote to stdout."""
        command = [sys.executable, "-m", "bot", "demo", "--console", "--data", str(self._data)]
        finished = subprocess.run(
            [*command, *options],
            input="\n".join(lines),
            env=self._environment,
            cwd=self._data,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    def messages(self, *lines: str, empty: bool = False) -> list[dict[str, Any]]:
        """Type the lines; return the messages and errors in the order they came."""
        options = ("--json", "--empty") if empty else ("--json",)
        return [json.loads(line) for line in self.run(*lines, options=options).splitlines()]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests here, so that the model is trained once."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture
def script(invented_folder: Path, directory: Path) -> Script:
    for stored in directory.glob("demo/*/*"):
        if stored.is_file():
            stored.unlink()
    return Script(invented_folder, directory)


def written(message: dict[str, Any]) -> str:
    """Everything in a message that a person reads."""
    return json.dumps([message["content"], message["embeds"]], ensure_ascii=False)


def test_a_script_talks_to_the_bot_and_finds_it_again_after_a_restart(script: Script) -> None:
    liked, undone, listed, _ = script.messages(
        "ana: !like Marzipan Conspiracy II",
        "ana: click undo",
        "ana: /likes",
        "# nothing more but this",
        "ben: /like 7 Umbrellas",
        empty=True,
    )
    assert liked["to"] == "movies"
    assert liked["reply_to"] == "ana"
    assert liked["ephemeral"] is False
    assert "Marzipan Conspiracy II (1994)" in liked["content"]
    assert "Undo" in liked["components"]
    assert undone["edited"] is True
    assert "Marzipan" not in written(listed)

    ben, ana, undone = script.messages("ben: !likes", "ana: !likes", "ben: click Undo")
    assert "7 Umbrellas (1988)" in written(ben)
    assert "Umbrellas" not in written(ana)
    assert undone["edited"] is True
    assert "7 Umbrellas (1988)" in undone["content"]


@pytest.mark.slow
def test_members_have_tastes_of_their_own_unless_the_server_is_empty(script: Script) -> None:
    likes = [written(message) for message in script.messages("ana: !likes", "ben: !likes")]
    assert likes[0].count("(19") >= 5
    assert likes[0] != likes[1]
    (empty,) = script.messages("ana: !likes", empty=True)
    assert "(19" not in written(empty)


@pytest.mark.slow
def test_a_second_demo_leaves_the_first_ones_store_alone(script: Script, directory: Path) -> None:
    script.messages("ana: !like 7 Umbrellas")
    (workspace,) = directory.glob("demo/*")
    claim = FileClaim(workspace / "demo.lock")
    try:
        (liked,) = script.messages("you: !like Marzipan Conspiracy II", empty=True)
    finally:
        asyncio.run(claim.release())
    assert "Marzipan" in liked["content"]
    ana, you = script.messages("ana: !likes", "you: !likes")
    assert "7 Umbrellas" in written(ana)
    assert "Marzipan" not in written(you)


@pytest.mark.slow
def test_files_of_this_machine_are_attached_and_given_to_slash_commands(
    script: Script, tmp_path: Path
) -> None:
    seen, loved = tmp_path / "seen.csv", tmp_path / "my ratings.csv"
    seen.write_text("Title,Year\nMarzipan Conspiracy II,1994\n")
    loved.write_text("Title,Year,Rating\n7 Umbrellas,1988,5\n")
    _ready, both, one, absent = script.messages(
        f"attach {seen}",
        f"attach {loved}",
        "!import",
        "click Open the preview",
        f"/import file:{loved}",
        "/import file:nothing.csv",
    )
    assert "1 liked\\n• 1 seen" in written(both)
    assert "1 liked" in written(one)
    assert "seen" not in written(one)
    assert "nothing.csv can't be read" in absent["error"]


@pytest.mark.slow
def test_what_cannot_be_done_is_said_and_the_script_goes_on(script: Script) -> None:
    answers = script.messages(
        "zoe: hello",
        "click Nothing",
        "choose Nothing",
        "/nothing",
        "wait soon",
        "fill x=1",
        "just talking",
        "@everyone: look",
        "ana: !like \N{CLAPPER BOARD}",
        "ben: !like 7 Umbrellas",
    )
    errors = [answer["error"] for answer in answers if "error" in answer]
    assert len(errors) == 6
    assert "The members are you, ana, ben and chloe." in errors[0]
    assert answers[-1]["reply_to"] == "ben"


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(
    invented_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    finished = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--console", "--data", str(invented_folder)],
        input="",
        env={**os.environ, "MATINEE_DATA_DIRECTORY": str(tmp_path / "file")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert finished.returncode == 1
    assert "can't store anything in" in finished.stderr.splitlines()[-1]


@pytest.mark.slow
def test_people_read_text_instead_of_json(script: Script) -> None:
    typed = ("!like 7 Umbrellas", "what?", "click Nothing", "!night plan every friday 20:00")
    text = script.run(*typed, "!night series", "!like [a_b]", options=())
    assert text.startswith("Matinee -> you (#movies)\n  ")
    assert "[Undo]" in text
    assert "\n? There is no button" in text
    assert "Every week in #movies" in text
    assert "host: @you" in text
    assert "“[a_b]”" in text
