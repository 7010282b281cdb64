"""Chooses films for people, and tells when a list no longer fits."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import discord

from bot.cogs.nights.directory import NightDirectory, require_host
from bot.discord.client import MatineeContext
from bot.discord.group_lists import GroupList, GroupLists
from bot.discord.members import ask_for, willing
from bot.discord.router import Press
from bot.domain.access import NotYoursError, OutdatedItemError
from bot.domain.films.shown import FilmPlace
from bot.domain.filters import ListFilter, read_list_filter
from bot.domain.nights import fairness
from bot.domain.nights.errors import (
    NobodyInError,
    NobodyNamedError,
    NothingLeftError,
    ShortlistWishError,
    TooFewListedError,
    WrongStateError,
)
from bot.domain.nights.fairness import PastVote
from bot.domain.nights.night import BEFORE_VOTE
from bot.domain.nights.shortlist import ShortlistRequest, fitting, is_unwanted
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.settings.guild import GuildSettings
from bot.messages.translation import listeners
from bot.ui.message import Message
from bot.ui.nights.films import fits_card
from bot.ui.nights.list_fits import listed_films, listed_people
from bot.ui.nights.shortlist import shortlist, shortlist_notes
from recommender import Profile

Say = Callable[[Message], Awaitable[object]]


@dataclass(frozen=True)
class Shortlists:
    """Makes and shows shortlists."""

    directory: NightDirectory

    @cached_property
    def _lists(self) -> GroupLists:
        return GroupLists(self.directory.services)

    def read_wishes(self, typed: str) -> ListFilter:
        """Read what a shortlist is to be narrowed to; NightError for a number or a dial."""
        vocabulary = self.directory.services.registry.current.vocabulary
        wanted = read_list_filter(typed, vocabulary, self._lists.known_kinds)
        if wanted.count is not None or wanted.adventure is not None:
            raise ShortlistWishError
        return wanted

    async def press(self, press: Press) -> None:
        """Make and show the shortlist of a night from its card."""
        snapshot = await self.directory.nights.in_guild(press.guild_id, press.number)
        require_host(snapshot.night, press.user_id, press.interaction.permissions)
        await press.defer()
        await self.show(snapshot, snapshot.night.wanted, press.say)

    async def press_fits(self, press: Press) -> None:
        """Show who pressed how well each film of a shortlist fits whom."""
        snapshot = await self.directory.nights.in_guild(press.guild_id, press.number)
        if not snapshot.films:
            raise OutdatedItemError(press.verb)
        shown = self.directory.details(snapshot)
        await press.whisper(fits_card(shown.films, shown.movies))

    async def press_list_fits(self, press: Press) -> None:
        """Show one of those whom a list is for how well each of its films fits whom."""
        guild, movie_ids = press.interaction.guild, listed_films(press.data)
        company = listed_people(press.message)
        if guild is None or press.user_id not in company:
            raise NotYoursError(company[0])
        store, served = self.directory.services.store, self.directory.services.registry.current
        await ask_for(store.people, guild, press.user_id, company)
        profiles = await store.tastes.profiles(company)
        films = await asyncio.to_thread(fitting, served.model, profiles, movie_ids)
        await press.whisper(fits_card(films, self.directory.movies(movie_ids)))

    async def show(self, snapshot: NightSnapshot, wanted: ListFilter, say: Say) -> None:
        """Make the shortlist of a night, store it and show it."""
        night = snapshot.night
        if night.state not in BEFORE_VOTE:
            raise WrongStateError(night.number, night.state)
        snapshot, departed = await self.directory.without_departed(snapshot)
        profiles = await self.profiles(snapshot)
        listing = await self.choose_for_night(snapshot, profiles, wanted)
        stored = await self.directory.nights.ballots.list_films(
            night.night_id, listing.chosen.films, BEFORE_VOTE, wanted
        )
        notes = self.notes(snapshot, listing, departed, wanted, voted_on=False)
        await say(await self.directory.shortlist_message(stored, notes))

    async def for_named(
        self, ctx: MatineeContext, guild: discord.Guild, named: Sequence[int], wanted: ListFilter
    ) -> Message:
        """Return a shortlist for the caller with people named; raises as `ask_for` does.

        Never for others without the caller: that would be a way to look at one person's taste.
        """
        people, asker_id = self.directory.services.store.people, ctx.author.id
        company = await ask_for(people, guild, asker_id, [asker_id, *named])
        if company == (asker_id,) and asker_id not in named:
            raise NobodyNamedError
        return await self._without_night(ctx, guild, company, wanted)

    async def for_voice_channel(
        self, ctx: MatineeContext, guild: discord.Guild, wanted: ListFilter
    ) -> Message:
        """Return a shortlist for the caller's voice channel; who is unwilling is left out."""
        people, present = self.directory.services.store.people, in_voice_with(ctx.author)
        company = await willing(people, ctx.author.id, present)
        unwilling = [user_id for user_id in present if user_id not in company]
        return await self._without_night(ctx, guild, company, wanted, unwilling)

    async def _without_night(
        self,
        ctx: MatineeContext,
        guild: discord.Guild,
        company: Sequence[int],
        wanted: ListFilter,
        unwilling: Sequence[int] = (),
    ) -> Message:
        if not company:
            raise NobodyNamedError
        store = self.directory.services.store
        settings = await store.guilds.get(guild.id)
        votes = await store.nights.history.past_votes(guild.id)
        profiles = await store.tastes.profiles(company)
        told = {ctx.author.id}
        listing = await self._choose(guild.id, profiles, settings, _owed(votes), told, wanted)
        chosen = listing.chosen
        because = {f.reason.because for f in chosen.films if f.reason and f.reason.because}
        movies = self.directory.movies({film.movie_id for film in chosen.films} | because)
        favoured = fairness.favoured(votes, company)
        notes = shortlist_notes(chosen, favoured, movies, unwilling=unwilling, kept=listing.notes)
        return await self.directory.known.message_in(
            FilmPlace.of(settings, listeners().everybody, age_restricted=ctx.caller.age_restricted),
            [movies[film.movie_id] for film in chosen.films if film.movie_id in movies],
            lambda known: shortlist(chosen.films, company, movies, notes, known),
        )

    async def profiles(self, snapshot: NightSnapshot) -> dict[int, Profile]:
        """Return the profiles of those who are in; raise NobodyInError where nobody is."""
        if not snapshot.coming:
            raise NobodyInError
        return await self.directory.services.store.tastes.profiles(snapshot.coming)

    async def choose_for_night(
        self,
        snapshot: NightSnapshot,
        profiles: Mapping[int, Profile],
        wanted: ListFilter,
    ) -> GroupList:
        """Choose films for exactly the people who are in; raise NothingLeftError."""
        return await self._choose(
            snapshot.night.guild_id,
            profiles,
            snapshot.settings,
            snapshot.owed,
            snapshot.coming,
            wanted,
            self.directory.suggestions(snapshot),
            snapshot.vetoes,
        )

    def notes(
        self,
        snapshot: NightSnapshot,
        listing: GroupList,
        departed: Sequence[int],
        wanted: ListFilter,
        *,
        voted_on: bool,
    ) -> list[str]:
        """Return what is worth knowing about a night's shortlist."""
        chosen = listing.chosen
        named = {*chosen.left_out, *chosen.liked_by}
        return shortlist_notes(
            chosen,
            fairness.favoured(snapshot.votes_besides, snapshot.coming),
            self.directory.movies(named),
            gone=departed,
            wanted=wanted,
            kept=listing.notes,
            voted_on=voted_on,
        )

    def is_outdated(self, snapshot: NightSnapshot, profiles: Mapping[int, Profile]) -> bool:
        """Whether there is no shortlist yet, or it was made for others or before a suggestion.

        So is one with a film that somebody has seen, disliked or vetoed since, or that was removed.
        """
        movie_ids = {film.movie_id for film in snapshot.films}
        made_for = {user_id for film in snapshot.films for user_id in film.fits}
        if made_for != set(snapshot.coming) or self.directory.removed(movie_ids):
            return True
        fitting = {
            movie_id
            for movie_id in movie_ids | self.directory.suggestions(snapshot).keys()
            if not is_unwanted(movie_id, profiles, snapshot.vetoes)
        }
        return fitting != movie_ids

    async def _choose(
        self,
        guild_id: int,
        profiles: Mapping[int, Profile],
        settings: GuildSettings,
        owed: Mapping[int, float],
        likes_told: Collection[int],
        wanted: ListFilter,
        suggestions: Mapping[int, int] | None = None,
        vetoes: Collection[int] = (),
    ) -> GroupList:
        services = self.directory.services
        served = services.registry.current
        proposing = await services.store.proposals.for_group(guild_id, profiles)
        adventure = settings.adventure
        if adventure is None:
            adventure = proposing.adventure or 0.0
        request = ShortlistRequest(
            size=settings.shortlist_size,
            strategy=settings.group_strategy,
            suggestions=suggestions,
            vetoed=vetoes,
            weights=fairness.weights(owed, profiles.keys()),
            hidden=served.hidden(adult_titles=settings.adult_titles) | proposing.withheld,
            adventure=adventure,
            likes_told=likes_told,
            source=settings.shortlist_from,
            interest=proposing.interest,
        )
        listing = await self._lists.choose(profiles, request, wanted, settings)
        if not listing.chosen.films and listing.chosen.short:
            raise TooFewListedError
        if not listing.chosen.films:
            raise NothingLeftError(len(profiles), by_age=listing.by_age)
        return listing


def _owed(votes: Sequence[PastVote]) -> dict[int, float]:
    return fairness.owed([vote.satisfaction for vote in votes])


def in_voice_with(caller: discord.Member | discord.User) -> tuple[int, ...]:
    """Return who is in the caller's voice channel, without bots."""
    voice = caller.voice if isinstance(caller, discord.Member) else None
    if voice is None or voice.channel is None:
        return ()
    bots = {member.id for member in voice.channel.members if member.bot}
    return tuple(user_id for user_id in voice.channel.voice_states if user_id not in bots)
