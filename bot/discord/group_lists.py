"""Lists for several people, narrowed by all that can be wished for."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bot.discord.film_pools import among, known_as_wanted
from bot.discord.trait_lists import CANDIDATES, TraitLists, kept, unkept, unsure
from bot.domain.films.wish import TraitWish
from bot.domain.filters import ListFilter
from bot.domain.nights.drawing import ShortlistSource
from bot.domain.nights.shortlist import (
    Shortlist,
    ShortlistRequest,
    best_for_group,
    make_shortlist,
)
from bot.domain.settings.guild import GuildSettings
from bot.messages.translation import listeners
from bot.services import Services
from recommender import Profile


@dataclass(frozen=True, slots=True)
class GroupList:
    """The films for a group, and what to say of wishes that were not wholly kept.

    `by_age` says whether films were left out whose age rating is not known; `wish` is what only
    facts tell.
    """

    chosen: Shortlist
    notes: tuple[str, ...]
    by_age: bool = False
    wish: TraitWish | None = None


class GroupLists:
    """Chooses films for several people at once."""

    def __init__(self, services: Services) -> None:
        self._registry, self.traits = services.registry, TraitLists(services.films)

    @property
    def known_kinds(self) -> frozenset[str]:
        """The kinds that facts tell, whether or not films have tags."""
        return self.traits.known_kinds

    async def choose(
        self,
        profiles: Mapping[int, Profile],
        request: ShortlistRequest,
        wanted: ListFilter,
        settings: GuildSettings,
        pool: Collection[int] | None = None,
    ) -> GroupList:
        """Choose films as `request` has it, among those of a `pool` that are as `wanted`."""
        model = self._registry.current.model
        pool = known_as_wanted(pool, wanted, model)
        wish, rest = self.traits.wish(wanted, settings)
        if wish is None:
            request = replace(request, where=among(pool, rest.movie_filter))
            chosen = await asyncio.to_thread(make_shortlist, model, profiles, request)
            return GroupList(chosen, unkept(wanted))
        possible = replace(request, where=among(pool, self.traits.possible(wish, rest)))
        await self._ask(profiles, possible, wish)
        request = replace(request, where=among(pool, self.traits.certain(wish, rest)))
        chosen = await asyncio.to_thread(make_shortlist, model, profiles, request)
        return self.by_now(GroupList(chosen, (), wish.max_age is not None, wish))

    def by_now(self, listing: GroupList) -> GroupList:
        """Return a list without the films that are not as wished for, as is known by now."""
        wish = listing.wish
        if wish is None:
            return listing
        catalogue = self._registry.current.catalogue
        judged = [
            (film, self.traits.fits(wish, movie))
            for film in listing.chosen.films
            if (movie := catalogue.get(film.movie_id)) is not None
        ]
        films = tuple(film for film, fits in judged if fits is not False)
        notes = (*unsure(wish, [fits for _, fits in judged].count(None)), *kept(wish))
        return replace(listing, chosen=replace(listing.chosen, films=films), notes=notes)

    async def _ask(
        self, profiles: Mapping[int, Profile], possible: ShortlistRequest, wish: TraitWish
    ) -> None:
        """Ask about the films that are likeliest to be on the list."""
        model = self._registry.current.model
        best = await asyncio.to_thread(best_for_group, model, profiles, possible, (), CANDIDATES)
        drawn = () if possible.source is ShortlistSource.OFF else possible.interest
        found = (model.catalogue.get(movie_id) for movie_id in (*drawn, *best))
        movies = [movie for movie in found if movie is not None]
        await self.traits.ask(wish, movies, listeners().everybody)
