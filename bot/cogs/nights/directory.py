"""What all parts of this conversation share: people, channels and films of a night."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import timedelta

import discord

from bot.discord.caller import is_age_restricted
from bot.discord.client import Matinee
from bot.discord.known_films import KnownFilms
from bot.domain.films.shown import FilmPlace
from bot.domain.nights.announcements import Notice, card_of
from bot.domain.nights.ballots.secrecy import counts_told
from bot.domain.nights.errors import NotHostError
from bot.domain.nights.fairness import favoured
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.series import NightSeries
from bot.domain.nights.shortlist import without_others
from bot.domain.nights.snapshot import NightSnapshot
from bot.messages.nights.announcements import late
from bot.messages.nights.result import favoured_next_time
from bot.messages.translation import listeners
from bot.ui.message import Message
from bot.ui.nights.card import NightDetails
from bot.ui.nights.shortlist import night_shortlist
from recommender import Movie

MEMBERS_PER_QUERY = 100
LATE_AFTER = timedelta(minutes=1)
Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread


class NightDirectory:
    """Finds on Discord and in the catalogue what a stored night speaks of."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        self.nights = bot.services.store.nights
        self.clock = bot.services.clock
        self.known = KnownFilms(bot.services)
        # Called with a night's id when more is known of its films than when it was shown.
        self.on_facts: Callable[[int], None] = lambda _: None
        self._completing: set[asyncio.Task[None]] = set()

    async def show(self, snapshot: NightSnapshot) -> NightDetails:
        """Put together all that a card shows, with what is known of its films."""
        details = self.details(snapshot)
        night, listed = snapshot.night, [film.movie_id for film in details.films]
        chosen = [night.movie_id] if night.movie_id is not None else listed
        movies = [details.movies[each] for each in chosen if each in details.movies]
        known, later = await self.known.shown(self.place(snapshot), movies)
        if later is not None:
            task = asyncio.create_task(self._complete(night.night_id, later))
            self._completing.add(task)
            task.add_done_callback(self._completing.discard)
        return replace(details, known=known)

    async def shortlist_message(self, snapshot: NightSnapshot, notes: Sequence[str]) -> Message:
        """Return the shortlist of a night, with what is known of its films."""
        details = self.details(snapshot)
        movies = [details.movies[f.movie_id] for f in details.films if f.movie_id in details.movies]
        return await self.known.message_in(
            self.place(snapshot),
            movies,
            lambda known: night_shortlist(replace(details, known=known), notes),
        )

    def place(self, snapshot: NightSnapshot) -> FilmPlace:
        """Return in which language and for which country a night's films are shown."""
        restricted = is_age_restricted(self.channel(snapshot.night))
        return FilmPlace.of(snapshot.settings, listeners().everybody, age_restricted=restricted)

    async def _complete(self, night_id: int, later: Callable[[], Awaitable[object]]) -> None:
        await later()
        self.on_facts(night_id)

    def details(self, snapshot: NightSnapshot) -> NightDetails:
        """Put together what a card shows without what others know of its films."""
        night, films, outcome = snapshot.night, snapshot.films, snapshot.outcome
        suggestions = self.suggestions(snapshot)
        reasons = [film.reason.because for film in films if film.reason and film.reason.because]
        shown = {*suggestions, *(film.movie_id for film in films), *reasons}
        if outcome is not None:
            shown |= {standing.movie_id for standing in outcome.standings}
        if night.movie_id is not None:
            shown.add(night.movie_id)
        return NightDetails(
            night,
            snapshot.coming,
            snapshot.declined,
            suggestions,
            without_others(films, snapshot.coming),
            snapshot.turnout,
            outcome,
            self.movies(shown),
            notes_of(snapshot),
            snapshot.settings.night_role_id,
        )

    def movies(self, movie_ids: Collection[int]) -> dict[int, Movie]:
        """Return the films that the catalogue knows; none before there is a model."""
        if not self.services.registry.ready:
            return {}
        catalogue = self.services.registry.current.catalogue
        found = ((movie_id, catalogue.get(movie_id)) for movie_id in movie_ids)
        return {movie_id: movie for movie_id, movie in found if movie is not None}

    def suggestions(self, snapshot: NightSnapshot) -> dict[int, int]:
        """Return who suggested which films, without those that were removed since."""
        removed = self.removed(snapshot.suggestions)
        return {m: who for m, who in snapshot.suggestions.items() if m not in removed}

    def removed(self, movie_ids: Collection[int]) -> set[int]:
        """Return which of these films can no longer be talked about."""
        if not self.services.registry.ready:
            return set()
        served = self.services.registry.current
        return {movie_id for movie_id in movie_ids if served.film(movie_id) is None}

    def channel(self, night: Night) -> Place | None:
        """Return the night's channel; None where it, or the server, cannot be seen now."""
        guild = self.bot.get_guild(night.guild_id)
        found = guild.get_channel_or_thread(night.channel_id) if guild else None
        return found if isinstance(found, Place) else None

    def is_out_of_sight(self, guild_id: int) -> bool:
        """Whether nobody can say just now if the bot is still in a server.

        Discord has an outage there or has not named its servers yet, or it is another process's.
        """
        guild = self.bot.get_guild(guild_id)
        if guild is not None:
            return guild.unavailable
        return not (self.services.assignment.owns(guild_id) and self.bot.is_ready())

    async def without_departed(
        self, snapshot: NightSnapshot
    ) -> tuple[NightSnapshot, tuple[int, ...]]:
        """Take who has left the server out of a night; return it then, and who that was."""
        guild = self.bot.get_guild(snapshot.night.guild_id)
        if guild is None or guild.unavailable:
            return snapshot, ()
        there = {*snapshot.coming, snapshot.night.host_id} - {0}
        left = tuple(sorted(await departed(guild, there)))
        if left:
            snapshot = await self.nights.people.remove(snapshot.night.night_id, left)
        return snapshot, left


def late_notes(notice: Notice | None) -> list[str]:
    """Say so where a notice was sent long after it fell due."""
    if notice is None or notice.claimed_at is None:
        return []
    is_late = notice.claimed_at - notice.due_at >= LATE_AFTER
    return [late(notice.due_at)] if is_late else []


def notes_of(snapshot: NightSnapshot) -> Sequence[str]:
    """Say that a card came late, and after a vote who is owed a wish."""
    night, outcome = snapshot.night, snapshot.outcome
    notes = late_notes(snapshot.notice(card_of(night)))
    if night.state is NightState.DECIDED and outcome is not None:
        told = counts_told(night.kind, outcome.ballots)
        somebody = favoured(snapshot.past_votes, snapshot.coming) if told else None
        if somebody is not None:
            notes.append(favoured_next_time(somebody.user_id, somebody.weight))
    return notes


async def departed(guild: discord.Guild, user_ids: Collection[int]) -> set[int]:
    """Return who of these people has left the server."""
    unknown = [user_id for user_id in user_ids if guild.get_member(user_id) is None]
    left: set[int] = set()
    for start in range(0, len(unknown), MEMBERS_PER_QUERY):
        some = unknown[start : start + MEMBERS_PER_QUERY]
        try:
            there = await guild.query_members(user_ids=some, limit=MEMBERS_PER_QUERY, cache=False)
        except (TimeoutError, discord.ClientException):
            continue  # Discord does not say; then nobody is taken out
        left |= set(some) - {member.id for member in there}
    return left


def require_host(
    hosted: Night | NightSeries, user_id: int, permissions: discord.Permissions
) -> None:
    """Raise NotHostError for who is neither the host nor may manage the server."""
    if user_id != hosted.host_id and not permissions.manage_guild:
        raise NotHostError(hosted.host_id)
