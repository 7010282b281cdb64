"""What all parts of this conversation share: nights found, checked, and put together to show."""

from collections.abc import Collection
from datetime import timedelta

import discord

from bot.discord.client import Matinee
from bot.domain.nights import fairness
from bot.domain.nights.announcements import Notice
from bot.domain.nights.errors import NightGoneError, NotHostError, WhichNightError, WrongStateError
from bot.domain.nights.night import Night, NightState
from bot.domain.settings.guild import GuildSettings
from bot.ui.nights.card import NightView, card_name
from bot.ui.nights.words import favour_next_time, late_note
from recommender import Movie

MEMBERS_PER_QUERY = 100
LATE_AFTER = timedelta(minutes=1)
Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread


class Desk:
    """Finds nights and people, in the store and on Discord."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        self.nights = bot.services.store.nights
        self.clock = bot.services.clock

    async def find(
        self,
        guild_id: int,
        channel_id: int,
        caller_id: int,
        number: int | None,
        states: Collection[NightState],
    ) -> Night:
        """Return the night that is meant: by its number, else the only one in one of the states.

        Where there are several in the server, the only one in the channel, or else the only one
        that the caller hosts. Raises NightGoneError, WhichNightError and WrongStateError.
        """
        if number is not None:
            night = await self.nights.numbered(guild_id, number)
            if night.state not in states:
                raise WrongStateError(night.number, night.state)
            return night
        found = [n for n in await self.nights.open_in(guild_id) if n.state in states]
        here = [night for night in found if night.channel_id == channel_id]
        hosted = [night for night in here or found if night.host_id == caller_id]
        for likely in (found, here, hosted):
            if len(likely) == 1:
                return likely[0]
        if found:
            raise WhichNightError(tuple(night.number for night in found))
        others = await self.nights.open_in(guild_id)
        if len(others) == 1:
            raise WrongStateError(others[0].number, others[0].state)
        raise NightGoneError

    async def pressed(self, guild_id: int | None, night_id: int) -> Night:
        """Return the night of a button; raise NightGoneError for another server's."""
        night = await self.nights.get(night_id)
        if night.guild_id != guild_id:
            raise NightGoneError
        return night

    async def show(self, night: Night) -> NightView:
        """Put together all that a card shows."""
        coming, cannot = await self.nights.people.of(night.night_id)
        suggestions = await self.suggestions(night)
        films = await self.nights.ballots.films(night.night_id)
        outcome = await self.nights.memory.outcome(night.night_id)
        reasons = [film.reason.because for film in films if film.reason and film.reason.because]
        shown = {*suggestions, *(film.movie_id for film in films), *reasons}
        if outcome is not None:
            shown |= {standing.movie_id for standing in outcome.standings}
        if night.movie_id is not None:
            shown.add(night.movie_id)
        return NightView(
            night,
            coming,
            cannot,
            suggestions,
            films,
            await self.nights.ballots.turnout(night.night_id),
            outcome,
            self.movies(shown),
            await self._notes(night, coming),
        )

    async def _notes(self, night: Night, coming: Collection[int]) -> list[str]:
        """Say that a card came late, and after a vote who is owed a wish."""
        notice = await self.nights.notices.get(night.night_id, card_name(night))
        notes = late_notes(notice) if notice else []
        if night.state is NightState.DECIDED and night.vote_round:
            balance = await self.owed(night.guild_id)
            favoured = fairness.most_owed(balance, coming)
            if favoured is not None:
                notes.append(favour_next_time(favoured, fairness.weight(balance[favoured])))
        return notes

    def movies(self, movie_ids: Collection[int]) -> dict[int, Movie]:
        """Return the films that the catalogue knows; none before there is a model."""
        if not self.services.registry.ready:
            return {}
        catalogue = self.services.registry.current.catalogue
        found = ((movie_id, catalogue.get(movie_id)) for movie_id in movie_ids)
        return {movie_id: movie for movie_id, movie in found if movie is not None}

    async def suggestions(self, night: Night) -> dict[int, int]:
        """Return who suggested which films, without those that were removed since."""
        suggested = await self.nights.people.suggestions(night.night_id)
        removed = self.removed(suggested)
        return {movie_id: who for movie_id, who in suggested.items() if movie_id not in removed}

    def removed(self, movie_ids: Collection[int]) -> set[int]:
        """Return which of these films can no longer be talked about."""
        if not self.services.registry.ready:
            return set()
        served = self.services.registry.current
        return {movie_id for movie_id in movie_ids if served.film(movie_id) is None}

    async def settings(self, guild_id: int) -> GuildSettings:
        """Return what the server has set."""
        return await self.services.store.guilds.get(guild_id)

    async def owed(self, guild_id: int, besides: Night | None = None) -> dict[int, float]:
        """Return what people are owed from a server's nights, `besides` left out."""
        without = None if besides is None else besides.night_id
        return fairness.owed(await self.nights.memory.served(guild_id, without))

    def channel(self, night: Night) -> Place | None:
        """Return the night's channel; None where it, or the server, cannot be seen now."""
        guild = self.bot.get_guild(night.guild_id)
        found = guild.get_channel_or_thread(night.channel_id) if guild else None
        return found if isinstance(found, Place) else None

    def is_unavailable(self, night: Night) -> bool:
        """Whether Discord has an outage where the night's server is."""
        guild = self.bot.get_guild(night.guild_id)
        return guild is not None and guild.unavailable

    async def leave_out_the_gone(self, night: Night) -> tuple[int, ...]:
        """Take who has left the server out of the night; return them.

        A night whose host has left is handed to whoever said first to be in.
        """
        guild = self.bot.get_guild(night.guild_id)
        if guild is None or guild.unavailable:
            return ()
        coming, _ = await self.nights.people.of(night.night_id)
        gone = await _gone(guild, {*coming, night.host_id} - {0})
        for user_id in gone:
            await self.take_out(night, user_id)
        return tuple(sorted(gone))

    async def take_out(self, night: Night, user_id: int) -> None:
        """Take one person out of a night, and let somebody else be its host."""
        await self.nights.people.answer(night.night_id, user_id, tuple(NightState), coming=False)
        if night.host_id != user_id:
            return
        coming, _ = await self.nights.people.of(night.night_id)
        await self.nights.change(
            night.night_id, tuple(NightState), host_id=coming[0] if coming else 0
        )


def late_notes(notice: Notice) -> list[str]:
    """Say so where a notice was sent long after it fell due."""
    if notice.claimed_at is None or notice.claimed_at - notice.due_at < LATE_AFTER:
        return []
    return [late_note(notice.due_at)]


async def _gone(guild: discord.Guild, user_ids: Collection[int]) -> set[int]:
    unknown = [user_id for user_id in user_ids if guild.get_member(user_id) is None]
    gone: set[int] = set()
    for start in range(0, len(unknown), MEMBERS_PER_QUERY):
        some = unknown[start : start + MEMBERS_PER_QUERY]
        try:
            there = await guild.query_members(user_ids=some, limit=MEMBERS_PER_QUERY, cache=False)
        except (TimeoutError, discord.ClientException):
            continue  # Discord does not say; then nobody is taken out
        gone |= set(some) - {member.id for member in there}
    return gone


def may_change(night: Night, user_id: int, permissions: discord.Permissions) -> bool:
    """Whether a person is the host or may manage the server."""
    return user_id == night.host_id or permissions.manage_guild


def require_host(night: Night, user_id: int, permissions: discord.Permissions) -> None:
    """Raise NotHostError for whom the night does not obey."""
    if not may_change(night, user_id, permissions):
        raise NotHostError(night.host_id)
