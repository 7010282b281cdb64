"""Says what has been noted in the store: once, and after a restart what was left unsaid."""

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import discord

from bot.cogs.nights.desk import Desk, late_notes
from bot.domain.nights.announcements import Notice
from bot.domain.nights.night import Night
from bot.store.nights.notices import GIVEN_UP
from bot.ui.nights import notices as ui
from bot.ui.nights.card import card, card_view

CARDS = ("plan", "ballot", "result")
CLOCK_TOLERANCE = timedelta(seconds=30)
SEARCHED_MESSAGES = 100

logger = logging.getLogger(__name__)
Send = Callable[..., Awaitable[discord.Message]]
Say = Callable[..., Awaitable[object]]


class Announcer:
    """Sends notices; whoever claims one in the store is the only one to send it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._began = desk.clock.now()

    async def say(
        self, night_id: int, name: str, send: Send | None = None
    ) -> discord.Message | None:
        """Send a notice that has been noted; None if it was sent before, or cannot be.

        `send` is how to answer a command with it; else it goes to the night's channel. When
        Discord fails, the notice stays unsent and the error is raised.
        """
        night = await self.desk.nights.get(night_id)
        if send is None and self.desk.is_unavailable(night):
            return None  # stays unsent until Discord has the server back
        notice = await self.desk.nights.notices.claim(night_id, name)
        if notice is None:
            return None
        try:
            message = await self._send(night, notice, send)
        except (discord.NotFound, discord.Forbidden) as error:
            logger.warning("night %s cannot announce %s: %s", night_id, name, error)
            await self.desk.nights.notices.sent(night_id, name, GIVEN_UP)
            raise
        except BaseException:
            await self.desk.nights.notices.release(night_id, name)
            raise
        if message is None:
            await self.desk.nights.notices.sent(night_id, name, GIVEN_UP)
            return None
        await self._sent(night, name, message)
        return message

    async def say_put_off(self, night_id: int) -> None:
        """Say what Discord did not take before; raises when it still does not."""
        for notice in await self.desk.nights.notices.unsent(night_id):
            if notice.claimed_at is None:
                await self.say(night_id, notice.name)

    async def say_unsent(self) -> None:
        """Say what was noted and not sent.

        What was claimed before this bot began may have been sent: that is looked for first. What
        was claimed since is being sent just now.
        """
        for notice in await self.desk.nights.notices.unsent():
            if notice.claimed_at is not None and notice.claimed_at >= self._began:
                continue
            try:
                if notice.claimed_at is not None:
                    await self._settle_doubt(notice)
                await self.say(notice.night_id, notice.name)
            except discord.HTTPException as error:
                logger.warning(
                    "night %s still cannot announce %s: %s", notice.night_id, notice.name, error
                )

    async def _settle_doubt(self, notice: Notice) -> None:
        night = await self.desk.nights.get(notice.night_id)
        message = await self._find(night, notice)
        if message is None:
            await self.desk.nights.notices.release(notice.night_id, notice.name)
        else:
            await self._sent(night, notice.name, message)

    async def _find(self, night: Night, notice: Notice) -> discord.Message | None:
        """Look for a notice among what the bot has sent since it claimed it."""
        channel = self.desk.channel(night)
        if channel is None or notice.claimed_at is None or self.desk.bot.user is None:
            return None
        mark = None if notice.name.startswith("poll") else ui.notice_footer(night, notice.name)
        since = notice.claimed_at - CLOCK_TOLERANCE
        try:
            async for message in channel.history(after=since, limit=SEARCHED_MESSAGES):
                if message.author.id == self.desk.bot.user.id and _is_notice(message, mark):
                    return message
        except discord.Forbidden:
            return None
        return None

    async def _send(
        self, night: Night, notice: Notice, send: Send | None
    ) -> discord.Message | None:
        channel = self.desk.channel(night)
        if channel is None and send is None:
            return None
        parts = await self._render(night, notice)
        if parts is None:
            return None
        if send is None and channel is not None:
            send = channel.send
            # Discord itself drops a second message with the same nonce for some minutes.
            parts["nonce"] = f"n{night.night_id}-{notice.name}"[:25]
        if send is None:
            return None
        return await send(**parts)

    async def _render(self, night: Night, notice: Notice) -> dict[str, Any] | None:
        shown = await self.desk.show(night)
        kind = notice.name.partition("-")[0]
        if kind in CARDS:
            view = card_view(shown)
            return {"embed": card(shown)} | ({"view": view} if view else {})
        notes = late_notes(notice)
        return ui.RENDERED[kind](shown, notice.name, notes, self.desk.clock.now())

    async def _sent(self, night: Night, name: str, message: discord.Message) -> None:
        is_card = name.partition("-")[0] in CARDS
        await self.desk.nights.notices.sent(night.night_id, name, message.id, is_card=is_card)
        if is_card and night.card_message_id is not None:
            await self.retire(night, message)

    async def retire(self, night: Night, successor: discord.Message) -> None:
        """Take the buttons off the card before, and point to the new one."""
        channel = self.desk.channel(night)
        if channel is None or night.card_message_id in (None, successor.id):
            return
        old = channel.get_partial_message(night.card_message_id or 0)
        try:
            await old.edit(embed=ui.moved_card(night, successor.jump_url), view=None)
        except discord.HTTPException as error:
            logger.info("the old card of night %s was not changed: %s", night.night_id, error)


def _is_notice(message: discord.Message, mark: str | None) -> bool:
    if mark is None:
        return message.poll is not None
    return any(embed.footer.text == mark for embed in message.embeds)
