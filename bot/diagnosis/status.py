"""The state of a bot, from its store, its models and, where it is on, its metrics address."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.diagnosis.live_numbers import LiveNumbers, NoNumbers, ask_bot
from bot.domain.runs.record import RunRecord
from bot.messages import status as messages
from bot.messages.model.growth import films_until
from bot.messages.model.growth import growth as what_comes
from bot.messages.model.problems import run_problem
from bot.messages.model.reasons import run_reason
from bot.messages.model.registry import registry_problem
from bot.models.registry import ModelRegistry
from bot.models.served_model import FilmsInService
from bot.settings import Settings
from bot.store import claim
from bot.store.figures import read_figures
from bot.store.processes import Process, known_processes
from bot.store.store import Store
from bot.training.growth_state import GrowthState

MAX_RUNS = 5


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """The model in service."""

    version: int
    trained_at: datetime
    age_seconds: float
    in_service_since: datetime
    base: str
    movies: int
    people: int
    likes: int
    kept_versions: tuple[int, ...]
    problems: tuple[str, ...]
    films: str


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """What is stored."""

    place: str
    tastes: int
    people: int
    servers_set_up: int


@dataclass(frozen=True, slots=True)
class RunStatus:
    """A training run."""

    version: int
    started_at: datetime
    outcome: str
    reason: str
    problem: str
    seconds: float | None

    @classmethod
    def of(cls, run: RunRecord) -> "RunStatus":
        """Return what is shown of a run."""
        return cls(
            run.version,
            run.started_at,
            run.state.value,
            run_reason(run.reason),
            run_problem(run.problem),
            run.seconds,
        )


@dataclass(frozen=True, slots=True)
class TimerStatus:
    """What waits for its time."""

    waiting: int
    overdue: int
    next: datetime | None


@dataclass(frozen=True, slots=True)
class BotStatus:
    """Everything; the names of the fields are the keys of `status --json`."""

    running: bool
    processes: tuple[Process, ...]
    model: ModelStatus | None
    store: StoreStatus
    runs: tuple[RunStatus, ...]
    timers: TimerStatus
    now: LiveNumbers | NoNumbers


async def gather(settings: Settings, clock: Clock) -> BotStatus:
    """Look at everything; raises StoreError when the store cannot be read."""
    async with await Store.read(settings.database, clock) as store:
        running = await claim.is_claimed(store.database)
        stored = await read_figures(store.database)
        timers = await store.timers.waiting(clock.now())
        return BotStatus(
            running,
            tuple(await known_processes(store.database)),
            await asyncio.to_thread(_model, settings, clock.now()),
            StoreStatus(
                store.database.place,
                stored.tastes,
                stored.people,
                stored.servers,
            ),
            tuple(RunStatus.of(run) for run in await store.runs.recent(MAX_RUNS)),
            TimerStatus(timers.waiting, timers.overdue, timers.soonest),
            await ask_bot(settings) if running else NoNumbers(messages.bot_stopped()),
        )


def _model(settings: Settings, now: datetime) -> ModelStatus | None:
    """Return the record of the model in service; None without one."""
    if not settings.model_directory.is_dir():
        return None
    registry = ModelRegistry.open(settings.model_directory)
    if not registry.ready:
        return None
    manifest = registry.current.manifest
    return ModelStatus(
        version=manifest.version,
        trained_at=manifest.trained_at,
        age_seconds=(now - manifest.trained_at).total_seconds(),
        in_service_since=registry.current.published_at,
        base=manifest.base,
        movies=manifest.movies,
        people=manifest.people,
        likes=manifest.likes,
        kept_versions=tuple(registry.versions),
        problems=tuple(map(registry_problem, registry.problems)),
        films=_films(registry.current.known_films, GrowthState.load(settings.dataset_directory)),
    )


def _films(known: FilmsInService, growth: GrowthState) -> str:
    again = "" if growth.again is None else messages.moment(growth.again)
    return " ".join(filter(None, (films_until(known), what_comes(growth, again))))
