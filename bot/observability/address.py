"""The health and metrics address: read-only, on the loopback unless the owner says otherwise."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from typing import TypedDict

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from prometheus_client import CONTENT_TYPE_LATEST

from bot.observability.allowed_hosts import is_allowed
from bot.observability.errors import AddressInUseError
from bot.observability.metrics import Metrics


class Health(TypedDict):
    """What /health says, as JSON."""

    ok: bool
    problems: list[str]
    model: int | None


ReadHealth = Callable[[], Awaitable[Health]]


@asynccontextmanager
async def serving(
    host: str, port: int, metrics: Metrics, health: ReadHealth, names: Collection[str] = ()
) -> AsyncIterator[None]:
    """Answer at /metrics and /health; raises AddressInUseError.

    Requests for another host than this one, or the owner's `names` for it, are refused.
    `health` brings the numbers up to date and returns what /health says; its `ok` decides
    between the statuses 200 and 503.
    """

    async def show_metrics(_: web.Request) -> web.Response:
        await health()
        return web.Response(body=metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def show_health(_: web.Request) -> web.Response:
        state = await health()
        return web.json_response(state, status=200 if state["ok"] else 503)

    application = web.Application(middlewares=[_for_this_host(host, names)])
    application.add_routes([web.get("/metrics", show_metrics), web.get("/health", show_health)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise AddressInUseError(host, port, error.strerror or str(error)) from error
        yield
    finally:
        await runner.cleanup()


def _for_this_host(host: str, names: Collection[str]) -> Middleware:
    @web.middleware
    async def refuse_others(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_allowed(request.headers.get("Host"), host, names):
            raise web.HTTPMisdirectedRequest
        return await handler(request)

    return refuse_others
