"""Whatever goes wrong with a run: the old model serves on, the reason is kept, the next run works.

Each fault is a real one, done to the real trainer process or to its files.
"""

import asyncio
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pydantic import JsonValue

from bot.domain.runs.order import Order
from bot.domain.runs.problems import BaseRenumbered
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.domain.tastes import TasteChange
from bot.messages.model.problems import run_problem
from bot.training import sampling, worker
from bot.training.limits import ProcessLimits
from bot.training.process import WORKER
from bot.training.request import Recipe, TrainingRequest
from bot.training.run import Run
from bot.training.trainer import Trainer
from recommender import ModelDamagedError, Profile, TrainingConfig
from recommender.data.survey import Raters
from tests.bot.conftest import Workshop
from tests.bot.training.tiny import write_tiny_set
from tests.examined import NOBODY, trainer_process_id
from tests.logged_errors import LoggedErrors

KILOBYTE = 1024
NO_LIMITS = ProcessLimits()
# Takes a second or so, that there is something to disturb.
SLOW = {"factors": 96, "iterations": 30}


@dataclass(frozen=True)
class Fault:
    """What is done to a run, what its recorded reason says, and which one an error in the log."""

    name: str
    said: str
    logged: str
    inject: Callable[[int], None]
    changes: Mapping[str, JsonValue] = field(default_factory=dict)
    limits: ProcessLimits = NO_LIMITS
    before: Callable[[Workshop], None] = lambda _: None
    after: Callable[[Workshop], None] = lambda _: None


def _nothing(_process_id: int) -> None:
    """The fault lies elsewhere."""


def _kill(process_id: int) -> None:
    os.kill(process_id, signal.SIGKILL)


def _stop(process_id: int) -> None:
    os.kill(process_id, signal.SIGSTOP)


def _fill_the_disk(process_id: int) -> None:
    limit = 4 * KILOBYTE
    resource.prlimit(process_id, resource.RLIMIT_FSIZE, (limit, limit))


def _remove_base(workshop: Workshop) -> None:
    shutil.move(workshop.base, workshop.folder / "moved")


def _restore_base(workshop: Workshop) -> None:
    shutil.rmtree(workshop.base, ignore_errors=True)
    shutil.move(workshop.folder / "moved", workshop.base)


def _cut_base(workshop: Workshop) -> None:
    shutil.copytree(workshop.base, workshop.folder / "moved")
    ratings = workshop.base / "ratings.csv"
    ratings.write_bytes(ratings.read_bytes()[:1000] + b",,,")


def _block_run_folder(workshop: Workshop) -> None:
    shutil.rmtree(workshop.folder / "training", ignore_errors=True)
    (workshop.folder / "training").write_text("a file where a folder should be")


def _unblock_run_folder(workshop: Workshop) -> None:
    (workshop.folder / "training").unlink()


FAULTS = (
    Fault("killed", "killed the trainer process (SIGKILL", "process_killed", _kill, SLOW),
    Fault(
        "hanging", "longer than the 0.06", "took_too_long", _stop, SLOW, ProcessLimits(seconds=4)
    ),
    Fault(
        "out of memory",
        "ran out of memory",
        "out_of_memory",
        _nothing,
        limits=ProcessLimits(memory_mb=150),
    ),
    Fault("disk full", "disk is full", "disk_full", _fill_the_disk),
    Fault(
        "base data gone",
        "is gone",
        "base_missing",
        _nothing,
        before=_remove_base,
        after=_restore_base,
    ),
    Fault(
        "base data cut",
        " of ratings.csv",
        "base_unusable",
        _nothing,
        before=_cut_base,
        after=_restore_base,
    ),
    Fault(
        "no place to work",
        "could not start",
        "",
        _nothing,
        before=_block_run_folder,
        after=_unblock_run_folder,
    ),
)

# Each needs two runs of a real process.
QUICK = {"killed", "no place to work"}


@asynccontextmanager
async def answering(workshop: Workshop) -> AsyncIterator[list[int]]:
    """Recommend all the while; every answer's length is noted."""
    lengths: list[int] = []

    async def ask() -> None:
        while True:
            model = workshop.registry.current.model
            lengths.append(len(model.recommend(Profile(likes=[2, 4]), n=5)))
            await asyncio.sleep(0.005)

    task = asyncio.create_task(ask())
    try:
        yield lengths
    finally:
        task.cancel()


def _inject_once(fault: Fault, trainer: Trainer, run: Run) -> None:
    done: list[bool] = []

    def on_progress(_: Run) -> None:
        if not done and (process_id := trainer_process_id(trainer)) is not None:
            done.append(True)
            fault.inject(process_id)

    run.listen(on_progress)


@pytest.mark.skipif(sys.platform != "linux", reason="injects faults with prlimit and /proc")
@pytest.mark.parametrize(
    "fault",
    [pytest.param(f, id=f.name, marks=() if f.name in QUICK else pytest.mark.slow) for f in FAULTS],
)
async def test_the_old_model_serves_on_and_the_next_run_works(
    taught: Workshop, fault: Fault, logged_errors: LoggedErrors
) -> None:
    if fault.logged:
        logged_errors.expect(f"training failed: code='{fault.logged}'")
    trainer: Trainer = taught.trainer_with(fault.limits)
    fault.before(taught)

    async with answering(taught) as lengths:
        run, _ = trainer.start(Order(Asked(), changes=fault.changes))
        _inject_once(fault, trainer, run)
        outcome = await run.outcome

    assert outcome.state is RunState.FAILED
    assert fault.said in run_problem(outcome.problem)
    assert set(lengths) == {5}
    assert taught.registry.current.version == 1
    assert taught.reopened_registry().current.version == 1
    (newest,) = await taught.store.runs.recent()
    assert (newest.state, newest.problem) == (RunState.FAILED, outcome.problem)

    fault.after(taught)
    again = await taught.trainer.retrain(Asked())
    assert again.state is RunState.PUBLISHED, again.problem
    assert not any((taught.folder / "training").glob("run-*"))


async def test_a_candidate_damaged_before_it_is_published_changes_nothing(
    taught: Workshop,
) -> None:
    candidate = taught.folder / "candidate"
    shutil.copytree(taught.registry.path(1), candidate)
    replace(taught.registry.manifest(1), version=2).save(candidate)
    (candidate / "item_factors.npy").write_bytes(b"half")

    with pytest.raises(ModelDamagedError):
        await taught.registry.publish(candidate, taught.clock.now())

    assert taught.registry.current.version == 1
    assert taught.registry.versions == (1,)


async def test_a_worse_model_is_refused_and_kept_for_inspection(taught: Workshop) -> None:
    worse = {"factors": 8, "iterations": 1, "regularization": 200}

    async with answering(taught) as lengths:
        run, _ = taught.trainer.start(Order(Asked(), changes=worse))
        outcome = await run.outcome

    assert outcome.state is RunState.REFUSED, outcome.problem
    assert set(lengths) == {5}
    assert taught.registry.current.version == 1
    assert taught.registry.refused == (2,)
    assert taught.registry.manifest(2).configuration["factors"] == 8
    assert (await taught.store.model_settings.get()).factors == 128


async def test_base_data_of_other_numbers_is_refused_while_there_are_likes(
    taught: Workshop, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("training failed: code='base_renumbered'")
    await taught.store.tastes.record(7, 1, [TasteChange.like(2)])
    shifted = (taught.base / "movies.csv").read_text("utf-8").splitlines()
    years = [line.replace("(19", "(20").replace("(200", "(190") for line in shifted]
    (taught.base / "movies.csv").write_text("\n".join(years), "utf-8")

    outcome = await taught.trainer.retrain(Asked())

    assert outcome.state is RunState.FAILED
    assert outcome.problem == BaseRenumbered(base=taught.base.name)


@pytest.mark.parametrize("written", ["1,1,5.0,1\n", "1,one,5.0,1\n"])
def test_base_data_that_changes_while_it_is_read_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    base = write_tiny_set(tmp_path / "tiny", users=20)
    choose = sampling.newest_people

    def choose_slowly(people: Raters, fits: sampling.Fits) -> sampling.Ids:
        with (base / "ratings.csv").open("a") as file:
            file.write(written)
        return choose(people, fits)

    monkeypatch.setattr(sampling, "newest_people", choose_slowly)
    with pytest.raises(worker.BaseChangedError, match=base.name):
        worker._read_base(Recipe(base, TrainingConfig()), 1000, 0)


@pytest.mark.slow
def test_the_trainer_process_ends_with_the_bot(workshop: Workshop) -> None:
    NOBODY.save(workshop.folder)
    recipe = Recipe(workshop.base, TrainingConfig(iterations=100_000))
    TrainingRequest(1, recipe, Asked(), workshop.clock.now()).save(workshop.folder)
    command = [sys.executable, "-m", WORKER, str(workshop.folder / "request.json")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert b"reading" in process.stdout.readline()
        assert process.poll() is None
        process.stdin.close()
        process.wait(timeout=60)
    assert process.returncode == 1


@pytest.mark.slow
async def test_a_second_process_on_the_database_is_refused(workshop: Workshop) -> None:
    url = f"sqlite:///{workshop.folder / 'db.sqlite3'}"
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "bot", "train", "--data", str(workshop.base)],
        env={
            **os.environ,
            "MATINEE_DATABASE_URL": url,
            "MATINEE_DATA_DIRECTORY": str(workshop.folder),
        },
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "The bot is running on this database" in done.stderr
