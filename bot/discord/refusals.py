"""Why somebody may not use a command, known before anything else is wrong with it."""

from collections.abc import Awaitable

from discord.ext import commands

from bot.discord.types import Command, Demand
from bot.domain.access import OwnerOnlyError
from bot.domain.added_movies import AddingOffError

# Under which a command keeps who may use it, beside what discord.py knows.
DEMAND = "demand"
# What a command's demand raises for those who may not use it.
REFUSALS = (
    commands.NoPrivateMessage,
    commands.MissingPermissions,
    OwnerOnlyError,
    AddingOffError,
)


def demand_of(command: Command | None) -> Demand | None:
    """Return what a command demands of those who use it; None where everybody may."""
    return command.extras.get(DEMAND) if command else None


async def refusal(demand_made: Awaitable[object]) -> Exception | None:
    """Return why a demand refuses somebody; None where it does not."""
    try:
        await demand_made
    except REFUSALS as error:
        return error
    return None
