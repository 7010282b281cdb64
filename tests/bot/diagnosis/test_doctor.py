"""The doctor: what is missing, how to fix it, and an exit status that scripts can trust."""

import asyncio
import base64
import json
import re
import sqlite3
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import SystemClock
from bot.diagnosis.discord import application_of
from bot.diagnosis.environment import LIBRARIES
from bot.settings import Settings
from bot.store.store import Store

APPLICATION = 1010101010101010101
ROOT = Path(__file__).resolve().parents[3]


def made_up_token() -> str:
    first = base64.urlsafe_b64encode(str(APPLICATION).encode()).decode().rstrip("=")
    return ".".join((first, "GaBcDe", "q" * 38))


@pytest.fixture
def doctor(
    tmp_path: Path,
    invented_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[[], tuple[int, dict[str, dict[str, str]]]]:
    """Run the doctor where everything is well, but for what the test changes before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.setenv("MATINEE_TOKEN", made_up_token())
    monkeypatch.setenv("MATINEE_MOVIELENS", str(invented_folder))

    def run() -> tuple[int, dict[str, dict[str, str]]]:
        status = main(["doctor", "--json"])
        printed = capsys.readouterr().out
        assert made_up_token() not in printed
        return status, {finding["subject"]: finding for finding in json.loads(printed)}

    return run


Doctor = Callable[[], tuple[int, dict[str, dict[str, str]]]]


def test_all_is_well_before_the_first_start(doctor: Doctor, tmp_path: Path) -> None:
    status, findings = doctor()
    assert status == 0
    assert f"client_id={APPLICATION}" in findings["token"]["said"]
    assert {subject for subject, found in findings.items() if found["state"] != "ok"} == {"model"}
    assert list(tmp_path.iterdir()) == [], "looking must not make anything"


def test_a_database_in_use_is_read_as_well(doctor: Doctor, tmp_path: Path) -> None:
    async def look() -> tuple[int, dict[str, dict[str, str]]]:
        settings = Settings.load(None, data_directory=tmp_path / "var")
        async with await Store.open(settings.database, SystemClock()):
            return await asyncio.to_thread(doctor)

    status, findings = asyncio.run(look())
    assert status == 0
    assert "is intact" in findings["database"]["said"]


@pytest.mark.parametrize(
    ("variable", "value", "subject", "mend"),
    [
        ("MATINEE_TOKEN", "", "token", "Reset Token"),
        ("MATINEE_TOKEN", "not-a-token", "token", "Reset Token"),
        ("MATINEE_MOVIELENS", "/nowhere", "data", "matinee data get"),
        ("MATINEE_METRICS_PORT", "many", "settings", ".env.example"),
        ("MATINEE_DATA_DIRECTORY", "/dev/null/x", "directory", "MATINEE_DATA_DIRECTORY"),
        ("MATINEE_DATABASE_URL", "postgresql://127.0.0.1:1/x", "database", "operations"),
    ],
)
def test_what_stands_in_the_way_is_named_with_its_remedy(
    doctor: Doctor,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    subject: str,
    mend: str,
) -> None:
    monkeypatch.setenv(variable, value)
    status, findings = doctor()
    assert status == 1
    assert findings[subject]["state"] == "problem"
    assert mend in findings[subject]["mend"]


def test_a_damaged_database_is_found_and_left_alone(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    file = tmp_path / "var" / "matinee.sqlite3"
    file.write_bytes(b"nonsense" * 1000)
    status, findings = doctor()
    assert (status, findings["database"]["state"]) == (1, "problem")
    assert file.read_bytes() == b"nonsense" * 1000


def test_a_database_of_another_program_is_found(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    connection = sqlite3.connect(tmp_path / "var" / "matinee.sqlite3")
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    status, findings = doctor()
    assert status == 1
    assert "another program" in findings["database"]["said"]


def test_base_data_that_is_not_there_yet_is_fetched_at_the_start(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATINEE_MOVIELENS", "")
    status, findings = doctor()
    assert (status, findings["data"]["state"]) == (0, "warning")


def test_a_slip_of_the_pen_in_a_name_is_noticed(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("MATINEE_OWNER_ID=5\nPATH_OF_SOMETHING=1\n")
    monkeypatch.setenv("MATINEE_LOG_LEVELS", "debug")
    status, findings = doctor()
    assert status == 0
    assert findings["settings"]["state"] == "warning"
    assert "MATINEE_OWNER_IDS" in findings["settings"]["mend"]


def test_a_token_under_the_usual_name_is_noticed(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATINEE_TOKEN", "")
    monkeypatch.setenv("DISCORD_TOKEN", made_up_token())
    assert "Rename DISCORD_TOKEN" in doctor()[1]["token"]["mend"]


def test_without_the_intent_the_owner_learns_what_is_lost(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATINEE_MESSAGE_CONTENT", "false")
    status, findings = doctor()
    assert (status, findings["intents"]["state"]) == (0, "warning")


def test_people_get_a_page_they_can_read(
    doctor: Doctor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MATINEE_TOKEN", "")
    assert main(["doctor"]) == 1
    assert "→" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "a.b.c", f"!!{made_up_token()}", "x" * 72])
def test_what_is_no_token_is_not_taken_for_one(text: str) -> None:
    assert application_of(text) is None


def test_every_library_that_the_bot_needs_is_looked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [re.split(r"[\[<>=]", line)[0] for line in project["dependencies"]]
    assert list(LIBRARIES) == needed
