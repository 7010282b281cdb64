"""What somebody and people of their server whom they name all want to see."""

from collections.abc import Collection

import discord

from bot.discord.caller import Caller
from bot.discord.known_films import KnownFilms
from bot.discord.members import ask_for
from bot.discord.recommending import hidden_from
from bot.domain.lists.errors import NobodyToCompareError
from bot.domain.watchlists import common_films
from bot.services import Services
from bot.ui.lists.watchlist import common_list
from bot.ui.message import Message


class Comparing:
    """Compares watchlists, the asker's always among them."""

    def __init__(self, services: Services) -> None:
        self._services, self._known = services, KnownFilms(services)

    async def common(self, guild: discord.Guild, caller: Caller, named: Collection[int]) -> Message:
        """Show what several of the asker and those named want to see; raises as `ask_for` does."""
        store, served = self._services.store, self._services.registry.current
        company = await ask_for(store.people, guild, caller.user_id, [caller.user_id, *named])
        if len(company) < 2:
            raise NobodyToCompareError
        watchlists = await store.watchlists.of_several(company)
        hidden = hidden_from(served, await store.viewers.get(caller.user_id, guild.id))
        found = [
            (film, movie)
            for film in common_films(watchlists.values(), hidden)
            if (movie := served.catalogue.get(film.movie_id))
        ]
        return await self._known.message(
            caller,
            [movie for _, movie in found],
            lambda known: common_list(found, company, caller.user_id, known),
        )
