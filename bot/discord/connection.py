"""How the gateway is reached: a lost session is resumed, however often connecting fails first."""

import asyncio
import logging
import time

import aiohttp
from discord.http import HTTPClient

# What one attempt may take; a network that swallows packets never says no.
ATTEMPT_SECONDS = 15.0
FIRST_PAUSE, MAX_PAUSE = 1.0, 30.0
# discord.py gives up connecting after 60 s.
GIVE_UP_SECONDS = 40.0
# After an error with this number discord.py resumes the session; after any other it begins a new
# one, and what people did meanwhile would be lost.
RESUMED_AFTER = 54

logger = logging.getLogger(__name__)


class PersistentHTTPClient(HTTPClient):
    """discord.py's HTTP client, which does not give up the gateway after one failed attempt."""

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Connect to the gateway; wait and try again while it cannot be reached."""
        pause, began = FIRST_PAUSE, time.monotonic()
        while True:
            try:
                async with asyncio.timeout(ATTEMPT_SECONDS):
                    return await super().ws_connect(url, compress=compress)
            except (aiohttp.ClientError, OSError) as error:
                reason = str(error) or type(error).__name__
                logger.warning("the gateway cannot be reached (%s); again in %.0f s", reason, pause)
                if time.monotonic() - began + pause > GIVE_UP_SECONDS:
                    raise ConnectionResetError(RESUMED_AFTER, reason) from error
            await asyncio.sleep(pause)
            pause = min(2 * pause, MAX_PAUSE)
