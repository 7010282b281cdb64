"""What a Discord server is made of. Only data; what may be done with it is said elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from discord import ChannelType, Permissions

# JSON as Discord documents it; each place that reads a field says what it expects there.
Json = dict[str, Any]

THREADS = (ChannelType.public_thread.value, ChannelType.private_thread.value)


@dataclass(eq=False)
class User:
    """A person or a bot; `takes_messages` is off for who has closed their direct messages."""

    id: int
    name: str
    bot: bool = False
    takes_messages: bool = True


@dataclass(eq=False)
class Role:
    """A role and what it allows."""

    id: int
    name: str
    permissions: Permissions


@dataclass(eq=False)
class Member:
    """A user in a guild."""

    user: User
    roles: list[Role]
    joined_at: datetime


@dataclass(eq=False)
class Overwrite:
    """What a channel allows or denies a role or a member."""

    target_id: int
    of_member: bool
    allow: Permissions
    deny: Permissions


@dataclass(eq=False)
class Poll:
    """Discord's own poll; `votes` holds who chose each answer."""

    question: str
    answers: list[str]
    several: bool
    ends_at: datetime
    votes: dict[int, set[int]]
    finished: bool = False


@dataclass(eq=False)
class Message:
    """A message; `only_for` is who sees an ephemeral one."""

    id: int
    channel: "Channel"
    author: User
    sent_at: datetime
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    mentions: list[User] = field(default_factory=list)
    flags: int = 0
    nonce: str | None = None
    reply_to: int | None = None
    poll: Poll | None = None
    only_for: User | None = None
    edited_at: datetime | None = None
    loading: bool = False

    @property
    def text(self) -> str:
        """All the words people read: text, embeds, and text in layouts."""
        parts = [self.content]
        for embed in self.embeds:
            parts += [embed.get("title", ""), embed.get("description", "")]
            parts += [f"{each['name']}: {each['value']}" for each in embed.get("fields", ())]
            parts.append(embed.get("footer", {}).get("text", ""))
        parts += [str(item.get("content", "")) for item in self.items()]
        return "\n".join(part for part in parts if part)

    def items(self) -> Iterator[Json]:
        """All components, also those inside others."""
        waiting = list(self.components)
        while waiting:
            item = waiting.pop(0)
            yield item
            waiting = [*item.get("components", ()), *waiting]
            if "accessory" in item:
                waiting.append(item["accessory"])

    def labels(self) -> list[str]:
        """The labels of the buttons."""
        return [item["label"] for item in self.items() if "label" in item]


@dataclass(eq=False)
class Channel:
    """A channel of a guild, a thread, or direct messages with the bot."""

    id: int
    kind: int
    name: str
    guild: "Guild | None" = None
    parent: "Channel | None" = None
    recipient: User | None = None
    overwrites: list[Overwrite] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    archived: bool = False
    locked: bool = False
    archived_at: datetime | None = None

    @property
    def is_thread(self) -> bool:
        """Whether this is a thread of another channel."""
        return self.kind in THREADS


@dataclass(eq=False)
class ScheduledEvent:
    """An event of a guild; `fields` are those that can be edited, as they go over the wire."""

    id: int
    guild: "Guild"
    creator: User
    fields: Json
    status: int = 1


@dataclass(eq=False)
class Guild:
    """A guild with all that belongs to it; an outage makes it unavailable."""

    id: int
    name: str
    owner: User
    everyone: Role
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    events: dict[int, ScheduledEvent] = field(default_factory=dict)
    system_channel: Channel | None = None
    available: bool = True


@dataclass(eq=False)
class Interaction:
    """Something a person did that waits for an answer; `acknowledged` is the kind of answer."""

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    data: Json
    asked_at: datetime
    message: Message | None = None
    acknowledged: int | None = None
    original: Message | None = None
    choices: list[Json] = field(default_factory=list)
    form: Json | None = None
    expired: bool = False
