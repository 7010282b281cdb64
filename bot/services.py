"""What conversations work with: everything that lives as long as the bot."""

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.domain.assignment import Assignment
from bot.films.films import Films
from bot.films.korean_titles import KoreanTitles
from bot.models.further_films import FurtherFilms
from bot.models.member_films import MemberFilms
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store.store import Store
from bot.timers import Timers
from bot.training.interface import Growth, TrainingRuns, Versions
from bot.training.schedules import Schedules


@dataclass(frozen=True)
class Services:
    """The parts behind the conversations; cogs reach them as `bot.services`."""

    settings: Settings
    assignment: Assignment
    clock: Clock
    store: Store
    films: Films
    korean_titles: KoreanTitles
    timers: Timers
    registry: ModelRegistry
    further_films: FurtherFilms
    films_renumbered_at: datetime | None
    member_films: MemberFilms
    versions: Versions
    trainer: TrainingRuns
    scheduler: Schedules
    growth: Growth
