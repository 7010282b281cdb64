"""`matinee cluster` keeps its processes running, and ends all of them together."""

import asyncio
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli import process_group
from bot.cli.cluster import parts_of
from bot.cli.failure import CommandFailedError
from bot.cli.process_group import ProcessGroup, ProcessPart
from bot.domain.assignment import Assignment
from bot.settings import Settings, SettingsError
from bot.stopping import WITH_PARENT

# Says who it is, and ends at once or when it is told to.
CHILD = """
import os, signal, sys, time
stubborn = os.environ["CHILD"] == "stubborn"
signal.signal(signal.SIGTERM, signal.SIG_IGN if stubborn else lambda *_: sys.exit(0))
print("I am", os.environ["CHILD"], flush=True)
if os.environ["CHILD"] != "weak":
    while True:
        time.sleep(60)
"""
PATIENCE = 30.0


class Log(io.StringIO):
    """A log that tells whoever waits when something is written."""

    def __init__(self) -> None:
        super().__init__()
        self._written = asyncio.Event()

    def flush(self) -> None:
        """Wake who waits."""
        self._written.set()
        self._written = asyncio.Event()

    async def has(self, words: str, times: int = 1) -> None:
        """Wait until it has some words so often."""
        async with asyncio.timeout(PATIENCE):
            while self.getvalue().count(words) < times:
                await self._written.wait()


def group_of(log: Log, *names: str) -> ProcessGroup:
    parts = [ProcessPart(name, {**os.environ, "CHILD": name}) for name in names]
    return ProcessGroup(parts, log, (sys.executable, "-c", CHILD))


async def test_what_ends_is_started_again_and_its_lines_have_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process_group, "FIRST_PAUSE", 0.01)
    log = Log()
    group = group_of(log, "weak", "strong")
    living = asyncio.create_task(group.live())
    await log.has("  weak | I am weak", times=3)
    await log.has("strong | I am strong")
    group.running["strong"].kill()
    await log.has("strong | ended with status -9")
    await log.has("strong | I am strong", times=2)
    group.stop()
    await asyncio.wait_for(living, PATIENCE)
    assert group.running == {}


async def test_what_does_not_end_is_ended_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_group, "STOPPING_PATIENCE", 0.5)
    log = Log()
    group = group_of(log, "stubborn", "strong")
    living = asyncio.create_task(group.live())
    for name in ("stubborn", "strong"):
        await log.has(f"I am {name}")
    children = list(group.running.values())
    group.stop()
    await asyncio.wait_for(living, PATIENCE)
    assert "stubborn | did not stop in time" in log.getvalue()
    assert [child.returncode for child in children] == [-9, 0]


# Ends when a file says so; one that takes over says that to the one before.
REPLACEABLE = """
import os, pathlib, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
place = pathlib.Path(os.environ["PLACE"]) / os.environ["CHILD"]
if sys.argv[-1] == "--take-over":
    if os.environ["CHILD"] == "stubborn":
        sys.exit(3)
    place.write_text("taken over")
    while place.exists():
        time.sleep(0.01)
print("I am", os.environ["CHILD"], flush=True)
while not place.exists():
    time.sleep(0.01)
place.unlink()
"""


async def test_processes_are_replaced_one_after_the_other(tmp_path: Path) -> None:
    log = Log()
    surroundings = {**os.environ, "PLACE": str(tmp_path)}
    parts = [
        ProcessPart(name, surroundings | {"CHILD": name}, hands_over=name != "trainer")
        for name in ("trainer", "one", "two")
    ]
    group = ProcessGroup(parts, log, (sys.executable, "-c", REPLACEABLE))
    living = asyncio.create_task(group.live())
    for part in parts:
        await log.has(f"I am {part.name}")
    before = dict(group.running)
    group.replace_all()
    for part in parts:
        await log.has(f"I am {part.name}", times=2)
    assert [process.returncode for process in before.values()] == [0, 0, 0]
    said = log.getvalue()
    assert said.index("one | replaced") < said.index("two | replaced") < said.index("trainer | end")
    group.stop()
    await asyncio.wait_for(living, PATIENCE)
    assert group.running == {}


async def test_where_a_new_process_does_not_take_over_all_old_ones_go_on(tmp_path: Path) -> None:
    log = Log()
    surroundings = {**os.environ, "PLACE": str(tmp_path)}
    parts = [
        ProcessPart(name, surroundings | {"CHILD": name}, hands_over=True)
        for name in ("stubborn", "other")
    ]
    group = ProcessGroup(parts, log, (sys.executable, "-c", REPLACEABLE))
    living = asyncio.create_task(group.live())
    for part in parts:
        await log.has(f"I am {part.name}")
    before = dict(group.running)
    group.replace_all()
    await log.has("stubborn | the new process ended with status 3")
    assert group.running == before
    group.stop()
    await asyncio.wait_for(living, PATIENCE)
    assert "replaced by" not in log.getvalue()


# Says that it lives, and after a while that it lives on.
DEPENDENT = """
import os, time
from bot.stopping import end_with_parent
end_with_parent()
with open(os.environ["LIFE"], "w", buffering=1) as life:
    life.write("lives\\n")
    time.sleep(30)
    life.write("lives on\\n")
"""
GROUP = f"""
import asyncio, os, sys
from bot.cli.process_group import ProcessGroup, ProcessPart
parts = [ProcessPart(name, os.environ) for name in ("one", "two")]
group = ProcessGroup(parts, sys.stderr, (sys.executable, "-c", {DEPENDENT!r}))
asyncio.run(group.live())
"""


def test_the_processes_of_a_killed_group_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "life")
    surroundings = {**os.environ, "LIFE": str(tmp_path / "life")}
    with (
        subprocess.Popen([sys.executable, "-c", GROUP], env=surroundings) as group,
        (tmp_path / "life").open() as life,
    ):
        assert [life.readline(), life.readline()] == ["lives\n", "lives\n"]
        group.kill()
        # It ends when nobody can write to it any more.
        assert life.read() == ""
    assert process_group.RUN[-1] == WITH_PARENT


def test_each_process_has_its_part_its_folder_and_its_port(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "TOKEN": "x",
        "DATABASE_URL": "postgresql://somewhere/matinee",
        "SHARDS": "5",
        "METRICS_PORT": "9464",
    }.items():
        monkeypatch.setenv(f"MATINEE_{name}", value)
    loaded = []
    for part in parts_of(2):
        monkeypatch.setattr(os, "environ", dict(part.environment))
        loaded.append(Settings.load(None))
    names = [Assignment.of(settings).name for settings in loaded]
    assert names == ["trainer", "bot 1/2", "bot 2/2"]
    assert [Assignment.of(settings).shard_ids for settings in loaded[1:]] == [(0, 2, 4), (1, 3)]
    assert len({settings.data_directory for settings in loaded}) == 3
    assert [settings.metrics_port for settings in loaded] == [9464, 9465, 9466]
    monkeypatch.setenv("MATINEE_TOKEN", "x")
    assert [part.name for part in parts_of(2, ["2", "trainer"])] == ["trainer", "bot 2/2"]
    with pytest.raises(CommandFailedError, match="there are trainer, 1, 2"):
        parts_of(2, ["3"])


def test_only_a_bot_among_several_takes_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MATINEE_TOKEN", "x")
    assert main(["run", "--take-over"]) == 1
    assert "without --take-over" in capsys.readouterr().err


def test_the_trainer_is_not_told_the_token_even_where_a_file_has_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    file = "MATINEE_TOKEN=secret\nMATINEE_DATABASE_URL=postgresql://somewhere/matinee\n"
    Path(".env").write_text(file, "utf-8")
    tokens = []
    for part in parts_of(2):
        monkeypatch.setattr(os, "environ", dict(part.environment))
        tokens.append(Settings.load().token.get_secret_value())
    assert tokens == ["", "secret", "secret"]


def test_without_postgresql_there_is_no_cluster(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MATINEE_TOKEN", "x")
    with pytest.raises(SettingsError):
        parts_of(2)
