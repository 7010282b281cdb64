"""Tells the owners of the bot, by direct message, what nobody else can fix."""

import logging
from collections.abc import Callable

import discord

from bot.discord.client import Matinee
from bot.discord.sending import FAILURES, is_refusal, post
from bot.messages.translation import speaking
from bot.timers import NotNowError
from bot.ui.message import Parts

logger = logging.getLogger(__name__)


async def tell_owners(bot: Matinee, notice: str, say: Callable[[], str]) -> None:
    """Tell each owner, in their language; who takes no direct messages is passed over.

    `notice` names the message, so that it is there once. Raises NotNowError while Discord is out
    of reach.
    """
    try:
        for owner in await _owners(bot):
            await _tell(bot, owner, notice, say)
    except FAILURES as error:
        raise NotNowError from error


async def _tell(bot: Matinee, owner: discord.User, notice: str, say: Callable[[], str]) -> None:
    with speaking(await bot.languages.of_person(owner.id)):
        said = Parts(content=say())
    try:
        await post(owner, said, f"{notice}-{owner.id}")
    except discord.HTTPException as error:
        if not is_refusal(error):
            raise
        logger.warning("owner %s takes no direct message: %s", owner.id, error)


async def _owners(bot: Matinee) -> list[discord.User]:
    """Return the owners by the settings, else by the application."""
    if bot.owner_ids:
        return [await bot.fetch_user(user_id) for user_id in bot.owner_ids]
    application = await bot.application_info()
    if application.team is None:
        return [await bot.fetch_user(application.owner.id)]
    return [await bot.fetch_user(member.id) for member in application.team.members]
