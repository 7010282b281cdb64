"""A message as the bot means it, before it is sent, whispered or put in place of another."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypedDict, cast

import discord

from bot.ui.layout import Card, card_of_embed, layout_of, with_text_before
from bot.ui.limits import CONTENT


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
    """A text, a card or an embed, buttons, a file, a poll; what is None is not there.

    A card makes the whole message a layout of Discord's.

    `pinged` are the people, and `pinged_roles` the roles, whom the text mentions and who are to be
    told so. `later` is what is to take this message's place when more is known, or None where it
    stays as it is.
    """

    content: str | None = None
    embed: discord.Embed | None = None
    card: Card | None = None
    view: discord.ui.View | None = None
    file: discord.File | None = None
    poll: discord.Poll | None = None
    pinged: tuple[int, ...] = ()
    pinged_roles: tuple[int, ...] = ()
    later: Callable[[], Awaitable["Message | None"]] | None = None

    def parts(self) -> Parts:
        """Return what is there, for sending."""
        parts = Parts()
        if self.card is not None:
            parts["view"] = _as_view(layout_of(self.content, self.card, self.view))
        else:
            parts |= self._plain_parts()
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

    def _plain_parts(self) -> Parts:
        parts = Parts()
        if self.content is not None:
            parts["content"] = self.content
        if self.embed is not None:
            parts["embed"] = self.embed
        if self.view is not None:
            parts["view"] = self.view
        return parts

    def replacement(self, *, of_layout: bool = False) -> Changes:
        """Return what an edited message has afterwards; a picture stays as it is.

        A message that is a layout can only become another one.
        """
        card = self.card
        if card is None and of_layout and self.embed is not None:
            card = card_of_embed(self.embed)
        if card is None and not of_layout:
            return Changes(content=self.content, embed=self.embed, view=self.view)
        layout = layout_of(self.content, card, self.view)
        return Changes(content=None, embed=None, view=_as_view(layout))


def _as_view(layout: discord.ui.LayoutView) -> discord.ui.View:
    # discord.py sends both the same way; its types demand a call of its own for each.
    return cast("discord.ui.View", layout)


def with_text(parts: Parts, text: str) -> Parts:
    """Return parts of a message with a text above what they say, where there is room for it."""
    shown: object = parts.get("view")
    if isinstance(shown, discord.ui.LayoutView):
        return Parts(**{**parts, "view": _as_view(with_text_before(shown, text))})
    longer = f"{text}\n{parts.get('content', '')}".strip()
    return parts if len(longer) > CONTENT else Parts(**{**parts, "content": longer})


def as_message(said: Message | str) -> Message:
    """Return a mere text as a message."""
    return Message(said) if isinstance(said, str) else said
