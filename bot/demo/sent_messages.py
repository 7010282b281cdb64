"""What the bot has sent or changed since one last looked."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from simcord.backend.models import Message

from bot.demo.controls import labels, texts
from bot.demo.simulated_server import SimulatedServer

# Discord's flag for a message that says "is thinking …".
LOADING = 1 << 7


@dataclass(frozen=True, slots=True)
class SentMessage:
    """One message of the bot: `to` is a channel, or the one member who sees it.

    `at` is when it was sent or changed, by the server's time.
    """

    to: str
    content: str
    embeds: tuple[Mapping[str, object], ...]
    components: tuple[str, ...]
    ephemeral: bool
    reply_to: str | None
    edited: bool
    at: datetime
    files: tuple[str, ...] = ()
    poll: tuple[str, ...] = ()


class MessageFeed:
    """Shows each message of the bot once, and once more each time it changes."""

    def __init__(self, server: SimulatedServer) -> None:
        self._server = server
        self._known: dict[int, str] = {}

    def fresh(self) -> Iterator[SentMessage]:
        """Yield what is new, oldest first; a message that is still being prepared is left out."""
        for message in self._server.messages():
            if message.author_id != self._server.bot_id or message.flags & LOADING:
                continue
            now = _fingerprint(message)
            before = self._known.get(message.id)
            if before != now:
                self._known[message.id] = now
                yield self._read(message, edited=before is not None)

    def _read(self, message: Message, *, edited: bool) -> SentMessage:
        text = "\n".join([message.content, *texts(message)]).strip()
        poll = message.poll
        return SentMessage(
            to=self._recipient(message),
            content=text,
            embeds=tuple(message.embeds),
            components=tuple(labels(message)),
            ephemeral=message.is_ephemeral,
            reply_to=self._asker(message),
            edited=edited,
            at=datetime.fromisoformat(message.edited_timestamp or message.timestamp),
            files=tuple(str(each["filename"]) for each in message.attachments),
            poll=(poll.question, *(answer.text or "" for answer in poll.answers)) if poll else (),
        )

    def _recipient(self, message: Message) -> str:
        if message.is_ephemeral:
            return self._asker(message) or ""
        for member in self._server.members.values():
            if self._server.env.backend.dm_channels.get(member.id) == message.channel_id:
                return member.name
        return self._server.env.backend.channels[message.channel_id].name or ""

    def _asker(self, message: Message) -> str | None:
        user_id = (message.interaction_metadata or {}).get("user", {}).get("id")
        if user_id is None:
            user_id = message.reply_author_id
        names = {member.id: name for name, member in self._server.members.items()}
        return names.get(int(user_id)) if user_id is not None else None


def _fingerprint(message: Message) -> str:
    shown = [message.content, message.embeds, message.components, message.attachments]
    return json.dumps([*shown, message.poll.question if message.poll else None], default=str)
