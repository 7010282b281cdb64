"""Things in the form in which Discord sends them."""

from datetime import datetime

from tests.wire.fake_discord.permissions import IN_ANSWERS, allowed
from tests.wire.fake_discord.things import (
    Channel,
    Guild,
    Interaction,
    Json,
    Member,
    Message,
    Poll,
    Role,
    ScheduledEvent,
    User,
)

DM = 1


def stamp(moment: datetime | None) -> str | None:
    """Write a moment."""
    return None if moment is None else moment.isoformat()


def user_json(user: User) -> Json:
    """Write a user."""
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": user.name,
        "discriminator": "0",
        "avatar": None,
        "bot": user.bot,
    }


def member_json(member: Member, *, with_user: bool = True) -> Json:
    """Write a member."""
    written: Json = {
        "roles": [str(role.id) for role in member.roles],
        "nick": None,
        "avatar": None,
        "joined_at": stamp(member.joined_at),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    return written | ({"user": user_json(member.user)} if with_user else {})


def role_json(role: Role) -> Json:
    """Write a role."""
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions.value),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def channel_json(channel: Channel) -> Json:
    """Write a channel, a thread or direct messages."""
    written: Json = {"id": str(channel.id), "type": channel.kind, "flags": 0}
    written["last_message_id"] = str(max(channel.messages)) if channel.messages else None
    if channel.kind == DM:
        recipients = [] if channel.recipient is None else [user_json(channel.recipient)]
        return written | {"recipients": recipients}
    written |= {"name": channel.name, "rate_limit_per_user": 0}
    written["guild_id"] = str(channel.guild.id) if channel.guild else None
    written["parent_id"] = str(channel.parent.id) if channel.parent else None
    if channel.is_thread:
        return written | _thread_part(channel)
    overwrites = [
        {
            "id": str(each.target_id),
            "type": int(each.of_member),
            "allow": str(each.allow.value),
            "deny": str(each.deny.value),
        }
        for each in channel.overwrites
    ]
    return written | {
        "position": 0,
        "topic": None,
        "nsfw": False,
        "bitrate": 64_000,
        "user_limit": 0,
        "permission_overwrites": overwrites,
    }


def _thread_part(thread: Channel) -> Json:
    owner = thread.guild.owner.id if thread.guild else 0
    return {
        "owner_id": str(owner),
        "message_count": len(thread.messages),
        "total_message_sent": len(thread.messages),
        "member_count": 1,
        "thread_metadata": {
            "archived": thread.archived,
            "locked": thread.locked,
            "auto_archive_duration": 1440,
            "archive_timestamp": stamp(thread.archived_at) or "2030-01-01T00:00:00+00:00",
        },
    }


def message_json(message: Message, *, with_guild: bool = False) -> Json:
    """Write a message, as the gateway sends it `with_guild`."""
    written: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "author": user_json(message.author),
        "content": message.content,
        "timestamp": stamp(message.sent_at),
        "edited_timestamp": stamp(message.edited_at),
        "tts": False,
        "mention_everyone": False,
        "mentions": [user_json(user) for user in message.mentions],
        "mention_roles": [],
        "attachments": message.attachments,
        "embeds": message.embeds,
        "components": message.components,
        "pinned": False,
        "type": 0 if message.reply_to is None else 19,
        "flags": message.flags,
    }
    if message.nonce is not None:
        written["nonce"] = message.nonce
    if message.reply_to is not None:
        written["message_reference"] = {
            "message_id": str(message.reply_to),
            "channel_id": str(message.channel.id),
        }
    if message.poll is not None:
        written["poll"] = poll_json(message.poll)
    guild = message.channel.guild
    if with_guild and guild is not None:
        written["guild_id"] = str(guild.id)
        member = guild.members.get(message.author.id)
        if member is not None:
            written["member"] = member_json(member, with_user=False)
    return written


def poll_json(poll: Poll) -> Json:
    """Write a poll with what has been voted."""
    counts = [
        {"id": number, "count": len(voters), "me_voted": False}
        for number, voters in sorted(poll.votes.items())
    ]
    return {
        "question": {"text": poll.question},
        "answers": [
            {"answer_id": number, "poll_media": {"text": text}}
            for number, text in enumerate(poll.answers, start=1)
        ],
        "expiry": stamp(poll.ends_at),
        "allow_multiselect": poll.several,
        "layout_type": 1,
        "results": {"is_finalized": poll.finished, "answer_counts": counts},
    }


def event_json(event: ScheduledEvent) -> Json:
    """Write a scheduled event."""
    written: Json = {
        "id": str(event.id),
        "guild_id": str(event.guild.id),
        "creator_id": str(event.creator.id),
        "creator": user_json(event.creator),
        "channel_id": None,
        "scheduled_end_time": None,
        "description": None,
        "entity_id": None,
        "entity_metadata": None,
        "status": event.status,
        "user_count": 0,
        "image": None,
    }
    return written | event.fields


def guild_json(guild: Guild, seen_by: User) -> Json:
    """Write a guild as GUILD_CREATE has it: active threads only, and hardly any members.

    Without the intent for members Discord names the bot itself alone.
    """
    if not guild.available:
        return {"id": str(guild.id), "unavailable": True}
    channels = [each for each in guild.channels.values() if not each.is_thread]
    threads = [
        each
        for each in guild.channels.values()
        if each.is_thread and not each.archived and allowed(guild, seen_by, each).view_channel
    ]
    me = guild.members[seen_by.id]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "icon": None,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role_json(role) for role in guild.roles.values()],
        "members": [member_json(me)],
        "member_count": len(guild.members),
        "channels": [channel_json(each) for each in channels],
        "threads": [channel_json(each) for each in threads],
        "guild_scheduled_events": [event_json(each) for each in guild.events.values()],
        "system_channel_id": str(guild.system_channel.id) if guild.system_channel else None,
        "system_channel_flags": 0,
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "joined_at": stamp(me.joined_at),
        "large": False,
        "unavailable": False,
    }


def interaction_json(interaction: Interaction, application: User) -> Json:
    """Write what a person did."""
    channel, guild = interaction.channel, interaction.channel.guild
    written: Json = {
        "id": str(interaction.id),
        "application_id": str(application.id),
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel": channel_json(channel),
        "channel_id": str(channel.id),
        "locale": "en-US",
        "entitlements": [],
        "attachment_size_limit": 10_485_760,
        "authorizing_integration_owners": {},
        "context": 0 if guild else 1,
    }
    if interaction.message is not None:
        written["message"] = message_json(interaction.message)
    if guild is None:
        return written | {
            "user": user_json(interaction.user),
            "app_permissions": str(IN_ANSWERS.value),
        }
    mine = allowed(guild, application, channel) | IN_ANSWERS
    theirs = str(allowed(guild, interaction.user, channel).value)
    member = member_json(guild.members[interaction.user.id]) | {"permissions": theirs}
    return written | {
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "member": member,
        "app_permissions": str(mine.value),
    }
