"""A server's settings: set up in one go, shown, changed one by one, and logged."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command, hybrid_group, subcommand
from bot.discord.permissions import demand_manager, demand_managing_press, for_managers, place
from bot.discord.router import Press
from bot.discord.server_fields import (
    BY_NAME,
    FIELDS,
    SETUP,
    find_field,
    shown_names,
    shown_value,
    value_of,
)
from bot.discord.server_log import described, report_newest
from bot.domain.schedules.policy import Policy
from bot.domain.settings.guild import GuildSettings
from bot.ui import server as cards
from bot.ui.limits import SELECT_OPTIONS, choices

STEPS = (*SETUP, cards.SCHEDULE_STEP)
MOST_PAGES = 10_000


class Server(commands.Cog):
    """Set me up for your server."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        bot.actions.on(cards.SETUP_CHOOSE, self._chosen)
        bot.actions.on(cards.SETUP_KEEP, self._kept)
        bot.actions.on(cards.LOG_PAGE, self._turn)

    async def cog_check(self, ctx: commands.Context[Any]) -> bool:
        """All of this is for those who may manage the server."""
        demand_manager(ctx)
        return True

    @hybrid_command("setup")
    @for_managers
    async def setup_server(self, ctx: MatineeContext) -> None:
        """Set me up for this server: seven questions, each with a sensible default."""
        await ctx.send(**await self._question(ctx.guild, STEPS[0], ctx.author.id))

    @hybrid_group("config")
    @for_managers
    async def config(self, ctx: MatineeContext, *, change: str = "") -> None:
        """See or change this server's settings."""
        name, _, value = change.strip().partition(" ")
        if name and value.strip():
            await self._change(ctx, name, value)
        elif name:
            await self._show_one(ctx, name)
        else:
            await self._show(ctx)

    @subcommand(config, "show")
    async def show(self, ctx: MatineeContext) -> None:
        """Show what is set now."""
        await self._show(ctx)

    @subcommand(config, "set")
    async def set_one(self, ctx: MatineeContext, setting: str, *, value: str) -> None:
        """Change one setting."""
        await self._change(ctx, setting, value)

    @subcommand(config, "log")
    async def log(self, ctx: MatineeContext, page: int = 1) -> None:
        """Show who changed what, and when."""
        number = min(max(page, 1), MOST_PAGES) - 1
        await ctx.send(**await self._log_page(place(ctx), number, ctx.author.id))

    @set_one.autocomplete("setting")
    async def _setting_names(
        self, _: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return choices((name, name) for name in shown_names() if typed.casefold() in name)

    @set_one.autocomplete("value")
    async def _values(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        setting = str(interaction.namespace.setting or "")
        field = BY_NAME.get(setting) or BY_NAME.get(f"{setting}_id")
        if field is None or interaction.guild is None:
            return []
        options = self._options(interaction.guild, field.name)
        return choices(
            (label, value) for value, label, _ in options if typed.casefold() in label.casefold()
        )

    async def _show(self, ctx: MatineeContext) -> None:
        rows = await self._rows(place(ctx))
        await ctx.send(embed=cards.config_card(rows, ctx.clean_prefix))

    async def _show_one(self, ctx: MatineeContext, name: str) -> None:
        field = find_field(name)
        settings = await self.services.store.guilds.get(place(ctx))
        text = GuildSettings.describe(field.name)
        await ctx.send(f"{field.label}: **{value_of(settings, field.name)}**. {text}")

    async def _change(self, ctx: MatineeContext, name: str, text: str) -> None:
        if name.casefold() == cards.SCHEDULE_STEP:
            status = await self.services.scheduler.change(
                place(ctx), Policy.parse(text), ctx.author.id
            )
            answer = f"The schedule is now: {status.server.policy}"
        else:
            answer = await self._store(_guild(ctx.guild), name, text, ctx.author.id)
        await ctx.send(answer)
        await report_newest(self.bot, place(ctx))

    async def _store(self, guild: discord.Guild, name: str, text: str, user_id: int) -> str:
        """Store one setting and let what depends on it follow; return what to say."""
        field = find_field(name)
        value = field.read(text, guild)
        change = await self.services.store.guilds.change(guild.id, field.name, value, user_id)
        if field.name == "time_zone":
            await self.services.scheduler.plan(guild.id)
        before, after = (shown_value(field.name, each) for each in (change.before, change.after))
        if before == after:
            return f"{field.label}: **{after}**, as before"
        return f"{field.label}: **{after}** (was {before})"

    async def _rows(self, guild_id: int) -> list[tuple[str, str, str]]:
        settings = await self.services.store.guilds.get(guild_id)
        rows = [
            (name, value_of(settings, field.name), GuildSettings.describe(field.name))
            for name, field in zip(shown_names(), FIELDS, strict=True)
        ]
        status = await self.services.scheduler.status(guild_id)
        rows.append(("schedule", str(status.server.policy), "When the model is retrained."))
        return rows

    async def _question(
        self, guild: discord.Guild | None, step: str, user_id: int, before: str | None = None
    ) -> Any:  # noqa: ANN401 - the parts of a message
        place_of = _guild(guild)
        if step == cards.SCHEDULE_STEP:
            status = await self.services.scheduler.status(place_of.id)
            shown = value = str(status.server.policy)
        else:
            settings = await self.services.store.guilds.get(place_of.id)
            shown = value_of(settings, step)
            value = str(getattr(settings, step))
        options = self._options(place_of, step)
        return {
            "embed": cards.setup_card(step, STEPS.index(step) + 1, len(STEPS), shown, before),
            "view": cards.setup_view(step, options, value, user_id),
        }

    def _options(self, guild: discord.Guild, name: str) -> Sequence[tuple[str, str, str]]:
        if name == cards.SCHEDULE_STEP:
            return cards.SCHEDULES
        if not name.endswith("channel_id"):
            return BY_NAME[name].choices
        seen = [
            channel
            for channel in guild.text_channels
            if channel.permissions_for(guild.me).send_messages
        ]
        named = [(str(channel.id), f"#{channel.name}", "") for channel in seen]
        return [*named[: SELECT_OPTIONS - 1], ("none", "None", "The owner finds news in the log")]

    async def _chosen(self, press: Press) -> None:
        demand_managing_press(press)
        guild = _guild(press.interaction.guild)
        if press.data == cards.SCHEDULE_STEP:
            policy = Policy.parse(press.values[0])
            await self.services.scheduler.change(guild.id, policy, press.user_id)
            answer = f"Schedule: **{policy}**"
        else:
            answer = await self._store(guild, press.data, press.values[0], press.user_id)
        await self._next(press, guild, answer)
        await report_newest(self.bot, guild.id)

    async def _kept(self, press: Press) -> None:
        demand_managing_press(press)
        await self._next(press, _guild(press.interaction.guild), None)

    async def _next(self, press: Press, guild: discord.Guild, answer: str | None) -> None:
        at = STEPS.index(press.data) + 1
        if at < len(STEPS):
            await press.edit(**await self._question(guild, STEPS[at], press.user_id, answer))
            return
        prefix = self.services.settings.command_prefix
        done = cards.setup_done(await self._rows(guild.id), prefix)
        await press.edit(embed=done, view=None)

    async def _log_page(self, guild_id: int, page: int, user_id: int) -> Any:  # noqa: ANN401 - the parts of a message
        found = await self.services.store.guilds.changes(guild_id, page)
        embed = cards.log_card(
            [described(change) for change in found.changes], found.page, found.pages
        )
        return cards.parts(embed, cards.log_view(found.page, found.pages, user_id))

    async def _turn(self, press: Press) -> None:
        demand_managing_press(press)
        guild = _guild(press.interaction.guild)
        await press.edit(**await self._log_page(guild.id, int(press.data), press.user_id))


def _guild(guild: discord.Guild | None) -> discord.Guild:
    if guild is None:
        raise commands.NoPrivateMessage
    return guild


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(Server(bot))
