"""Who may do what, by the algorithm in Discord's documentation."""

from collections.abc import Iterable

from discord import ChannelType, Permissions

from tests.wire.fake_discord.refusals import MISSING_ACCESS, MISSING_PERMISSIONS, RefusedError
from tests.wire.fake_discord.things import Channel, Guild, Overwrite, User

# What everybody may do in a new guild.
ORDINARY = Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    use_application_commands=True,
    connect=True,
    create_events=True,
    send_polls=True,
)
# Answers to an interaction may always be sent, whatever the channel denies.
IN_ANSWERS = Permissions(send_messages=True, embed_links=True, attach_files=True)


def allowed(guild: Guild, user: User, channel: Channel | None = None) -> Permissions:
    """Return what a member may do in a channel of a guild."""
    if guild.owner is user:
        return Permissions.all()
    member = guild.members.get(user.id)
    if member is None:
        return Permissions.none()
    value = guild.everyone.permissions.value
    for role in member.roles:
        value |= role.permissions.value
    if Permissions(value).administrator:
        return Permissions.all()
    place = channel.parent if channel is not None and channel.is_thread else channel
    overwrites = [] if place is None else place.overwrites
    for rank in ({guild.everyone.id}, {role.id for role in member.roles}, {user.id}):
        value = _applied(value, [each for each in overwrites if each.target_id in rank])
    permissions = Permissions(value)
    if channel is not None and channel.kind == ChannelType.private_thread.value and user.bot:
        permissions.view_channel &= permissions.manage_threads
    return permissions


def _applied(value: int, overwrites: Iterable[Overwrite]) -> int:
    """Deny first, then allow, as for all roles of one rank together."""
    allow = deny = 0
    for each in overwrites:
        allow |= each.allow.value
        deny |= each.deny.value
    return (value & ~deny) | allow


def demand(channel: Channel, user: User, *names: str) -> None:
    """Refuse unless a user sees a channel and may do everything named there."""
    if channel.guild is None:
        if user is not channel.recipient and not user.bot:
            raise RefusedError(MISSING_ACCESS)
        return
    permissions = allowed(channel.guild, user, channel)
    if not permissions.view_channel:
        raise RefusedError(MISSING_ACCESS)
    if not all(getattr(permissions, name) for name in names):
        raise RefusedError(MISSING_PERMISSIONS)


def sees(channel: Channel, user: User) -> bool:
    """Whether a user sees a channel."""
    if channel.guild is None:
        return user is channel.recipient or user.bot
    return allowed(channel.guild, user, channel).view_channel


def manages(thread: Channel, user: User) -> bool:
    """Whether a user may bring back a thread that is locked."""
    return thread.guild is not None and allowed(thread.guild, user, thread).manage_threads
