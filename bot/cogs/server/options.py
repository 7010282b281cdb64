"""What an admin can set for a server: the stored settings and, like one of them, the schedule."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.discord.server_place import ServerPlace
from bot.domain.schedules.policy import Policy
from bot.domain.settings.guild import GuildSettings, ServerSetting
from bot.domain.settings.kinds import TextChannel
from bot.domain.settings.setting import UnknownSettingError
from bot.messages.schedules import policy_words
from bot.messages.setting_choices import ChoiceWords
from bot.messages.settings import SCHEDULE, SERVER, SettingWords, shown
from bot.messages.translation import _
from bot.services import Services
from bot.ui.limits import SELECT_OPTIONS
from bot.ui.server import MenuChoice


@dataclass(frozen=True, slots=True)
class OptionValue:
    """A value as people read it, and as they type it."""

    shown: str
    typed: str


@dataclass(frozen=True, slots=True)
class ServerState:
    """All that a server has set."""

    settings: GuildSettings
    policy: Policy
    own_policy: bool


class ServerOption(ABC):
    """One thing that can be set; `field` is in the custom ids of setup's buttons."""

    field: str
    name: str
    aliases: tuple[str, ...]
    words: SettingWords
    in_setup: bool

    @abstractmethod
    def value(self, state: ServerState) -> OptionValue:
        """Return the value on a server."""

    @abstractmethod
    def is_set(self, state: ServerState) -> bool:
        """Return whether a server has anything but the default."""

    @abstractmethod
    async def change(self, guild: discord.Guild, text: str, user_id: int) -> None:
        """Store what a person typed or chose; the log has who did."""

    @abstractmethod
    def choices(self, guild: discord.Guild) -> Sequence[MenuChoice]:
        """Return what a menu offers; empty where anything can be typed."""


class StoredOption(ServerOption):
    """A setting that is stored with the server's settings."""

    def __init__(self, services: Services, setting: ServerSetting[object]) -> None:
        self._services, self._setting = services, setting
        self.field, self.name, self.aliases = setting.field, setting.name, setting.aliases
        self.words, self.in_setup = SERVER[setting.field], setting.in_setup

    def value(self, state: ServerState) -> OptionValue:
        """Return the value on a server."""
        value = state.settings.value_of(self._setting)
        return OptionValue(shown(self._setting, value), self._setting.kind.write(value))

    def is_set(self, state: ServerState) -> bool:
        """Compare the value with the setting's default."""
        return state.settings.value_of(self._setting) != self._setting.default

    async def change(self, guild: discord.Guild, text: str, user_id: int) -> None:
        """Store a value, and let what depends on it follow."""
        value = self._setting.read(text, ServerPlace(guild))
        await self._services.store.guilds.change(guild.id, self.field, value, user_id)
        if self._setting is GuildSettings.time_zone:
            await self._services.scheduler.plan(guild.id)

    def choices(self, guild: discord.Guild) -> Sequence[MenuChoice]:
        """Return the values of the setting's kind; the last one is kept where there are many."""
        place = ServerPlace(guild)
        values = self._setting.kind.choices(place)
        if len(values) > SELECT_OPTIONS:
            values = [*values[: SELECT_OPTIONS - 1], values[-1]]
        channels = {str(channel.channel_id): channel for channel in place.channels()}
        return [self._choice(self._setting.kind.write(value), channels) for value in values]

    def _choice(self, typed: str, channels: dict[str, TextChannel]) -> MenuChoice:
        words = self.words.choices.get(typed)
        if words is not None:
            return _menu_choice(typed, words)
        if typed in channels:
            return MenuChoice(typed, f"#{channels[typed].name}")
        return MenuChoice(typed, shown(self._setting, typed).replace("_", " "))


class ScheduleOption(ServerOption):
    """When the model is retrained."""

    field = name = "schedule"
    aliases = ()
    words = SCHEDULE
    in_setup = True

    def __init__(self, services: Services) -> None:
        self._scheduler = services.scheduler

    def value(self, state: ServerState) -> OptionValue:
        """Return the rules on a server."""
        return OptionValue(policy_words(state.policy), str(state.policy))

    def is_set(self, state: ServerState) -> bool:
        """Return whether a server has rules of its own."""
        return state.own_policy

    async def change(self, guild: discord.Guild, text: str, user_id: int) -> None:
        """Store the rules, and plan by them."""
        await self._scheduler.change(guild.id, Policy.parse(text), user_id)

    def choices(self, guild: discord.Guild) -> Sequence[MenuChoice]:  # noqa: ARG002 - as ServerOption
        """Return common schedules."""
        return [_menu_choice(typed, words) for typed, words in SCHEDULE.choices.items()]


class ServerOptions:
    """All that can be set, in the order in which it is listed; the schedule comes last."""

    def __init__(self, services: Services) -> None:
        self._services = services
        stored = (StoredOption(services, setting) for setting in GuildSettings.listed())
        self.all: tuple[ServerOption, ...] = (*stored, ScheduleOption(services))
        self.setup = tuple(option for option in self.all if option.in_setup)

    async def state(self, guild_id: int) -> ServerState:
        """Read all that a server has set."""
        schedule = await self._services.scheduler.server_policy(guild_id)
        settings = await self._services.store.guilds.get(guild_id)
        return ServerState(settings, schedule.policy, schedule.own)

    def find(self, name: str) -> ServerOption:
        """Return what a person names; raises UnknownSettingError."""
        typed = name.strip().casefold().replace("-", "_").replace(" ", "_")
        for option in self.all:
            if typed in (option.name, option.field, *option.aliases):
                return option
        raise UnknownSettingError(name, tuple(option.name for option in self.all))


def _menu_choice(typed: str, words: ChoiceWords) -> MenuChoice:
    return MenuChoice(typed, _(words.label), _(words.description) if words.description else "")
