"""Opens votes and closes them."""

from dataclasses import dataclass
from datetime import datetime

from bot.cogs.nights.announcer import Announcer, Send
from bot.cogs.nights.card_refresher import CardRefresher
from bot.cogs.nights.directory import NightDirectory, require_host
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.cogs.nights.places import NightPlaces
from bot.cogs.nights.shortlists import Shortlists
from bot.discord.router import Press
from bot.discord.writable import demand_writable
from bot.domain.nights.agenda import voting_ends
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.drawing import ShortlistSource
from bot.domain.nights.errors import (
    TooFewFilmsError,
    TooFewListedError,
    VoteTooLateError,
    WrongStateError,
)
from bot.domain.nights.night import BEFORE_VOTE
from bot.domain.nights.shortlist import ShortlistFilm
from bot.domain.nights.snapshot import NightSnapshot
from bot.messages.wording import clip
from bot.ui.limits import CONTENT

# What a single film is no choice.
MIN_FILMS = 2


@dataclass(frozen=True)
class Voting:
    """Opens votes, and closes them before their time."""

    directory: NightDirectory
    announcer: Announcer
    cards: CardRefresher
    lifecycle: NightLifecycle
    places: NightPlaces
    shortlists: Shortlists

    async def open(
        self,
        snapshot: NightSnapshot,
        kind: BallotKind | None = None,
        closes_at: datetime | None = None,
        send: Send | None = None,
    ) -> None:
        """Open the vote on the shortlist as it is, or on a new one if that is good no more."""
        night = snapshot.night
        if night.state not in BEFORE_VOTE:
            raise WrongStateError(night.number, night.state)
        closes_at = closes_at or voting_ends(night, self.directory.clock.now())
        if closes_at > night.ends_at:
            raise VoteTooLateError
        films, notes = await self._films(snapshot)
        if len(films) < MIN_FILMS:
            only = snapshot.settings.shortlist_from is ShortlistSource.ONLY
            raise TooFewListedError if only else TooFewFilmsError
        opened = await self.directory.nights.ballots.open(
            night, kind or snapshot.settings.ballot, closes_at, films
        )
        await self.announcer.say_or_put_off(opened, send)
        await self.places.tell(night, clip("\n".join(notes), CONTENT))
        await self.lifecycle.go_on(night.night_id, night.guild_id)

    async def _films(self, snapshot: NightSnapshot) -> tuple[tuple[ShortlistFilm, ...], list[str]]:
        """Return what to vote on, and what is worth knowing about it where that is new."""
        snapshot, departed = await self.directory.without_departed(snapshot)
        profiles = await self.shortlists.profiles(snapshot)
        if not self.shortlists.is_outdated(snapshot, profiles):
            return snapshot.films, []
        wanted = snapshot.night.wanted
        listing = await self.shortlists.choose_for_night(snapshot, profiles, wanted)
        notes = self.shortlists.notes(snapshot, listing, departed, wanted, voted_on=True)
        return listing.chosen.films, notes

    async def press_open(self, press: Press) -> None:
        """Open the vote from the card."""
        snapshot = await self._mine(press)
        demand_writable(self.directory.channel(snapshot.night))
        await press.defer()
        await self.open(snapshot)

    async def press_close(self, press: Press) -> None:
        """Close the vote from the card."""
        snapshot = await self._mine(press)
        await press.defer()
        await self.lifecycle.close_vote(snapshot.night.night_id)

    async def _mine(self, press: Press) -> NightSnapshot:
        """Return the night of a card that the person may change; raise NotHostError for others."""
        snapshot = await self.directory.nights.in_guild(press.guild_id, press.number)
        require_host(snapshot.night, press.user_id, press.interaction.permissions)
        return snapshot

    async def poll_voted(self, message_id: int, user_id: int, *, done: bool) -> None:
        """Note a vote in Discord's own poll, or one taken back; close when all have voted."""
        ballots = self.directory.nights.ballots
        noted = await ballots.note_poll_vote(message_id, user_id, done=done)
        if noted is None:
            return
        night_id, turnout = noted
        self.cards.touch(night_id)
        if turnout.complete:
            await self.lifecycle.close_complete_vote(night_id)
