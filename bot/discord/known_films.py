"""Messages about films with what is known of these: at once where it can be, else completed."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from bot.discord.caller import Caller
from bot.domain.films.shown import NOTHING_KNOWN, FilmPlace, ShownFacts
from bot.domain.settings.guild import GuildSettings
from bot.messages.translation import listeners
from bot.services import Services
from bot.ui.message import Message
from recommender import Movie

Build = Callable[[ShownFacts], Message]


class KnownFilms:
    """Looks up what messages show of films."""

    def __init__(self, services: Services) -> None:
        self._films, self._guilds = services.films, services.store.guilds

    async def message(self, caller: Caller, movies: Iterable[Movie], build: Build) -> Message:
        """Build a message about films for where somebody asked."""
        if not self._films.is_on:
            return build(NOTHING_KNOWN)
        return await self.message_in(await self.place(caller), movies, build)

    async def message_in(self, place: FilmPlace, movies: Iterable[Movie], build: Build) -> Message:
        """Build a message about films; its `later` is the same one with what was not known yet."""
        known, rest = await self.shown(place, movies)
        said = build(known)
        if rest is None:
            return said

        async def later() -> Message | None:
            full = await rest()
            return build(full) if full.facts != known.facts else None

        return replace(said, later=later)

    async def shown(
        self, place: FilmPlace, movies: Iterable[Movie]
    ) -> tuple[ShownFacts, Callable[[], Awaitable[ShownFacts]] | None]:
        """Return what is known now, and how to wait for what is not."""
        found = await self._films.look_up(movies, place.language)
        rest = found.later
        if rest is None:
            return ShownFacts(found.known, place), None

        async def later() -> ShownFacts:
            return ShownFacts(await rest(), place)

        return ShownFacts(found.known, place), later

    async def place(self, caller: Caller) -> FilmPlace:
        """Return what counts where somebody asked; in direct messages, the defaults."""
        if caller.guild_id is None:
            return FilmPlace.of(GuildSettings(), listeners().everybody)
        settings = await self._guilds.get(caller.guild_id)
        return FilmPlace.of(settings, listeners().everybody, age_restricted=caller.age_restricted)
