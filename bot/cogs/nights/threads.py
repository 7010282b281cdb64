"""A thread under the card of each night, where the server has set so."""

import discord

from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.places import NightPlaces
from bot.discord.sending import FAILURES, is_refusal
from bot.domain.nights.errors import NightGoneError
from bot.domain.nights.night import AHEAD
from bot.domain.timers import Timer
from bot.messages.nights.card import name
from bot.messages.nights.series import threads_forbidden
from bot.timers import NotNowError


class NightThreads:
    """Opens threads; a timer stands for each that is not open yet."""

    def __init__(self, directory: NightDirectory, places: NightPlaces) -> None:
        self._directory, self._places = directory, places

    async def due(self, timer: Timer) -> None:
        """Open the thread of a night; raises NotNowError where Discord fails."""
        try:
            night = (await self._directory.nights.get(int(timer.key))).night
        except NightGoneError:
            return
        if night.state not in AHEAD or not night.card_message_id:
            return
        card = self._places.message(night, night.card_message_id)
        async with self._directory.bot.languages.to_server(night.guild_id):
            title, forbidden = name(night.number), threads_forbidden(night.number)
        try:
            await card.create_thread(name=title)
        except discord.Forbidden:
            await self._places.tell(night, forbidden)
        except FAILURES as error:
            # It is refused where there is a thread already, or inside another thread.
            if not is_refusal(error):
                raise NotNowError from error
