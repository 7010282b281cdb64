"""Whom somebody may ask for: members of this server who are willing to be asked for."""

from collections.abc import Collection, Iterable

import discord

from bot.discord.sending import FAILURES
from bot.domain.access import MembersUnknownError, NotMembersError, TooManyPeopleError
from bot.domain.asking import askable, demand_askable
from bot.store.people import People

# Each may cost a request; a film is hardly chosen for more.
MAX_NAMED = 25


async def ask_for(
    people: People, guild: discord.Guild, asker_id: int, named: Iterable[int]
) -> tuple[int, ...]:
    """Return the people named, each once and without bots, when all of them may be asked for.

    The one way to other people's tastes for commands in which somebody names them. Raises
    NotMembersError, NotAskableError, TooManyPeopleError and MembersUnknownError.
    """
    user_ids = await _members(guild, tuple(dict.fromkeys(named)))
    demand_askable(asker_id, user_ids, await people.unwilling(user_ids))
    return user_ids


async def willing(people: People, asker_id: int, present: Collection[int]) -> tuple[int, ...]:
    """Return those who may be asked for, of people who are members as Discord showed just now."""
    return askable(asker_id, present, await people.unwilling(present))


async def _members(guild: discord.Guild, user_ids: Collection[int]) -> tuple[int, ...]:
    """Look everybody up; return the people among them, without bots."""
    if len(user_ids) > MAX_NAMED:
        raise TooManyPeopleError(len(user_ids), MAX_NAMED)
    found = {user_id: await _member(guild, user_id) for user_id in user_ids}
    if strangers := [user_id for user_id, member in found.items() if member is None]:
        raise NotMembersError(strangers)
    return tuple(user_id for user_id, member in found.items() if member and not member.bot)


async def _member(guild: discord.Guild, user_id: int) -> discord.Member | None:
    """Return a member, asking Discord for one that is not cached; None for anybody else."""
    member = guild.get_member(user_id)
    if member is not None:
        return member
    try:
        return await guild.fetch_member(user_id)
    except discord.NotFound:
        return None
    except FAILURES as error:
        raise MembersUnknownError from error
