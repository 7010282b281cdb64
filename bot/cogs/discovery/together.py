"""One list for somebody together with people of their server whom they name."""

from collections.abc import Sequence

import discord

from bot.discord.caller import Caller
from bot.discord.film_pools import films_in
from bot.discord.group_lists import GroupLists
from bot.discord.known_films import KnownFilms
from bot.discord.members import ask_for
from bot.discord.recommending import LIST_LENGTH, hidden_from
from bot.domain.films.shown import ShownFacts
from bot.domain.filters import CountError, ListFilter
from bot.domain.nights.shortlist import MAX_FILMS, ShortlistRequest
from bot.domain.viewer import Viewer
from bot.messages.discovery import newest_known
from bot.messages.wishes import list_words
from bot.services import Services
from bot.ui import discovery
from bot.ui.message import Message


class Together:
    """Recommends to the asker and others at once, never to others alone."""

    def __init__(self, services: Services) -> None:
        self._services, self._known = services, KnownFilms(services)
        self._lists = GroupLists(services)

    async def recommend(
        self, guild: discord.Guild, caller: Caller, named: Sequence[int], wanted: ListFilter
    ) -> Message | None:
        """Recommend films to the asker and those named; None where only bots are named.

        Raises as `ask_for` does.
        """
        asker_id = caller.user_id
        if wanted.count is not None and wanted.count > MAX_FILMS:
            raise CountError(wanted.count, MAX_FILMS)
        served, store = self._services.registry.current, self._services.store
        pool = await films_in(store, wanted.pool, asker_id, guild.id)
        company = await ask_for(store.people, guild, asker_id, [asker_id, *named])
        if len(company) == 1:
            return None
        profiles = await store.tastes.profiles(company)
        asker = await store.viewers.get(asker_id, guild.id)
        request = self._request(asker, wanted)
        listing = await self._lists.choose(profiles, request, wanted, asker.settings, pool)
        chosen = listing.chosen
        shown = {film.movie_id for film in chosen.films} | profiles[asker_id].likes.keys()
        movies = {each: served.catalogue[each] for each in shown if each in served.catalogue}
        listed = [movies[film.movie_id] for film in chosen.films]
        heading = list_words(self._lists.traits.as_far_as_known(wanted))

        vocabulary = served.vocabulary
        if not listed and pool is None and vocabulary.ends_before(wanted.movie_filter):
            return Message(newest_known(vocabulary.newest))

        def message(known: ShownFacts) -> Message:
            by_now = self._lists.by_now(listing)
            return discovery.together(by_now.chosen, movies, asker_id, heading, by_now.notes, known)

        return await self._known.message(caller, listed, message)

    def _request(self, asker: Viewer, wanted: ListFilter) -> ShortlistRequest:
        """Return what the list is made of; it names likes of the asker alone."""
        served = self._services.registry.current
        adventure = asker.place_adventure if wanted.adventure is None else wanted.adventure
        return ShortlistRequest(
            size=wanted.count or LIST_LENGTH,
            strategy=asker.settings.group_strategy,
            hidden=hidden_from(served, asker),
            adventure=adventure or 0.0,
            likes_told={asker.user_id},
        )
