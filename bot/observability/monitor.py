"""Monitors a running bot: listens, measures, and opens the health and metrics address."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial

from bot.discord.client import Matinee
from bot.messages import status as messages
from bot.messages.store import store_error
from bot.observability.address import Health, serving
from bot.observability.conversations import Conversations
from bot.observability.error_counter import counting_errors
from bot.observability.errors import AddressInUseError
from bot.observability.lag import measuring_lag
from bot.observability.metrics import Metrics
from bot.services import Services
from bot.store.errors import StoreError
from bot.store.processes import Condition
from bot.store.store import Store
from bot.training.outcome import RunOutcome

# Until a predecessor has ended, in seconds.
ADDRESS_PAUSE = 1.0

logger = logging.getLogger(__name__)


class Monitor:
    """Brings the metrics up to date, over all the clients that a program starts in turn."""

    def __init__(self, services: Services) -> None:
        self.metrics = Metrics()
        self._services = services
        self._conversations = Conversations(self.metrics)
        self._bot: Matinee | None = None
        self._worst_lag = 0.0
        self.metrics.seen_process(services.assignment)
        services.store.describe_with(self._condition)
        services.trainer.on_end(self._run_ended)

    def attach(self, bot: Matinee) -> Matinee:
        """Monitor this bot from now on, instead of one that has ended; return it."""
        self._conversations.listen_to(bot)
        self._bot = bot
        return bot

    async def health(self) -> Health:
        """Return what /health says; every part that is not well is named in `problems`."""
        problems = [*await self._look_at_store(), *self._look_at_model(), *self._look_at_discord()]
        self.metrics.training.set(self._services.trainer.run is not None)
        self.metrics.ready.set(not problems)
        return {"ok": not problems, "problems": problems, "model": self._version()}

    def lagged(self, seconds: float) -> None:
        """Note how late the event loop ran."""
        self.metrics.lag.observe(seconds)
        self._worst_lag = max(self._worst_lag, seconds)

    def _condition(self) -> Condition:
        """Return how this process is, for the others; the lag is the worst since the last time."""
        lag, self._worst_lag = self._worst_lag, 0.0
        is_ready = not [*self._look_at_model(), *self._look_at_discord()]
        servers = 0 if self._bot is None else len(self._bot.guilds)
        return Condition(is_ready, servers, lag, self._version() or 0)

    def _run_ended(self, outcome: RunOutcome) -> None:
        self.metrics.runs.labels(outcome.state.value).inc()
        self.metrics.run_seconds.observe(outcome.seconds)

    def _version(self) -> int | None:
        registry = self._services.registry
        return registry.current.version if registry.ready else None

    async def _look_at_store(self) -> list[str]:
        now = self._services.clock.now()
        try:
            timers = await self._services.store.timers.waiting(now)
        except StoreError as error:
            return [store_error(error)]
        self.metrics.queue.set(timers.waiting)
        late = now - (timers.soonest or now)
        self.metrics.overdue.set(max(0.0, late.total_seconds()))
        return []

    def _look_at_model(self) -> list[str]:
        registry = self._services.registry
        if not registry.ready:
            return [messages.unhealthy_no_model()]
        manifest = registry.current.manifest
        self.metrics.seen_model(
            manifest.version, manifest.base, manifest.trained_at, self._services.clock.now()
        )
        return []

    def _look_at_discord(self) -> list[str]:
        if not self._services.assignment.talks:
            return []
        if self._bot is None or not self._bot.is_connected:
            return [messages.unhealthy_not_connected()]
        self.metrics.servers.set(len(self._bot.guilds))
        self.metrics.latency.set(self._bot.latency)
        servers = Counter(guild.shard_id for guild in self._bot.guilds)
        for shard, latency in self._bot.latencies:
            self.metrics.seen_shard(shard, latency, servers[shard])
        return []


@asynccontextmanager
async def monitoring(services: Services) -> AsyncIterator[Monitor]:
    """Monitor the bot as long as the block runs, and open the address if the owner has set a port.

    Raises AddressInUseError.
    """
    monitor = Monitor(services)
    settings = services.settings
    host, port = settings.metrics_host, settings.metrics_port
    async with AsyncExitStack() as stack:
        if port or not services.assignment.is_alone:
            await stack.enter_async_context(measuring_lag(monitor.lagged))
        if port:
            stack.enter_context(counting_errors(monitor.metrics.errors))
            address = partial(
                serving, host, port, monitor.metrics, monitor.health, settings.metrics_names
            )
            if services.assignment.is_alone or services.store.is_ours:
                await stack.enter_async_context(address())
                logger.info("health and metrics at http://%s:%s", host, port)
            else:
                await stack.enter_async_context(_serving_after(services.store, address))
        yield monitor


@asynccontextmanager
async def _serving_after(
    store: Store, address: Callable[[], AbstractAsyncContextManager[None]]
) -> AsyncIterator[None]:
    """Serve at an address as soon as a predecessor has left it."""

    async def serve() -> None:
        await store.ours()
        while True:
            try:
                async with address():
                    await asyncio.get_running_loop().create_future()
            except AddressInUseError:
                await asyncio.sleep(ADDRESS_PAUSE)

    task = asyncio.create_task(serve())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})
