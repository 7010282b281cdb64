"""A message as the bot means it, before it is sent, whispered or put in place of another."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypedDict

import discord


class Parts(TypedDict, total=False):
    """What discord.py is given to send; only what is there."""

    content: str
    embed: discord.Embed
    view: discord.ui.View
    file: discord.File
    poll: discord.Poll
    allowed_mentions: discord.AllowedMentions


class Changes(TypedDict, total=False):
    """What discord.py is given to edit a message; None takes away what was there."""

    content: str | None
    embed: discord.Embed | None
    view: discord.ui.View | None


@dataclass(frozen=True, slots=True)
class Message:
    """A text, a card, buttons, a picture, a poll; what is None is not there.

    `pinged` are the people, and `pinged_roles` the roles, whom the text mentions and who are to be
    told so. `later` is what is to take this message's place when more is known, or None where it
    stays as it is.
    """

    content: str | None = None
    embed: discord.Embed | None = None
    view: discord.ui.View | None = None
    file: discord.File | None = None
    poll: discord.Poll | None = None
    pinged: tuple[int, ...] = ()
    pinged_roles: tuple[int, ...] = ()
    later: Callable[[], Awaitable["Message | None"]] | None = None

    def parts(self) -> Parts:
        """Return what is there, for sending."""
        parts = Parts()
        if self.content is not None:
            parts["content"] = self.content
        if self.embed is not None:
            parts["embed"] = self.embed
        if self.view is not None:
            parts["view"] = self.view
        if self.file is not None:
            parts["file"] = self.file
        if self.poll is not None:
            parts["poll"] = self.poll
        if self.pinged or self.pinged_roles:
            parts["allowed_mentions"] = discord.AllowedMentions(
                everyone=False,
                roles=list(map(discord.Object, self.pinged_roles)),
                users=list(map(discord.Object, self.pinged)),
            )
        return parts

    def replacement(self) -> Changes:
        """Return what an edited message has afterwards; a picture stays as it is."""
        return Changes(content=self.content, embed=self.embed, view=self.view)


def as_message(said: Message | str) -> Message:
    """Return a mere text as a message."""
    return Message(said) if isinstance(said, str) else said
