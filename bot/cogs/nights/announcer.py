"""Says what has been noted in the store: once, and after a restart what was left unsaid."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import discord

from bot.cogs.nights.directory import NightDirectory, late_notes, notes_of
from bot.cogs.nights.places import NightPlaces, Say, is_gone
from bot.discord.answers import UnsaidError
from bot.discord.sending import FAILURES, is_doubtful, is_refusal
from bot.domain.nights.announcements import Card, ChannelGone, Notice, PlanCard, stored_form
from bot.domain.nights.night import Night
from bot.domain.nights.snapshot import NightSnapshot
from bot.domain.timers import THREAD_TIMER
from bot.messages.nights.planning import card_follows
from bot.store.nights.notices import GIVEN_UP
from bot.ui.message import Message
from bot.ui.nights.announcements import announcement_message, without_role
from bot.ui.nights.card import replaced_card

CLOCK_TOLERANCE = timedelta(seconds=30)
# Discord refuses an announcement, or nobody knows whether it took it.
NOT_TAKEN = (UnsaidError, *FAILURES)

logger = logging.getLogger(__name__)
Send = Callable[[Message], Awaitable[discord.Message | None]]


class Announcer:
    """Sends what was claimed; whoever claims a notice in the store is the only one to send it."""

    def __init__(self, directory: NightDirectory, places: NightPlaces) -> None:
        self._directory, self._places = directory, places
        self._notices = directory.nights.notices
        # Whoever claimed something before may have died, or lost the store, while it was sent.
        self._began = directory.clock.now()
        # Claimed by this bot, and nobody knows whether Discord took it.
        self._doubtful: set[tuple[int, str]] = set()
        self._sending: set[tuple[int, str]] = set()

    def doubt_claims(self) -> None:
        """Look for what was claimed until now: the store may not have taken what became of it."""
        self._began = self._directory.clock.now()

    async def say(self, snapshot: NightSnapshot, send: Send | None = None) -> None:
        """Send what a snapshot has claimed, each whatever becomes of the others.

        `send` is how to answer a command with the first of it; else it goes to the night's
        channel. What Discord does not take for now is given back, what may have reached Discord
        stays claimed and is looked for before it is said again; then the error is raised at the
        end. What Discord refuses for good is given up.
        """
        names = _names(snapshot.claimed)
        self._sending |= names
        # Until the store knows what became of them: it may fail after Discord has taken one.
        self._doubtful |= names
        try:
            if send is None and self._directory.is_out_of_sight(snapshot.night.guild_id):
                await self._give_back(snapshot.claimed)  # until Discord has the server back
            else:
                await self._say_all(snapshot, send)
        finally:
            self._sending -= names

    async def _say_all(self, snapshot: NightSnapshot, send: Send | None) -> None:
        unsaid, failures = list(snapshot.claimed), list[Exception]()
        try:
            while unsaid:
                notice = unsaid.pop(0)
                try:
                    await self._say_one(snapshot, notice, send)
                    self._doubtful -= _names([notice])
                except NOT_TAKEN as error:
                    await self._not_taken(notice, error)
                    failures.append(error)
                send = None
        finally:
            await self._give_back(unsaid)
        if failures:
            raise max(failures, key=is_gone)

    async def _say_one(self, snapshot: NightSnapshot, notice: Notice, send: Send | None) -> None:
        night, say = snapshot.night, await self._saying(snapshot, notice)
        if say is None:
            message = None
        elif send is not None:
            async with self._directory.bot.languages.to_server(night.guild_id):
                said = say()
            message = await send(without_role(said))
            if message is None:
                raise UnsaidError
        else:
            message = await self._send(night, notice, say)
        if message is None:
            await self._notices.sent(notice, GIVEN_UP)
        else:
            await self._sent(snapshot, notice, message, answered=send is not None)

    async def say_or_put_off(self, snapshot: NightSnapshot, send: Send | None = None) -> None:
        """Say it now, or later where Discord does not take it; `send` then tells the host so."""
        try:
            await self.say(snapshot, send)
        except NOT_TAKEN:
            if send is not None:
                await send(Message(card_follows(snapshot.night.number)))

    async def _not_taken(self, notice: Notice, error: Exception) -> None:
        name = stored_form(notice.announcement)
        logger.warning("night %s cannot announce %s: %s", notice.night_id, name, error)
        if isinstance(error, UnsaidError) or is_doubtful(error):
            return
        if is_refusal(error):
            await self._notices.sent(notice, GIVEN_UP)
            self._doubtful -= _names([notice])
        else:
            await self._give_back([notice])

    async def _give_back(self, notices: Sequence[Notice]) -> None:
        """Let what was surely not sent be claimed again."""
        await self._notices.release(notices)
        self._doubtful -= _names(notices)

    async def say_put_off(self, snapshot: NightSnapshot) -> None:
        """Say what was noted and not sent, except what is being sent just now."""
        for notice in snapshot.unsaid:
            if notice.claimed_at is not None and self._is_doubtful(notice):
                await self._settle_doubt(notice)
        if snapshot.unsaid:
            announcements = [notice.announcement for notice in snapshot.unsaid]
            await self.say(await self._notices.claim(snapshot.night.night_id, announcements))

    def _is_doubtful(self, notice: Notice) -> bool:
        """Whether what was claimed may have been sent: before a crash, or on a broken line."""
        if _names([notice]) <= self._sending:
            return False
        before = notice.claimed_at is not None and notice.claimed_at < self._began
        return before or _names([notice]) <= self._doubtful

    async def _settle_doubt(self, notice: Notice) -> None:
        snapshot = await self._directory.nights.get(notice.night_id)
        message = await self._find(snapshot, notice)
        if message is None:
            await self._give_back([notice])
        else:
            await self._sent(snapshot, notice, message)
            self._doubtful -= _names([notice])

    async def _find(self, snapshot: NightSnapshot, notice: Notice) -> discord.Message | None:
        """Look for a notice among what the bot has sent since it claimed it."""
        say = await self._saying(snapshot, notice)
        if say is None or notice.claimed_at is None:
            return None
        since, elsewhere = notice.claimed_at - CLOCK_TOLERANCE, notice.announcement == ChannelGone()
        return await self._places.find(snapshot.night, say, since, only_elsewhere=elsewhere)

    async def _send(self, night: Night, notice: Notice, say: Say) -> discord.Message | None:
        """Send an announcement; None where nobody can be reached."""
        if self._directory.bot.get_guild(night.guild_id) is None:
            return None  # the server has removed the bot
        nonce = f"n{night.night_id}-{stored_form(notice.announcement)}"
        if notice.announcement == ChannelGone():
            return await self._places.post_elsewhere(night, say, nonce)
        return await self._places.post(night, say, nonce)

    async def _saying(self, snapshot: NightSnapshot, notice: Notice) -> Say | None:
        """Return what says a notice in the language of the moment; None where nothing is said."""
        now = self._directory.clock.now()

        def message() -> Message | None:
            told = replace(shown, notes=notes_of(snapshot))
            return announcement_message(told, notice.announcement, late_notes(notice), now)

        async with self._directory.bot.languages.to_server(snapshot.night.guild_id):
            shown = await self._directory.show(snapshot)
            said = message()
        return None if said is None else lambda: message() or said

    async def _sent(
        self,
        snapshot: NightSnapshot,
        notice: Notice,
        message: discord.Message,
        *,
        answered: bool = False,
    ) -> None:
        night = snapshot.night
        # What was said elsewhere, because the channel is closed, is not kept up to date as a card;
        # and what only the host has read, nobody else can answer.
        private = message.guild is None
        in_channel = answered or message.channel.id == night.channel_id
        is_card = in_channel and not private and isinstance(notice.announcement, get_args(Card))
        await self._notices.sent(notice, GIVEN_UP if private else message.id, is_card=is_card)
        if is_card:
            await self.retire(night, message)
        if is_card and notice.announcement == PlanCard() and snapshot.settings.night_thread:
            now = self._directory.clock.now()
            timers, key = self._directory.services.timers, str(night.night_id)
            await timers.set(THREAD_TIMER, key, now, night.guild_id)

    async def retire(self, night: Night, successor: discord.Message) -> None:
        """Take the buttons off the card before, and point to the new one."""
        if night.card_message_id in (None, successor.id):
            return
        async with self._directory.bot.languages.to_server(night.guild_id):
            left = replaced_card(night, successor.jump_url)
        try:
            await self._places.edit(night, night.card_message_id or 0, left)
        except FAILURES as error:
            logger.info("the old card of night %s was not changed: %s", night.night_id, error)


def _names(notices: Iterable[Notice]) -> set[tuple[int, str]]:
    return {(notice.night_id, stored_form(notice.announcement)) for notice in notices}
