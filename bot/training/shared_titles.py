"""Names of films that other processes learned, and those that the owner gives or takes back."""

from datetime import timedelta

from bot.clock import Clock
from bot.domain.films.facts import KEPT_FOR
from bot.models.registry import ModelRegistry
from bot.store.other_titles import StoredTitles
from recommender.titles.other_titles import NumberedTitle

# What was stored a little late is read once more rather than never.
OVERLAP = timedelta(minutes=2)


class SharedTitles:
    """Follows what the store has; each look reads what is new there and the owner's names."""

    def __init__(self, stored: StoredTitles, registry: ModelRegistry, clock: Clock) -> None:
        self._stored, self._registry, self._clock = stored, registry, clock
        self._looked_at = clock.now()
        self._seen: frozenset[NumberedTitle] = frozenset()

    async def look(self) -> None:
        """Let people name films as the store says now."""
        now = self._clock.now()
        seen = frozenset(await self._stored.all(self._looked_at - OVERLAP))
        if _owners(self._seen) - seen:
            await self._registry.set_titles(await self._stored.all(now - KEPT_FOR))
        elif new := seen - self._seen:
            await self._registry.set_titles(tuple(new), more=True)
        self._looked_at, self._seen = now, seen


def _owners(titles: frozenset[NumberedTitle]) -> frozenset[NumberedTitle]:
    """Return those that the owner gave, which name films by their numbers at IMDb."""
    return frozenset(title for title in titles if title.imdb_id is not None)
