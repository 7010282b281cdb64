"""The state of a bot, from its store, its models and, where it is on, its metrics address."""

import asyncio
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.diagnosis.running import ask_bot
from bot.domain.runs import RunRecord
from bot.models.registry import ModelRegistry
from bot.settings import Settings
from bot.store import claim
from bot.store.store import Store

LAST_RUNS = 5


async def gather(settings: Settings, clock: Clock) -> dict[str, Any]:
    """Return everything as plain JSON types; raises StoreError when the store cannot be read."""
    async with await Store.read(settings.database, clock) as store:
        stored = await _stored(store, clock.now())
        running = await claim.is_claimed(store.database)
    return {
        "running": running,
        "model": await asyncio.to_thread(_model, settings, clock.now()),
        **stored,
        "now": await ask_bot(settings) if running else {"problem": "The bot is not running."},
    }


async def _stored(store: Store, now: datetime) -> dict[str, Any]:
    waiting = await store.timers.pending()
    return {
        "store": {
            "place": store.database.place,
            "tastes": await store.tastes.count(),
            "people": await store.tastes.people(),
            "servers_set_up": len(await store.guilds.known()),
        },
        "runs": [_run(run) for run in await store.runs.recent(LAST_RUNS)],
        "timers": {
            "waiting": len(waiting),
            "overdue": sum(timer.due_at < now for timer in waiting),
            "next": waiting[0].due_at.isoformat() if waiting else None,
        },
    }


def _run(run: RunRecord) -> dict[str, Any]:
    return {
        "version": run.version,
        "started_at": run.started_at.isoformat(),
        "outcome": run.state.value,
        "reason": run.reason,
        "problem": run.problem,
        "seconds": run.seconds,
    }


def _model(settings: Settings, now: datetime) -> dict[str, Any] | None:
    """Return the record of the model in service; None without one."""
    if not settings.model_directory.is_dir():
        return None
    registry = ModelRegistry.open(settings.model_directory)
    if not registry.ready:
        return None
    manifest = registry.current.manifest
    return {
        "version": manifest.version,
        "trained_at": manifest.trained_at.isoformat(),
        "age_seconds": (now - manifest.trained_at).total_seconds(),
        "in_service_since": registry.current.published_at.isoformat(),
        "base": manifest.base,
        "movies": manifest.movies,
        "people": manifest.people,
        "likes": manifest.likes,
        "kept_versions": list(registry.versions),
        "problems": list(registry.problems),
    }
