"""Watches a running bot: listens, measures, and opens the health and metrics address."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

from bot.client import Matinee
from bot.observability.address import serving
from bot.observability.conversations import Conversations
from bot.observability.lag import watch_lag
from bot.observability.metrics import Metrics
from bot.services import Services
from bot.store.errors import StoreError
from bot.training.run import RunOutcome

logger = logging.getLogger(__name__)


class Watch:
    """Brings the metrics of one bot up to date."""

    def __init__(self, bot: Matinee, services: Services, metrics: Metrics) -> None:
        self._bot, self._services, self._metrics = bot, services, metrics
        services.trainer.on_end(self._run_ended)

    def _run_ended(self, outcome: RunOutcome) -> None:
        self._metrics.runs.labels(outcome.state.value).inc()
        self._metrics.run_seconds.observe(outcome.seconds)

    async def health(self) -> dict[str, Any]:
        """Return what /health says; every part that is not well is named in `problems`."""
        problems = [*await self._look_at_store(), *self._look_at_model(), *self._look_at_discord()]
        self._metrics.training.set(self._services.trainer.run is not None)
        self._metrics.ready.set(not problems)
        return {"ok": not problems, "problems": problems, "model": self._version()}

    def _version(self) -> int | None:
        shelf = self._services.shelf
        return shelf.current.version if shelf.ready else None

    async def _look_at_store(self) -> list[str]:
        now = self._services.clock.now()
        try:
            waiting = await self._services.store.timers.pending()
        except StoreError as error:
            return [str(error)]
        self._metrics.queue.set(len(waiting))
        oldest = (now - waiting[0].due_at).total_seconds() if waiting else 0.0
        self._metrics.overdue.set(max(0.0, oldest))
        return []

    def _look_at_model(self) -> list[str]:
        shelf = self._services.shelf
        if not shelf.ready:
            return ["There is no model yet."]
        manifest = shelf.current.manifest
        self._metrics.seen_model(
            manifest.version, manifest.base, manifest.trained_at, self._services.clock.now()
        )
        return []

    def _look_at_discord(self) -> list[str]:
        self._metrics.servers.set(len(self._bot.guilds))
        self._metrics.latency.set(self._bot.latency)
        return [] if self._bot.is_ready() else ["Discord is not connected."]


@asynccontextmanager
async def watched(bot: Matinee, services: Services) -> AsyncIterator[Metrics]:
    """Watch a bot as long as the block runs, if the owner has set a metrics port."""
    metrics = Metrics()
    settings = services.settings
    if not settings.metrics_port:
        yield metrics
        return
    watch = Watch(bot, services, metrics)
    await bot.add_cog(Conversations(metrics))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(
            serving(settings.metrics_host, settings.metrics_port, metrics, watch.health)
        )
        meter = asyncio.create_task(watch_lag(metrics.lag.observe), name="event loop lag")
        stack.push_async_callback(_ended, meter)
        logger.info(
            "health and metrics at http://%s:%s", settings.metrics_host, settings.metrics_port
        )
        yield metrics


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
