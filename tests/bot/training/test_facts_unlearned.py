"""What TMDB says of films is shown and filtered by; nothing is ever learned from it."""

import json
from datetime import UTC, datetime
from pathlib import Path

from bot.app import open_services
from bot.domain.films.facts import FactsRecord, FilmFacts
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.domain.tastes import TasteChange
from bot.settings import Settings
from tests.bot.training.tiny import MOVIES, write_tiny_set

NOW = datetime(2026, 11, 1, tzinfo=UTC)


class StandingClock:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


def facts(number: int) -> FactsRecord:
    found = FilmFacts(
        number,
        "en",
        NOW,
        f"Film {number}",
        minutes=60 + number,
        genres=("Western",),
        countries=("KR",),
    )
    return FactsRecord(number, "en", NOW, found)


async def learned(base: Path, folder: Path, *, with_facts: bool) -> dict[str, object]:
    """Train a model with the same likes; return what each of its files holds."""
    settings = Settings.load(None, data_directory=folder, movielens=str(base))
    async with open_services(settings, StandingClock()) as services:
        for user_id in range(1, 5):
            likes = [TasteChange.like(user_id + step) for step in range(2, 12)]
            await services.store.tastes.record(user_id, 1, likes)
        if with_facts:
            await services.store.film_facts.keep([facts(n) for n in range(1, MOVIES + 1)])
        outcome = await services.trainer.retrain(Asked())
        assert outcome.state is RunState.PUBLISHED, outcome.problem
    return dict(map(content, sorted((settings.model_directory / "0001").iterdir())))


def content(path: Path) -> tuple[str, object]:
    """Return a file's name and what it holds, without how long the training took."""
    if path.suffix != ".json":
        return path.name, path.read_bytes()
    held = json.loads(path.read_text("utf-8"))
    return path.name, {key: value for key, value in held.items() if "seconds" not in key}


async def test_a_model_is_the_same_with_and_without_facts(tmp_path: Path) -> None:
    base = write_tiny_set(tmp_path / "tiny")
    without = await learned(base, tmp_path / "without", with_facts=False)
    with_facts = await learned(base, tmp_path / "with", with_facts=True)
    assert without == with_facts
    assert len(without) > 3
