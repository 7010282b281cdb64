"""How the gateway is reached: a lost session is resumed, however often connecting fails first."""

import asyncio
import logging

import aiohttp
from discord.http import HTTPClient, Route

# discord.py gives up connecting after 60 s, and then begins a new session: an attempt, which a
# network that swallows packets never ends, has to be over by then with the greeting or the pause
# that follows.
ATTEMPT_SECONDS = GREETING_SECONDS = 15.0
FIRST_PAUSE, MAX_PAUSE = 1.0, 30.0
# After an error with this number discord.py resumes the session; after any other it begins a new
# one, and what people did meanwhile would be lost.
RESUMED_AFTER = 54

logger = logging.getLogger(__name__)


def ask_api_at(address: str) -> None:
    """Ask Discord's API at another address, such as that of a proxy, for as long as we run."""
    Route.BASE = address.rstrip("/")


class PersistentHTTPClient(HTTPClient):
    """discord.py's HTTP client, after whose failures the session is resumed, not begun anew."""

    _pause = FIRST_PAUSE

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._goodbyes: set[asyncio.Task[bool]] = set()

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Connect to the gateway; where it cannot be reached, wait, longer each time, and raise."""
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                connected = await super().ws_connect(url, compress=compress)
        except (aiohttp.ClientError, OSError) as error:
            pause, self._pause = self._pause, min(2 * self._pause, MAX_PAUSE)
            reason = str(error) or type(error).__name__
            logger.warning("the gateway cannot be reached (%s); again in %.0f s", reason, pause)
            await asyncio.sleep(pause)
            raise ConnectionResetError(RESUMED_AFTER, reason) from error
        self._pause = FIRST_PAUSE
        self._demand_greeting(connected)
        return connected

    def _demand_greeting(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Let the first message on a connection be waited for a while only."""
        receive = socket.receive

        async def receive_first(timeout: float | None = None) -> aiohttp.WSMessage:  # noqa: ASYNC109
            del timeout  # which is discord.py's for all that follows
            setattr(socket, "receive", receive)  # noqa: B010 - mypy knows it as a method
            try:
                async with asyncio.timeout(GREETING_SECONDS):
                    return await receive()
            except TimeoutError as error:
                # What says nothing does not answer a goodbye either; nobody waits for that.
                self._goodbyes.add(goodbye := asyncio.create_task(socket.close()))
                goodbye.add_done_callback(self._goodbyes.discard)
                logger.warning("the gateway does not greet; connecting again")
                raise ConnectionResetError(RESUMED_AFTER, "unanswered") from error

        setattr(socket, "receive", receive_first)  # noqa: B010 - as above
