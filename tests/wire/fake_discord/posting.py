"""Messages: who may send, edit and delete them, and what the gateway tells of it."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.wire.fake_discord.payloads import message_json
from tests.wire.fake_discord.permissions import allowed, demand, manages, sees
from tests.wire.fake_discord.refusals import (
    ARCHIVED,
    CLOSED_MESSAGES,
    EMPTY,
    INVALID_FORM,
    LOCKED,
    NO_HISTORY,
    NOT_YOURS,
    RefusedError,
)
from tests.wire.fake_discord.things import Channel, Json, Message, Poll, User
from tests.wire.fake_discord.world import World

MAX_CONTENT = 2000
# Discord says "the past few minutes".
NONCE_REMEMBERED = timedelta(minutes=5)
EPHEMERAL = 1 << 6
LOADING = 1 << 7
LAYOUT = 1 << 15
MENTION = re.compile(r"<@!?(\d+)>")


class Posting:
    """Puts messages where they belong."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._nonces: dict[tuple[int, str], tuple[datetime, Message]] = {}

    def person(
        self, author: User, channel: Channel, content: str, files: Sequence[Json] = ()
    ) -> Message:
        """Let a person write, with files that were uploaded."""
        demand(channel, author, *_needed(channel, {}))
        body: Json = {"content": content}
        message = self._made(channel, author, body | ({"attachments": [*files]} if files else {}))
        return self._put(message)

    def bot(self, channel: Channel, body: Json) -> Message:
        """Let the bot write; a nonce that is enforced makes no second message."""
        self._demand_sendable(channel, body)
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce"):
            found = self._nonces.get((channel.id, str(nonce)))
            if found is not None and self._world.now() - found[0] < NONCE_REMEMBERED:
                return found[1]
        message = self._put(self._made(channel, self._world.bot, body))
        if nonce is not None:
            self._nonces[channel.id, str(nonce)] = (self._world.now(), message)
        return message

    def answer(self, channel: Channel, body: Json, only_for: User | None) -> Message:
        """Let the bot answer an interaction, which no permission forbids."""
        message = self._made(channel, self._world.bot, body)
        message.only_for = only_for
        message.flags |= EPHEMERAL if only_for else 0
        return self._put(message)

    def thinking(self, channel: Channel, only_for: User | None) -> Message:
        """Show that the bot is thinking."""
        message = Message(
            self._world.new_id(), channel, self._world.bot, self._world.now(), loading=True
        )
        message.only_for = only_for
        message.flags = LOADING | (EPHEMERAL if only_for else 0)
        return self._put(message)

    def edit(self, message: Message, body: Json) -> Message:
        """Let the bot change a message of its own."""
        if message.author is not self._world.bot:
            raise RefusedError(NOT_YOURS)
        if message.channel.archived:
            raise RefusedError(ARCHIVED)
        _fill(message, body)
        message.loading, message.flags = False, message.flags & ~LOADING
        message.edited_at = self._world.now()
        if message.only_for is None and sees(message.channel, self._world.bot):
            data = message_json(message, with_guild=True)
            self._world.emit("MESSAGE_UPDATE", data, message.channel.guild)
        return message

    def delete(self, message: Message) -> None:
        """Take a message away."""
        if message.channel.archived:
            raise RefusedError(ARCHIVED)
        del message.channel.messages[message.id]
        guild = message.channel.guild
        data: Json = {"id": str(message.id), "channel_id": str(message.channel.id)}
        self._world.emit(
            "MESSAGE_DELETE", data | ({"guild_id": str(guild.id)} if guild else {}), guild
        )

    def _demand_sendable(self, channel: Channel, body: Json) -> None:
        if channel.recipient is not None and not channel.recipient.takes_messages:
            raise RefusedError(CLOSED_MESSAGES)
        demand(channel, self._world.bot, *_needed(channel, body))
        if channel.locked and not manages(channel, self._world.bot):
            raise RefusedError(ARCHIVED if channel.archived else LOCKED)
        if channel.archived and channel.locked:
            raise RefusedError(ARCHIVED)
        if channel.archived:
            self._world.archive(channel, archived=False)

    def _made(self, channel: Channel, author: User, body: Json) -> Message:
        message = Message(self._world.new_id(), channel, author, self._world.now())
        message.nonce = None if body.get("nonce") is None else str(body["nonce"])
        reference = body.get("message_reference")
        if reference is not None:
            message.reply_to = self._answered(channel, reference)
        if body.get("poll") is not None:
            message.poll = self._poll(body["poll"])
        _fill(message, body)
        if not (message.text or message.components or message.attachments or message.poll):
            raise RefusedError(EMPTY)
        for found in MENTION.finditer(message.content):
            if int(found[1]) in self._world.users:
                message.mentions.append(self._world.users[int(found[1])])
        return message

    def _answered(self, channel: Channel, reference: Json) -> int | None:
        message_id = int(reference["message_id"])
        guild = channel.guild
        if guild and not allowed(guild, self._world.bot, channel).read_message_history:
            raise RefusedError(NO_HISTORY)
        if message_id in channel.messages:
            return message_id
        if reference.get("fail_if_not_exists", True):
            raise RefusedError(INVALID_FORM)
        return None

    def _poll(self, body: Json) -> Poll:
        answers = [str(each["poll_media"]["text"]) for each in body["answers"]]
        ends_at = self._world.now() + timedelta(hours=int(body.get("duration", 24)))
        several = bool(body.get("allow_multiselect"))
        votes: dict[int, set[int]] = {n: set() for n in range(1, len(answers) + 1)}
        return Poll(str(body["question"]["text"]), answers, several, ends_at, votes)

    def _put(self, message: Message) -> Message:
        message.channel.messages[message.id] = message
        if message.only_for is None and sees(message.channel, self._world.bot):
            data = message_json(message, with_guild=True)
            self._world.emit("MESSAGE_CREATE", data, message.channel.guild)
        return message


def _needed(channel: Channel, body: Json) -> list[str]:
    """Return the permissions that sending takes."""
    needed = ["send_messages_in_threads" if channel.is_thread else "send_messages"]
    needed += ["embed_links"] if body.get("embeds") else []
    needed += ["attach_files"] if body.get("attachments") else []
    return needed


def _fill(message: Message, body: Json) -> None:
    """Write what a body says into a message."""
    if "content" in body:
        message.content = str(body["content"] or "")
    if len(message.content) > MAX_CONTENT:
        raise RefusedError(INVALID_FORM)
    for part in ("embeds", "components"):
        if part in body:
            setattr(message, part, list(body[part] or ()))
    if "attachments" in body:
        # An edit names by their ids those that stay.
        kept = {each["id"]: each for each in message.attachments}
        message.attachments = [kept.get(str(each.get("id")), each) for each in body["attachments"]]
    message.flags |= int(body.get("flags") or 0)
    if message.flags & LAYOUT and (message.content or message.embeds or not message.components):
        raise RefusedError(INVALID_FORM)


def readable(channel: Channel, reader: User) -> bool:
    """Whether a user who sees a channel may read what was written there before."""
    demand(channel, reader)
    return channel.guild is None or allowed(channel.guild, reader, channel).read_message_history
