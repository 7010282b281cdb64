"""`matinee match` as the process that outside scripts talk to."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.models.registry import ModelRegistry
from tests.data import movielens
from tests.examined import make_registry

QUERIES = ["", "  ", "zzzz\u2028qqqq", "a\x0bb\x0c\x85c", "\ud800", "x" * 5000, '"quoted"\r']


def answers(folder: Path, mode: str, lines: list[bytes]) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "match", "--data", str(folder)],
        input=b"".join(line + b"\n" for line in lines),
        capture_output=True,
        check=True,
        env={**os.environ, "MATCHER_MODE": mode},
        timeout=60,
    )
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.mark.parametrize("mode", ["match", "autocomplete"])
def test_each_line_gets_one_line_whatever_it_holds(invented_folder: Path, mode: str) -> None:
    lines = [query.encode("utf-8", "surrogatepass") for query in QUERIES] + [b"\xff\xfe broken"]
    given = answers(invented_folder, mode, lines)
    assert len(given) == len(lines)
    for answer in given:
        assert answer["status"] in {"match", "ambiguous", "none"}
        assert isinstance(answer["ids"], list)


@pytest.mark.slow
def test_the_bot_takes_a_shared_name_as_the_command_says(tmp_path: Path) -> None:
    folder = movielens("ml-latest-small")
    bot = ModelRegistry.open(make_registry(folder, tmp_path)).current
    names = Counter(movie.title for movie in bot.catalogue)
    shared = [name for name, films in names.items() if films > 1]
    given = answers(folder, "match", [name.encode() for name in shared])
    for name, answer in zip(shared, given, strict=True):
        result = bot.matcher.match(name)
        assert answer == {"status": result.status, "ids": list(result.ids)}, name


def test_answers_come_at_once(invented_folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "match", "--data", str(invented_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write(b"anything\n")
            process.stdin.flush()
            assert "status" in json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait() == 0


def test_a_folder_without_films_is_a_clear_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "match", "--data", str(tmp_path)],
        input=b"",
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert str(tmp_path) in done.stderr.decode()
    assert b"Traceback" not in done.stderr
