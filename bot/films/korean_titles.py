"""Korean titles of films from TMDB, stored as long as it allows, for people who type them."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.clock import Clock
from bot.films.errors import SourceError
from bot.films.films import Films
from bot.models.registry import ModelRegistry
from bot.store.errors import StoreError
from bot.store.other_titles import StoredTitles
from recommender.hangul import in_hangul
from recommender.titles import MatchStatus
from recommender.titles.other_titles import NumberedTitle, names_in

LANGUAGE = "ko"
# The number of texts remembered as looked up, so that there are no repeated requests for them.
MAX_REMEMBERED = 1000
# A name, and the name without what may be a particle behind it.
MAX_QUESTIONS = 2
MAX_LENGTH = 100

logger = logging.getLogger(__name__)


class KoreanTitles:
    """Learns the Korean titles of films that are shown or looked for."""

    def __init__(
        self, films: Films, kept: StoredTitles, registry: ModelRegistry, clock: Clock
    ) -> None:
        self._films, self._kept, self._registry, self._clock = films, kept, registry, clock
        self._looked_for: dict[str, None] = {}
        self._learning: set[asyncio.Task[None]] = set()
        films.on_titles = self._learn_meanwhile

    async def close(self) -> None:
        """Let what is being learned be kept."""
        if self._learning:
            await asyncio.wait(self._learning)

    async def look_for(self, texts: Iterable[str]) -> bool:
        """Ask TMDB for films of Korean names that are unknown; whether any name was learned."""
        found = await asyncio.gather(*map(self._titles_of, texts))
        titles = [title for each in found for title in each]
        if titles:
            await self._learn(titles)
        return bool(titles)

    async def _titles_of(self, text: str) -> list[NumberedTitle]:
        if not self._is_worth_asking(text):
            return []
        self._looked_for[text] = None
        if len(self._looked_for) > MAX_REMEMBERED:
            del self._looked_for[next(iter(self._looked_for))]
        try:
            for name in names_in(text)[:MAX_QUESTIONS]:
                if found := await self._films.search(name, None, LANGUAGE):
                    return [
                        NumberedTitle(title, tmdb_id=film.tmdb_id)
                        for film in found
                        for title in dict.fromkeys((film.title, film.original_title))
                        if in_hangul(title)
                    ]
        except SourceError:
            del self._looked_for[text]
        return []

    def _is_worth_asking(self, text: str) -> bool:
        return (
            in_hangul(text)
            and len(text) <= MAX_LENGTH
            and text not in self._looked_for
            and self._films.is_answering
            and self._registry.ready
            and self._registry.current.matcher.match(text).status is MatchStatus.NONE
        )

    def _learn_meanwhile(self, titles: Sequence[NumberedTitle], fetched_at: datetime) -> None:
        task = asyncio.ensure_future(self._learn(titles, fetched_at))
        self._learning.add(task)
        task.add_done_callback(self._learning.discard)

    async def _learn(
        self, titles: Sequence[NumberedTitle], fetched_at: datetime | None = None
    ) -> None:
        try:
            await self._kept.keep(titles, fetched_at or self._clock.now())
        except StoreError as error:
            logger.warning("Korean titles that TMDB gave were not stored: %s", error)
        await self._registry.set_titles(titles, more=True)
