"""Says what has been noted in the store: once, and after a restart what was left unsaid."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import get_args

import discord

from bot.cogs.nights.directory import NightDirectory, Place, late_notes
from bot.discord.answers import UnsaidError
from bot.discord.sending import FAILURES, is_doubtful, persist, post
from bot.domain.nights.announcements import Card, Notice, stored_form
from bot.domain.nights.night import Night
from bot.domain.nights.snapshot import NightSnapshot
from bot.messages.nights.planning import card_follows
from bot.messages.translation import commands_typed_with
from bot.store.nights.notices import GIVEN_UP
from bot.ui.message import Message
from bot.ui.nights.announcements import announcement_message, is_same
from bot.ui.nights.card import replaced_card

CLOCK_TOLERANCE = timedelta(seconds=30)
MAX_SEARCHED_MESSAGES = 100
# Discord refuses an announcement, or nobody knows whether it took it.
NOT_TAKEN = (UnsaidError, *FAILURES)

logger = logging.getLogger(__name__)
Send = Callable[[Message], Awaitable[discord.Message | None]]


class Announcer:
    """Sends what was claimed; whoever claims a notice in the store is the only one to send it."""

    def __init__(self, directory: NightDirectory) -> None:
        self._directory = directory
        self._notices = directory.nights.notices
        self._began = directory.clock.now()
        # Claimed by this bot, and nobody knows whether Discord took it.
        self._doubtful: set[tuple[int, str]] = set()

    async def say(self, snapshot: NightSnapshot, send: Send | None = None) -> None:
        """Send what a snapshot has claimed.

        `send` is how to answer a command with the first of it; else it goes to the night's
        channel. When Discord fails, the rest is given back and the error is raised; what may have
        reached Discord stays claimed, and is looked for before it is said again.
        """
        unsaid = list(snapshot.claimed)
        try:
            if send is None and self._directory.is_unavailable(snapshot.night):
                return  # stays unsent until Discord has the server back
            while unsaid:
                notice = unsaid[0]
                try:
                    message = await self._send(snapshot, notice, send)
                except NOT_TAKEN as error:
                    unsaid.pop(0)
                    await self._not_taken(notice, error)
                    raise
                unsaid.pop(0)
                send = None
                if message is None:
                    await self._notices.sent(notice, GIVEN_UP)
                else:
                    await self._sent(snapshot.night, notice, message)
        finally:
            await self._notices.release(unsaid)

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
            self._doubtful.add((notice.night_id, name))
        elif isinstance(error, discord.NotFound | discord.Forbidden):
            await self._notices.sent(notice, GIVEN_UP)
        else:
            await self._notices.release([notice])

    async def say_put_off(self, snapshot: NightSnapshot) -> None:
        """Say what Discord did not take before; raises when it still does not."""
        unsent = [notice for notice in snapshot.notices if notice.message_id is None]
        for notice in unsent:
            if notice.claimed_at is not None and self._is_doubtful(notice):
                await self._settle_doubt(notice)
        if unsent:
            announcements = [notice.announcement for notice in unsent]
            await self.say(await self._notices.claim(snapshot.night.night_id, announcements))

    async def say_unsent(self) -> None:
        """Say what was noted and not sent, except what is being sent just now."""
        for notice in await self._notices.unsent():
            if notice.claimed_at is not None and not self._is_doubtful(notice):
                continue
            try:
                if notice.claimed_at is not None:
                    await self._settle_doubt(notice)
                await self.say(await self._notices.claim(notice.night_id, [notice.announcement]))
            except NOT_TAKEN as error:
                name = stored_form(notice.announcement)
                logger.warning(
                    "night %s still cannot announce %s: %s", notice.night_id, name, error
                )

    def _is_doubtful(self, notice: Notice) -> bool:
        """Whether what was claimed may have been sent: before a crash, or on a broken line."""
        key = (notice.night_id, stored_form(notice.announcement))
        before_start = notice.claimed_at is not None and notice.claimed_at < self._began
        return before_start or key in self._doubtful

    async def _settle_doubt(self, notice: Notice) -> None:
        snapshot = await self._directory.nights.get(notice.night_id)
        message = await self._find(snapshot, notice)
        self._doubtful.discard((notice.night_id, stored_form(notice.announcement)))
        if message is None:
            await self._notices.release([notice])
        else:
            await self._sent(snapshot.night, notice, message)

    async def _find(self, snapshot: NightSnapshot, notice: Notice) -> discord.Message | None:
        """Look for a notice among what the bot has sent since it claimed it."""
        channel, said = self._directory.channel(snapshot.night), self._render(snapshot, notice)
        me = self._directory.bot.user
        if channel is None or said is None or notice.claimed_at is None or me is None:
            return None
        since = notice.claimed_at - CLOCK_TOLERANCE
        try:
            sent = await persist(lambda: _history(channel, since))
        except discord.Forbidden:
            return None
        mine = (message for message in sent if message.author.id == me.id)
        return next((message for message in mine if is_same(message, said)), None)

    async def _send(
        self, snapshot: NightSnapshot, notice: Notice, send: Send | None
    ) -> discord.Message | None:
        """Send an announcement; None where there is no channel, or nothing to say any more."""
        said = self._render(snapshot, notice)
        if said is None:
            return None
        if send is not None:
            answered = await send(said)
            if answered is None:
                raise UnsaidError
            return answered
        channel = self._directory.channel(snapshot.night)
        if channel is None:
            return None
        nonce = f"n{notice.night_id}-{stored_form(notice.announcement)}"
        return await post(channel, said.parts(), nonce)

    def _render(self, snapshot: NightSnapshot, notice: Notice) -> Message | None:
        # Everybody reads it, also where a slash command was the occasion.
        with commands_typed_with(self._directory.bot.services.settings.command_prefix):
            return announcement_message(
                self._directory.show(snapshot),
                notice.announcement,
                late_notes(notice),
                self._directory.clock.now(),
            )

    async def _sent(self, night: Night, notice: Notice, message: discord.Message) -> None:
        is_card = isinstance(notice.announcement, get_args(Card))
        await self._notices.sent(notice, message.id, is_card=is_card)
        if is_card:
            await self.retire(night, message)

    async def retire(self, night: Night, successor: discord.Message) -> None:
        """Take the buttons off the card before, and point to the new one."""
        channel = self._directory.channel(night)
        if channel is None or night.card_message_id in (None, successor.id):
            return
        old = channel.get_partial_message(night.card_message_id or 0)
        try:
            await old.edit(**replaced_card(night, successor.jump_url).replacement())
        except FAILURES as error:
            logger.info("the old card of night %s was not changed: %s", night.night_id, error)


async def _history(channel: Place, since: datetime) -> list[discord.Message]:
    return [message async for message in channel.history(after=since, limit=MAX_SEARCHED_MESSAGES)]
