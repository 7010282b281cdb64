"""A running bot goes on to a larger set; whatever keeps it from that is said, and nothing lost."""

import asyncio
import hashlib
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from bot.datasets import choice, published
from bot.datasets import fetch as fetching
from bot.datasets.published import PublishedSet
from bot.domain.bases.obstacles import NotTrained
from bot.domain.runs.problems import Refused
from bot.domain.runs.reasons import Asked, BaseGrown
from bot.domain.runs.record import RunState
from bot.domain.runs.refusals import NotMeasured
from bot.messages.model.growth import growth as said
from bot.models.further_films import FurtherFilms
from bot.settings import Settings
from bot.training import trainer
from bot.training.growth import LATEST, SOON, BaseGrowth, pause_after
from bot.training.growth_state import GrowthState, Stage
from bot.training.low_priority import at_low_priority
from recommender import Movie
from tests.bot.conftest import Workshop
from tests.bot.datasets.mirror import Mirror, mirror, zipped
from tests.bot.training.tiny import write_tiny_set

FILES = ("ratings.csv", "movies.csv")
FILMS = 100


@dataclass
class Grown:
    """What grows, where it comes from, and when it is to be woken."""

    workshop: Workshop
    site: str
    settings: Settings
    moments: list[datetime] = field(default_factory=list)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[BaseGrowth]:
        """Let it grow until there is nothing more to do now; then stop it."""

        async def set_timer(moment: datetime) -> None:
            self.moments.append(moment)

        shop = self.workshop
        growth = BaseGrowth(
            self.settings,
            shop.clock,
            shop.store,
            shop.trainer,
            FurtherFilms(shop.registry.directory),
            set_timer,
            self.site,
        )
        growth.start()
        await growth.finished()
        try:
            yield growth
        finally:
            await growth.close()

    async def turn(self) -> GrowthState:
        """Let a bot that has just started grow, and return how far it comes."""
        async with self.running() as growth:
            assert GrowthState.load(self.settings.dataset_directory) == growth.state
            return growth.state

    @property
    def base(self) -> str:
        return self.workshop.registry.current.manifest.base


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The zip of a larger set."""
    folder = write_tiny_set(tmp_path_factory.mktemp("larger"), users=200, movies=FILMS, seed=2)
    return zipped({f"ml-32m/{name}": (folder / name).read_bytes() for name in FILES})


@pytest.fixture
async def grown(
    taught: Workshop, larger: bytes, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Grown, Mirror]]:
    digest = hashlib.sha256(larger).hexdigest()
    wanted = PublishedSet("ml-32m", digest, 10**7, 10**7, FILES, len(larger))
    for module in (published, choice):
        monkeypatch.setattr(module, "SETS", (wanted,))
    monkeypatch.setattr(fetching, "SPARE_BYTES", 0)
    settings = Settings.load(None, data_directory=taught.folder, movielens="", base="auto")
    with mirror(larger) as server:
        yield Grown(taught, server.site, settings), server


async def test_a_larger_set_is_fetched_learned_from_and_kept_over_a_restart(
    grown: tuple[Grown, Mirror],
) -> None:
    growing, server = grown
    assert await growing.turn() == GrowthState()
    assert growing.base == "ml-32m"
    assert len(growing.workshop.registry.current.catalogue) == FILMS
    (run, *_) = await growing.workshop.store.runs.recent()
    assert (run.state, run.reason) == (RunState.PUBLISHED, BaseGrown(base="ml-32m"))
    measure = growing.workshop.registry.current.manifest.measures
    assert measure is not None
    assert measure.movielens is not None
    assert measure.movielens.difference is not None  # asked of both, about the films they share
    # Who goes back to an earlier version is not overruled at the next start.
    await growing.workshop.registry.rollback(1, growing.workshop.clock.now())
    # What only the larger set has is still known by name.
    smaller = growing.workshop.registry.current
    newer = Movie.from_listing(FILMS, f"Film {FILMS} ({1950 + FILMS % 60})", ["Drama"])
    assert newer.movie_id not in smaller.catalogue
    further = FurtherFilms(growing.workshop.registry.directory)
    assert [each.label for each in further.find(newer.label, smaller)] == [newer.label]
    assert further.get(newer.movie_id) == newer
    await growing.turn()
    assert growing.base != "ml-32m"
    assert len(server.ranges) == 1


@pytest.mark.slow
async def test_a_cut_download_waits_and_goes_on_where_it_stopped(
    grown: tuple[Grown, Mirror], larger: bytes
) -> None:
    growing, server = grown
    server.cut = len(larger) // 2
    state = await growing.turn()
    assert state.stage is Stage.WAITING
    assert "ml-32m stopped arriving at" in said(state)
    assert growing.moments == [growing.workshop.clock.now() + SOON]
    server.cut = None
    await growing.turn()
    assert server.ranges == [None, f"bytes={len(larger) // 2}-"]
    assert growing.base == "ml-32m"


def _wrong(growing: Grown, server: Mirror, _: pytest.MonkeyPatch) -> None:
    server.content = b"something else"


def _missing(growing: Grown, server: Mirror, _: pytest.MonkeyPatch) -> None:
    server.status = 404


def _unreachable(growing: Grown, server: Mirror, _: pytest.MonkeyPatch) -> None:
    growing.site = "http://127.0.0.1:9"


def _no_disk(growing: Grown, server: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SPARE_BYTES", 10**18)


def _no_memory(growing: Grown, server: Mirror, _: pytest.MonkeyPatch) -> None:
    growing.settings = growing.settings.model_copy(update={"training_memory_mb": 100})


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (_wrong, "What arrived as ml-32m was not it, so I threw it away."),
        (_missing, "GroupLens answered with HTTP status 404 instead of ml-32m."),
        (_unreachable, "GroupLens can't be reached for ml-32m"),
        (_no_disk, "MB on the disk, and"),
        (_no_memory, "Learning from ml-32m needs 150 MB of memory, and a run may take 100 MB"),
    ],
)
async def test_each_fault_is_one_sentence_and_tried_again_less_and_less_often(
    grown: tuple[Grown, Mirror],
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[Grown, Mirror, pytest.MonkeyPatch], None],
    expected: str,
) -> None:
    growing, server = grown
    fault(growing, server, monkeypatch)
    before = growing.base
    async with growing.running() as growth:
        assert expected in said(growth.state)
        await growth.wake()
        await growth.finished()
    assert [each - growing.workshop.clock.now() for each in growing.moments] == [SOON, 2 * SOON]
    assert growing.base == before
    folder = growing.settings.dataset_directory
    assert [path.name for path in folder.iterdir()] == ["growth.json"]


@pytest.mark.slow
async def test_a_refused_set_is_named_and_not_tried_again(
    grown: tuple[Grown, Mirror], monkeypatch: pytest.MonkeyPatch
) -> None:
    growing, _ = grown
    before = growing.base
    monkeypatch.setattr(trainer, "reasons_to_refuse", lambda *_, **__: (NotMeasured(),))
    state = await growing.turn()
    assert state.obstacle == NotTrained(problem=Refused(refusals=(NotMeasured(),)))
    assert said(state).startswith("I could not move on to ml-32m:")
    assert growing.base == before
    again = await growing.turn()
    assert again == state
    assert [run.state for run in await growing.workshop.store.runs.of_reason("base_grown")] == [
        RunState.REFUSED
    ]
    # Scheduled runs go on with the data of the model in service.
    monkeypatch.undo()
    outcome = await growing.workshop.trainer.retrain(Asked())
    assert outcome.manifest is not None
    assert outcome.manifest.base == before


async def test_nothing_is_fetched_while_a_version_is_pinned_or_a_set_is_named(
    grown: tuple[Grown, Mirror], tmp_path: Path
) -> None:
    growing, server = grown
    settings = growing.workshop.store.model_settings
    await settings.note("pinned", 1)
    assert "waits until version 1 is unpinned" in said(await growing.turn())
    await settings.note("pinned", None)
    await settings.change({"base": str(tmp_path)}, None)
    assert await growing.turn() == GrowthState()
    assert server.ranges == []


async def test_a_bot_that_stops_while_it_fetches_keeps_what_has_arrived(
    grown: tuple[Grown, Mirror], monkeypatch: pytest.MonkeyPatch
) -> None:
    growing, _ = grown
    arrived = BaseGrowth._arrived

    def stop_at_once(growth: BaseGrowth, received: int, expected: int) -> None:
        growth._stopping.set()
        arrived(growth, received, expected)

    monkeypatch.setattr(BaseGrowth, "_arrived", stop_at_once)
    async with growing.running():
        pass
    part = growing.settings.dataset_directory / "ml-32m.zip.part"
    assert part.stat().st_size > 0


def test_pauses_grow_to_half_a_day_however_often_it_fails() -> None:
    pauses = [pause_after(failures) for failures in (0, 1, 2, 100, 10_000)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[1], pauses[-1]) == (SOON, 2 * SOON, LATEST)


async def test_work_whose_result_nobody_waits_for_any_more_ends_in_peace() -> None:
    begun, go_on = threading.Event(), threading.Event()
    failed: list[threading.ExceptHookArgs] = []

    def work() -> None:
        begun.set()
        go_on.wait()

    before = threading.excepthook
    threading.excepthook = failed.append
    try:
        waiting = asyncio.ensure_future(at_low_priority("work", work))
        await asyncio.to_thread(begun.wait)
        thread = next(each for each in threading.enumerate() if each.name == "work")
        waiting.cancel()
        await asyncio.wait([waiting])
        go_on.set()
        await asyncio.to_thread(thread.join)
    finally:
        threading.excepthook = before
    assert not failed
