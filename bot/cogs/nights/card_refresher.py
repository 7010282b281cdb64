"""Keeps the card of each night up to date without editing it more often than Discord likes."""

import logging

import discord
from discord.ext import tasks

from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.places import NightPlaces, is_gone
from bot.discord.sending import FAILURES, is_doubtful
from bot.domain.nights.snapshot import NightSnapshot
from bot.ui.nights.card import card

SECONDS_BETWEEN_EDITS = 1.5
# While Discord takes no edits the pauses double up to this.
MAX_PAUSE = 60.0

logger = logging.getLogger(__name__)


class CardRefresher:
    """Edits cards: at once after a quiet time, else together with all that comes meanwhile."""

    def __init__(self, directory: NightDirectory, places: NightPlaces) -> None:
        self._directory, self._places = directory, places
        self._changed: set[int] = set()
        self._pause = SECONDS_BETWEEN_EDITS

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
        pause = SECONDS_BETWEEN_EDITS
        for night_id in changed:
            try:
                await self._refresh(await self._directory.nights.get(night_id))
            except FAILURES as error:
                logger.warning(
                    "the card of night %s was not brought up to date: %s", night_id, error
                )
                if is_doubtful(error):
                    self._changed.add(night_id)
                    pause = min(2 * self._pause, MAX_PAUSE)
            except Exception:
                logger.exception("the card of night %s was not brought up to date", night_id)
        self._pause = pause
        self._round.change_interval(seconds=pause)

    async def _refresh(self, snapshot: NightSnapshot) -> None:
        """Edit the card now; one that was deleted comes back while it has buttons."""
        night = snapshot.night
        if night.card_message_id is None:
            return
        async with self._directory.bot.languages.to_server(night.guild_id):
            shown = await self._directory.show(snapshot)
            said = card(shown)
        try:
            await self._places.edit(night, night.card_message_id, said)
        except discord.NotFound as error:
            if is_gone(error) or said.view is None:
                return
            posted = await self._places.post(
                night, lambda: card(shown), f"after-{night.card_message_id}"
            )
            if posted is not None and posted.channel.id == night.channel_id:
                await self._directory.nights.repost(night, posted.id)
