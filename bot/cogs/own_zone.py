"""A person's own time zone, for the times that they type."""

import asyncio
from datetime import datetime, timedelta

from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.completion import Choices, word_choices
from bot.discord.hybrid import hybrid_command
from bot.discord.router import Press
from bot.discord.types import Interaction
from bot.domain.settings.guild import COMMON_ZONES, GuildSettings
from bot.domain.settings.kinds import Nowhere
from bot.domain.settings.person import PersonSettings
from bot.domain.zones import SeveralZonesError, zone_named
from bot.messages import zones as sentences
from bot.ui.zones import OWN_ZONE, zone_question

EXAMPLE_HOUR = 20


class OwnZone(commands.Cog):
    """The time zone of a person."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        bot.actions.on(OWN_ZONE, self._chosen, once=True, private=True)

    @hybrid_command("timezone", private=True)
    async def timezone(self, ctx: MatineeContext, *, place: str = "") -> None:
        """Show or choose the caller's time zone."""
        user_id = ctx.author.id
        if not place.strip():
            await ctx.answer(await self._shown(user_id, ctx.guild_id), private=True)
            return
        setting = PersonSettings.time_zone
        try:
            zone = await asyncio.to_thread(setting.read, place, Nowhere())
        except SeveralZonesError as doubt:
            now = self.bot.services.clock.now()
            await ctx.answer(zone_question(doubt, OWN_ZONE, user_id, now), private=True)
            return
        await self._store(user_id, zone)
        await ctx.answer(await self._shown(user_id, ctx.guild_id), private=True)

    @timezone.autocomplete("place")
    async def _places(self, _: Interaction, typed: str) -> Choices:
        return word_choices(COMMON_ZONES, typed)

    async def _chosen(self, press: Press) -> None:
        await self._store(press.user_id, press.chosen)
        await press.edit(await self._shown(press.user_id, press.guild_id))

    async def _store(self, user_id: int, zone: str | None) -> None:
        await self.bot.services.store.people.change(user_id, PersonSettings.time_zone.field, zone)

    async def _shown(self, user_id: int, guild_id: int | None) -> str:
        store = self.bot.services.store
        own = (await store.people.get(user_id)).time_zone
        if own is not None:
            return sentences.own_zone(own, _next_evening(self.bot.services.clock.now(), own))
        servers = GuildSettings() if guild_id is None else await store.guilds.get(guild_id)
        return sentences.servers_zone(servers.time_zone)


def _next_evening(now: datetime, zone: str) -> datetime:
    """Return when it is eight in the evening there next, as an example."""
    local = now.astimezone(zone_named(zone))
    evening = local.replace(hour=EXAMPLE_HOUR, minute=0, second=0, microsecond=0)
    return evening if evening > local else evening + timedelta(days=1)


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(OwnZone(bot))
