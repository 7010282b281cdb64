"""Who may look after a server, and who after the model that all servers share."""

from collections.abc import Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.caller import Caller
from bot.discord.client import Matinee, MatineeContext
from bot.discord.refusals import demand_of, refusal
from bot.discord.router import Press
from bot.discord.sending import FAILURES
from bot.discord.types import Callback, Command, Context, Demand
from bot.domain.access import OwnerOnlyError

MANAGE = ["manage_guild"]


def for_managers(callback: Callback) -> Callback:
    """Hide a command from those who may not manage the server; `demand_manager` refuses them."""
    managers_only: Callable[[Callback], Callback] = app_commands.default_permissions(
        manage_guild=True
    )
    servers_only: Callable[[Callback], Callback] = app_commands.guild_only()
    return servers_only(managers_only(callback))


def demand_manager(ctx: Context) -> None:
    """Raise unless the person may manage the server of the conversation."""
    if ctx.guild is None:
        raise commands.NoPrivateMessage
    if not ctx.permissions.manage_guild:
        raise commands.MissingPermissions(MANAGE)


def demand_managing_press(press: Press) -> None:
    """Raise unless the person who pressed may manage the server."""
    if not press.interaction.permissions.manage_guild:
        raise commands.MissingPermissions(MANAGE)


def demand_managing_caller(caller: Caller) -> int:
    """Return the server of a caller who may manage it; raise for everybody else."""
    if caller.guild_id is None:
        raise commands.NoPrivateMessage
    if not caller.permissions.manage_guild:
        raise commands.MissingPermissions(MANAGE)
    return caller.guild_id


async def managers(_: Matinee, caller: Caller) -> None:
    """Demand that somebody may manage the server."""
    demand_managing_caller(caller)


async def model_keepers(bot: Matinee, caller: Caller) -> None:
    """Demand that somebody may change the model, as who manages a bot's only server may."""
    demand_managing_caller(caller)
    await demand_model_owner(bot, caller.user, alone=True)


async def model_owner(bot: Matinee, caller: Caller) -> None:
    """Demand that somebody owns the bot."""
    await demand_model_owner(bot, caller.user)


class Access:
    """Which commands somebody may use where they are; what is costly to know is asked once."""

    def __init__(self, bot: Matinee, caller: Caller) -> None:
        self._bot, self._caller = bot, caller
        self._met: dict[Demand, bool] = {}

    async def may(self, command: Command) -> bool:
        """Whether they may use a command."""
        if command.hidden or not self._offered(command):
            return False
        demand = demand_of(command)
        if demand is None:
            return True
        if demand not in self._met:
            self._met[demand] = await refusal(demand(self._bot, self._caller)) is None
        return self._met[demand]

    def _offered(self, command: Command) -> bool:
        """Whether Discord offers them the slash command, as long as no server changes that."""
        root = command.root_parent or command
        slash = getattr(root, "app_command", None)
        if slash is None:
            return True
        if slash.guild_only and self._caller.guild_id is None:
            return False
        needed: discord.Permissions | None = slash.default_permissions
        return needed is None or needed <= self._caller.permissions


async def demand_model_owner(bot: Matinee, user: discord.abc.User, *, alone: bool = False) -> None:
    """Raise OwnerOnlyError unless the person may change the model for everybody.

    With `alone`, whoever manages the only server of a bot may as well; the caller has checked
    that the person manages the server.
    """
    if alone and await serves_one_server(bot):
        return
    if not await is_owner(bot, user):
        raise OwnerOnlyError


async def serves_one_server(bot: Matinee) -> bool:
    """Whether the model is one server's alone, as far as all who could know of another one say.

    Discord may not have named all servers to this process yet, and another process may serve more:
    so Discord is asked how many servers the application is in, and the store whether another
    server has left something in the model. Without an answer it is not taken for the only one.
    """
    if not bot.services.assignment.is_alone or not bot.is_ready() or len(bot.guilds) != 1:
        return False
    if await bot.services.store.departures.any_besides(bot.guilds[0].id):
        return False
    try:
        servers = (await bot.application_info()).approximate_guild_count
    except FAILURES:
        return False
    # Of an application that is new, Discord has not counted the first server yet.
    return servers <= 1


async def is_owner(bot: Matinee, user: discord.abc.User) -> bool:
    """Whether the person owns the bot, by the settings or by the application."""
    try:
        return await bot.is_owner(user)
    except discord.DiscordException:
        return False


def place(by: MatineeContext | Press) -> int:
    """Return the server of a conversation; raise where there is none."""
    if by.guild_id is None:
        raise commands.NoPrivateMessage
    return by.guild_id
