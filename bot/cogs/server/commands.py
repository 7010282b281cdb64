"""A server's settings: set up in one go, shown, changed one by one, and logged."""

from typing import NamedTuple

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.server.options import ServerOption, ServerOptions
from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command, hybrid_group, subcommand
from bot.discord.permissions import demand_manager, demand_managing_press, for_managers, place
from bot.discord.router import Press
from bot.discord.server_log import report_newest
from bot.discord.types import AnyContext
from bot.domain.access import OutdatedItemError
from bot.domain.settings.setting import UnknownSettingError
from bot.domain.zones import SeveralZonesError
from bot.messages import server as words
from bot.messages.model.growth import known_films
from bot.ui import server as cards
from bot.ui.limits import choices
from bot.ui.message import Message
from bot.ui.zones import SERVER_ZONE, zone_question

# Nobody has more pages; a larger number would be too large for the store.
MAX_PAGES = 10_000


class Stored(NamedTuple):
    """A setting's value before and now, as people read it, and whether it is another one."""

    before: str
    now: str
    differs: bool


class Server(commands.Cog):
    """Set me up for your server."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self.services = bot.services
        self.options = ServerOptions(bot.services)
        bot.actions.on(cards.SETUP_BEGIN, self._begin, private=True)
        bot.actions.on(cards.SETUP_CHOOSE, self._chosen)
        bot.actions.on(cards.SETUP_KEEP, self._kept)
        bot.actions.on(cards.ALL_SETTINGS, self._show_all, private=True)
        bot.actions.on(cards.LOG_PAGE, self._turn)
        bot.actions.on(SERVER_ZONE, self._zone_chosen, once=True)

    async def cog_check(self, ctx: AnyContext) -> bool:
        """All of this is for those who may manage the server."""
        demand_manager(ctx)
        return True

    @hybrid_command("setup")
    @for_managers
    async def setup_server(self, ctx: MatineeContext) -> None:
        """Ask for everything that a server decides, one question after the other."""
        await ctx.answer(await self._question(_guild(ctx.guild), 0, ctx.author.id))

    @hybrid_group("config")
    @for_managers
    async def config(self, ctx: MatineeContext, *, change: str = "") -> None:
        """See or change this server's settings."""
        name, _, value = change.strip().partition(" ")
        if name and value.strip():
            await self._change(ctx, name, value)
        elif name:
            option = self.options.find(name)
            now = option.value(await self.options.state(place(ctx)))
            await ctx.answer(words.setting(option.words, now.shown))
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
        number = min(max(page, 1), MAX_PAGES) - 1
        await ctx.answer(await self._log_page(place(ctx), number, ctx.author.id))

    @set_one.autocomplete("setting")
    async def _setting_names(
        self, _: discord.Interaction[Matinee], typed: str
    ) -> list[app_commands.Choice[str]]:
        names = (option.name for option in self.options.all)
        return choices((name, name) for name in names if typed.casefold() in name)

    @set_one.autocomplete("value")
    async def _values(
        self, interaction: discord.Interaction[Matinee], typed: str
    ) -> list[app_commands.Choice[str]]:
        try:
            option = self.options.find(str(interaction.namespace.setting or ""))
        except UnknownSettingError:
            return []
        if interaction.guild is None:
            return []
        return choices(
            (each.label, each.value)
            for each in option.choices(interaction.guild)
            if typed.casefold() in each.label.casefold()
        )

    async def _show(self, ctx: MatineeContext) -> None:
        await ctx.answer(cards.config_card(await self._rows(place(ctx))))

    async def _show_all(self, press: Press) -> None:
        demand_managing_press(press)
        guild = _guild(press.interaction.guild)
        await press.whisper(cards.all_settings_card(await self._rows(guild.id)))

    async def _change(self, ctx: MatineeContext, name: str, text: str) -> None:
        option = self.options.find(name)
        try:
            stored = await self._store(option, _guild(ctx.guild), text, ctx.author.id)
        except SeveralZonesError as doubt:
            now = self.services.clock.now()
            await ctx.answer(zone_question(doubt, SERVER_ZONE, ctx.author.id, now))
            return
        await ctx.answer(words.changed(option.words, stored.before, stored.now))
        await self._report(stored, place(ctx))

    async def _zone_chosen(self, press: Press) -> None:
        """Somebody said which of several zones is the server's."""
        demand_managing_press(press)
        guild, option = _guild(press.interaction.guild), self.options.find("time_zone")
        stored = await self._store(option, guild, press.chosen, press.user_id)
        await press.edit(words.changed(option.words, stored.before, stored.now))
        await self._report(stored, guild.id)

    async def _store(
        self, option: ServerOption, guild: discord.Guild, text: str, user_id: int
    ) -> Stored:
        """Store one setting; return its value before and now."""
        before = await self.options.state(guild.id)
        await option.change(guild, text, user_id)
        await self.bot.languages.changed_for_server(guild.id)
        after = await self.options.state(guild.id)
        return Stored(option.value(before).shown, option.value(after).shown, before != after)

    async def _report(self, stored: Stored, guild_id: int) -> None:
        if stored.differs:
            await report_newest(self.bot, guild_id)

    def _films(self) -> str | None:
        """Say which films there are, and which are on their way."""
        registry = self.services.registry
        if not registry.ready:
            return None
        return known_films(registry.current.known_films, self.services.growth.state)

    async def _rows(self, guild_id: int) -> list[cards.SettingRow]:
        state = await self.options.state(guild_id)
        return [
            cards.SettingRow(
                option.name, option.words, option.value(state).shown, option.is_set(state)
            )
            for option in self.options.all
        ]

    async def _question(
        self, guild: discord.Guild, index: int, user_id: int, before: str | None = None
    ) -> Message:
        option = self.options.setup[index]
        now = option.value(await self.options.state(guild.id))
        choices = option.choices(guild)
        labels = {choice.value: choice.label for choice in choices}
        step = cards.SetupStep(
            option.field,
            index + 1,
            len(self.options.setup),
            option.words,
            labels.get(now.typed, now.shown),
            now.typed,
            choices,
        )
        return cards.setup_message(step, user_id, before)

    async def _begin(self, press: Press) -> None:
        """Begin setup from the greeting, for who pressed alone."""
        demand_managing_press(press)
        guild = _guild(press.interaction.guild)
        await press.whisper(await self._question(guild, 0, press.user_id))

    async def _chosen(self, press: Press) -> None:
        demand_managing_press(press)
        guild = _guild(press.interaction.guild)
        option = self._asked(press)
        stored = await self._store(option, guild, press.chosen, press.user_id)
        await self._next(press, guild, words.chosen(option.words, stored.now))
        await self._report(stored, guild.id)

    async def _kept(self, press: Press) -> None:
        demand_managing_press(press)
        await self._next(press, _guild(press.interaction.guild), None)

    def _asked(self, press: Press) -> ServerOption:
        """Return what the question was about; raises OutdatedItemError for what none asks."""
        option = self.options.find(press.data)
        if option not in self.options.setup:
            raise OutdatedItemError(press.verb)
        return option

    async def _next(self, press: Press, guild: discord.Guild, answer: str | None) -> None:
        index = self.options.setup.index(self._asked(press)) + 1
        if index < len(self.options.setup):
            await press.edit(await self._question(guild, index, press.user_id, answer))
            return
        await press.edit(cards.setup_done(await self._rows(guild.id), self._films()))

    async def _log_page(self, guild_id: int, page: int, user_id: int) -> Message:
        return cards.log_message(await self.services.store.guilds.changes(guild_id, page), user_id)

    async def _turn(self, press: Press) -> None:
        demand_managing_press(press)
        guild = _guild(press.interaction.guild)
        await press.edit(await self._log_page(guild.id, press.page, press.user_id))


def _guild(guild: discord.Guild | None) -> discord.Guild:
    if guild is None:
        raise commands.NoPrivateMessage
    return guild
