"""What the bot has sent or changed since one last looked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.demo.controls import labels, texts
from bot.demo.simulated_server import SimulatedServer

LOADING = 1 << 7


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the bot: `to` is a channel, or the one member who sees it."""

    to: str
    content: str
    embeds: tuple[dict[str, Any], ...]
    components: tuple[str, ...]
    ephemeral: bool
    reply_to: str | None
    edited: bool
    files: tuple[str, ...] = ()
    poll: tuple[str, ...] = ()


class Listener:
    """Notices each message of the bot once, and once more each time it changes."""

    def __init__(self, server: SimulatedServer) -> None:
        self._server = server
        self._known: dict[int, str] = {}

    def news(self) -> Iterator[Said]:
        """Yield what is new, oldest first; a message that is still being prepared is left out."""
        for message in self._server.messages():
            if message.author_id != self._server.bot_id or message.flags & LOADING:
                continue
            now = _fingerprint(message)
            before = self._known.get(message.id)
            if before != now:
                self._known[message.id] = now
                yield self._said(message, edited=before is not None)

    def _said(self, message: Any, *, edited: bool) -> Said:  # noqa: ANN401  # SimCord's own record
        text = "\n".join([message.content, *texts(message)]).strip()
        poll = message.poll
        return Said(
            to=self._recipient(message),
            content=text,
            embeds=tuple(message.embeds),
            components=tuple(labels(message)),
            ephemeral=message.is_ephemeral,
            reply_to=self._asker(message),
            edited=edited,
            files=tuple(str(each["filename"]) for each in message.attachments),
            poll=(poll.question, *(answer.text for answer in poll.answers)) if poll else (),
        )

    def _recipient(self, message: Any) -> str:  # noqa: ANN401  # as above
        if message.is_ephemeral:
            return self._asker(message) or ""
        for member in self._server.members.values():
            if self._server.env.backend.dm_channels.get(member.id) == message.channel_id:
                return member.name
        return str(self._server.env.backend.channels[message.channel_id].name)

    def _asker(self, message: Any) -> str | None:  # noqa: ANN401  # as above
        user_id = (message.interaction_metadata or {}).get("user", {}).get("id")
        if user_id is None:
            user_id = message.reply_author_id
        names = {member.id: name for name, member in self._server.members.items()}
        return names.get(int(user_id)) if user_id is not None else None


def _fingerprint(message: Any) -> str:  # noqa: ANN401  # as above
    shown = [message.content, message.embeds, message.components, message.attachments]
    return json.dumps([*shown, message.poll.question if message.poll else None], default=str)
