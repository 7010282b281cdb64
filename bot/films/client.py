"""An HTTP client of TMDB with pace and breaker; none of its errors shows the key."""

import asyncio
import json
import logging
import re
from collections.abc import Mapping

import aiohttp

from bot.clock import Clock
from bot.films.breaker import Breaker
from bot.films.errors import (
    KeyRefusedError,
    SourceSilentError,
    UnreadableAnswerError,
)
from bot.films.pace import Pace

# One request gets all facts of a film.
APPENDED = "watch/providers,credits,release_dates,translations"
_V3_KEY = re.compile(r"[0-9a-fA-F]{32}")
# Nobody waits this long for an answer, but a late one completes what was shown.
TIMEOUT = aiohttp.ClientTimeout(total=10)
# Seconds between attempts, and the longest pause that TMDB can ask for.
PAUSES = (1.0, 2.0)
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 10.0
# All facts of a film take some 300 kB.
MAX_BYTES = 4_000_000
UNAUTHORISED, FORBIDDEN, NOT_FOUND, TOO_MANY_REQUESTS = 401, 403, 404, 429

logger = logging.getLogger(__name__)


class TmdbClient:
    """Finds a film by its TMDB id, its IMDb id or its title."""

    def __init__(
        self, session: aiohttp.ClientSession, url: str, key: str, clock: Clock, pace: Pace
    ) -> None:
        self._session, self._url, self._pace = session, url.rstrip("/"), pace
        self.breaker = Breaker(clock)
        self.is_refused = False
        is_old = bool(_V3_KEY.fullmatch(key))
        self._parameters = {"api_key": key} if is_old else {}
        self._headers = {} if is_old else {"Authorization": " ".join(("Bearer", key))}

    async def film(self, tmdb_id: int, language: str) -> object | None:
        """Return all about a film; None where TMDB knows no such number. Raises SourceError."""
        wanted = {"append_to_response": APPENDED, "language": language}
        return await self._get(f"movie/{tmdb_id}", wanted)

    async def by_imdb(self, imdb_id: int, language: str) -> object | None:
        """Return what has an IMDb number. Raises SourceError."""
        wanted = {"external_source": "imdb_id", "language": language}
        return await self._get(f"find/tt{imdb_id:07}", wanted)

    async def search(self, title: str, year: int | None, language: str) -> object | None:
        """Return the first page of films that a title may mean. Raises SourceError."""
        wanted = {"query": title, "include_adult": "false", "language": language}
        if year is not None:
            wanted["primary_release_year"] = str(year)
        return await self._get("search/movie", wanted)

    async def configuration(self) -> object | None:
        """Ask for what anybody with a key may know: it says whether the key is taken."""
        return await self._get("configuration", {})

    async def _get(self, path: str, wanted: Mapping[str, str]) -> object | None:
        for pause in PAUSES:
            try:
                return await self._attempt(path, wanted)
            except SourceSilentError as error:
                logger.info("TMDB gave no answer (%s); asking again", error.reason)
            await asyncio.sleep(pause)
        return await self._attempt(path, wanted)

    async def _attempt(self, path: str, wanted: Mapping[str, str]) -> object | None:
        if self.is_refused:
            raise KeyRefusedError
        self.breaker.demand()
        try:
            async with self._pace.turn():
                return await self._ask(path, wanted)
        except SourceSilentError:
            self.breaker.failed()
            raise

    async def _ask(self, path: str, wanted: Mapping[str, str]) -> object | None:
        try:
            async with self._session.get(
                f"{self._url}/3/{path}",
                params={**wanted, **self._parameters},
                headers=self._headers,
                timeout=TIMEOUT,
                # The key must not follow to another place.
                allow_redirects=False,
            ) as response:
                self._check(response)
                if response.status == NOT_FOUND:
                    self.breaker.succeeded()
                    return None
                body = await response.content.read(MAX_BYTES)
                while len(body) < MAX_BYTES and not response.content.at_eof():
                    body += await response.content.read(MAX_BYTES - len(body))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            # Their texts hold the address, and the address may hold the key.
            raise SourceSilentError(type(error).__name__) from None
        return self._parsed(body)

    def _check(self, response: aiohttp.ClientResponse) -> None:
        status = response.status
        if status in (UNAUTHORISED, FORBIDDEN):
            self.is_refused = True
            raise KeyRefusedError
        if status == TOO_MANY_REQUESTS:
            self._pace.hold(_seconds(response.headers.get("Retry-After", "")))
        if status not in (200, NOT_FOUND):
            raise SourceSilentError(f"status-{status}")

    def _parsed(self, body: bytes) -> object:
        try:
            parsed: object = json.loads(body)
        except (ValueError, RecursionError):
            self.breaker.failed()
            raise UnreadableAnswerError("no-json") from None
        self.breaker.succeeded()
        return parsed


def _seconds(retry_after: str) -> float:
    """Return the seconds that TMDB asks to wait, up to a limit."""
    seconds = float(retry_after) if re.fullmatch(r"\d{1,5}", retry_after) else FIRST_PAUSE
    return min(max(seconds, FIRST_PAUSE), LONGEST_PAUSE)
