"""Films that people brought and that were not known become opinions once they are."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.imports.finding import Found
from bot.domain.imports.missing import MissingFilm
from bot.domain.imports.plan import ImportReason, status_of
from bot.imports.finders import FilmsToFind, Finders
from bot.models.registry import ModelRegistry
from bot.store.errors import StoreError, StoreLostError
from bot.store.imports.missing import MissingFilms, Waiting
from recommender import Catalogue

# Seconds until another look where the store failed.
AFTER_A_FAILURE = 60.0

logger = logging.getLogger(__name__)


class Arrivals:
    """Looks for everybody's missing films whenever other films are in service."""

    def __init__(self, registry: ModelRegistry, missing: MissingFilms, finders: Finders) -> None:
        self._registry, self._missing, self._finders = registry, missing, finders
        self._turn = asyncio.Lock()
        self._looked_at: tuple[Catalogue, frozenset[int]] | None = None
        self._looking: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        """Look now, as the bot may have been off meanwhile, and after each change."""
        self._registry.watch(self._look)
        self._look()

    async def close(self) -> None:
        """Stop looking; what was not found is looked for at the next start."""
        for task in self._looking:
            task.cancel()
        await asyncio.gather(*self._looking, return_exceptions=True)

    def _look(self) -> None:
        task = asyncio.create_task(self._look_for_all())
        self._looking.add(task)
        task.add_done_callback(self._looking.discard)

    async def _look_for_all(self) -> None:
        """Look until the store lets itself be read and written to."""
        while True:
            try:
                async with self._turn:
                    await self._look_once()
            except StoreLostError:
                return  # this process is about to end
            except StoreError as error:
                logger.warning("films that people wait for are looked for later: %s", error)
                await asyncio.sleep(AFTER_A_FAILURE)
            except Exception:
                logger.exception("films that people wait for could not be looked for")
                return
            else:
                return

    async def _look_once(self) -> None:
        if not self._registry.ready:
            return
        served = self._registry.current
        films = served.catalogue, served.removed_ids
        if self._looked_at is not None and (
            self._looked_at[0] is films[0] and self._looked_at[1] == films[1]
        ):
            return
        last: tuple[int, str] | None = None
        while waiting := await self._missing.after(last):
            await self._look_for(waiting, await self._finders.of(served))
            last = waiting[-1].user_id, waiting[-1].film.identity
        self._looked_at = films

    async def _look_for(self, waiting: Sequence[Waiting], known: FilmsToFind) -> None:
        keys = [each.film.film for each in waiting]
        found = await asyncio.to_thread(known.finder.find_all, keys)
        arrived: dict[tuple[int, int | None], dict[str, int]] = defaultdict(dict)
        offered: dict[int, list[MissingFilm]] = defaultdict(list)
        for each, what in zip(waiting, found, strict=True):
            if what.movie is not None and not each.film.declined:
                films = arrived[each.user_id, each.guild_id]
                films[each.film.identity] = what.movie.movie_id
            elif (better := _offered(each.film, what, known.newest_year)) != each.film:
                offered[each.user_id].append(better)
        for (user_id, guild_id), films in arrived.items():
            await self._missing.settle(user_id, films, guild_id)
        for user_id, better_films in offered.items():
            await self._missing.offer(user_id, better_films)


def _offered(film: MissingFilm, found: Found, newest_year: int) -> MissingFilm:
    """Return a film with what it may be now, and why it is not known for sure."""
    _status, reason = status_of(film.film, found, newest_year)
    candidates = tuple(movie.movie_id for movie in found.candidates)
    return replace(film, candidates=candidates, reason=reason or ImportReason.NOT_IN_DATA)
