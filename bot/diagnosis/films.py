"""Looks at the key of TMDB, and asks TMDB whether it takes it."""

from collections.abc import Sequence

import aiohttp

from bot.clock import SystemClock
from bot.diagnosis.check_result import CheckResult, ok, problem, warning
from bot.films.client import TmdbClient
from bot.films.errors import KeyRefusedError, SourceError
from bot.films.pace import Pace
from bot.messages import facts as messages
from bot.messages.doctor import check_connection
from bot.settings import Settings

SUBJECT = "films"


async def check_films(settings: Settings, *, online: bool) -> Sequence[CheckResult]:
    """Say whether there is a key; `online` also tries it. It is never shown."""
    key = settings.tmdb_key.get_secret_value()
    if not key:
        return [ok(SUBJECT, messages.no_films_key())]
    if not online:
        return [ok(SUBJECT, messages.films_key_set())]
    async with aiohttp.ClientSession() as session:
        client = TmdbClient(session, settings.tmdb_url, key, SystemClock(), Pace())
        try:
            await client.configuration()
        except KeyRefusedError:
            return [problem(SUBJECT, messages.films_key_refused(), messages.new_films_key())]
        except SourceError:
            return [warning(SUBJECT, messages.films_silent(), check_connection())]
    return [ok(SUBJECT, messages.films_key_taken())]
