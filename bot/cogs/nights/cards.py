"""Keeps the card of each night up to date without editing it more often than Discord likes."""

import logging

import discord
from discord.ext import tasks

from bot.cogs.nights.desk import Desk
from bot.domain.nights.night import Night
from bot.ui.nights.card import card, card_view

SECONDS_BETWEEN_EDITS = 1.5

logger = logging.getLogger(__name__)


class Cards:
    """Edits cards: at once after a quiet time, else together with all that comes meanwhile."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._changed: set[int] = set()

    def touch(self, night_id: int) -> None:
        """Say that what a card shows has changed."""
        self._changed.add(night_id)
        if not self._round.is_running():
            self._round.start()

    def close(self) -> None:
        """Stop editing."""
        self._round.cancel()

    @tasks.loop(seconds=SECONDS_BETWEEN_EDITS)
    async def _round(self) -> None:
        changed, self._changed = self._changed, set()
        if not changed:
            self._round.stop()
            return
        for night_id in changed:
            try:
                await self.refresh(await self._desk.nights.get(night_id))
            except discord.HTTPException as error:
                logger.warning(
                    "the card of night %s was not brought up to date: %s", night_id, error
                )
            except Exception:
                logger.exception("the card of night %s was not brought up to date", night_id)

    async def refresh(self, night: Night) -> None:
        """Edit the card now; one that was deleted comes back while it has buttons."""
        channel = self._desk.channel(night)
        if channel is None or night.card_message_id is None:
            return
        shown = await self._desk.show(night)
        view = card_view(shown)
        message = channel.get_partial_message(night.card_message_id)
        try:
            await message.edit(embed=card(shown), view=view)
        except discord.NotFound:
            if view is None:
                return
            posted = await channel.send(embed=card(shown), view=view)
            await self._desk.nights.repost(night, posted.id)
