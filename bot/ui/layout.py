"""Cards: framed text with pictures beside it, in Discord's layouts (Components V2).

`layout_of` builds the layout, within Discord's limits; `read_card` reads a card back from a
message, also from an embed that an earlier version sent.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import ui

from bot.messages.wording import clip
from bot.ui.limits import LAYOUT_PARTS, LAYOUT_TEXT, PICTURE_DESCRIPTION

# discord.py writes the kind of view into the type of each item, and takes items of either.
Item = ui.Item[Any]
TITLE, FOOTER = "### ", "-# "
# As long as they were in embeds, where nobody found them too short.
CARD_TITLE, CARD_FOOTER = 256, 500
# A block that is a film of a numbered list.
_NUMBERED = re.compile(r"\*\*\d+\. ")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its address, and what it shows, for those who do not see it."""

    url: str
    description: str


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a card, with a picture beside them."""

    text: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A framed part of a message: title, blocks one below the other, small print."""

    title: str
    blocks: tuple[Block, ...] = ()
    footer: str = ""
    colour: discord.Colour | None = None

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join([self.title, *(block.text for block in self.blocks), self.footer])


def headed(name: str, value: str) -> Block:
    """Return a block with a heading."""
    return Block(f"**{name}**\n{value}")


def layout_of(text: str | None, card: Card | None, buttons: ui.View | None) -> ui.LayoutView:
    """Return a text, a card and buttons as one layout that Discord takes.

    Where they are too much, pictures go first, the last ones before the others. Of a numbered list
    every film stays, and loses what is said of it; other long text is cut short.
    """
    rows = _rows(buttons)
    used = sum(1 + len(row) for row in rows) + (text is not None)
    layout = ui.LayoutView(timeout=None)
    if card is not None:
        card = replace(
            card, title=clip(card.title, CARD_TITLE), footer=clip(card.footer, CARD_FOOTER)
        )
    room = LAYOUT_TEXT - (_frame_length(card) if card else 0)
    if text is not None:
        text = clip(text, room)
        room -= len(text)
        layout.add_item(ui.TextDisplay(text))
    if card is not None:
        layout.add_item(_container(_fitting(card, LAYOUT_PARTS - used, room)))
    for row in rows:
        layout.add_item(ui.ActionRow(*row))
    # discord.py remembers every view that is not finished, for as long as the bot runs.
    layout.stop()
    return layout


def with_text_before(layout: ui.LayoutView, text: str) -> ui.LayoutView:
    """Return a layout with a text above all else; one that is full stays as it is."""
    full = layout.content_length() + len(text) > LAYOUT_TEXT
    if full or layout.total_children_count >= LAYOUT_PARTS:
        return layout
    longer = ui.LayoutView(timeout=None)
    longer.add_item(ui.TextDisplay(text))
    for item in list(layout.children):
        longer.add_item(item)
    longer.stop()
    return longer


def read_card(message: discord.Message) -> tuple[str | None, Card | None]:
    """Return the text above a message's card, and the card; None for what is not there."""
    if not message.flags.components_v2:
        found = message.embeds[0] if message.embeds else None
        return message.content or None, card_of_embed(found) if found else None
    parts: Sequence[discord.Component] = message.components
    texts = [each.content for each in parts if isinstance(each, discord.TextDisplay)]
    framed = [each for each in parts if isinstance(each, discord.Container)]
    return "\n".join(texts) or None, _read(framed[0]) if framed else None


def card_of_embed(embed: discord.Embed) -> Card:
    """Return an embed as a card."""
    blocks = [Block(part) for part in (embed.description or "").split("\n\n") if part]
    blocks += [headed(each.name or "", each.value or "") for each in embed.fields]
    picture = embed.thumbnail.url
    if picture and blocks:
        blocks[0] = replace(blocks[0], picture=Picture(picture, embed.title or ""))
    return Card(embed.title or "", tuple(blocks), embed.footer.text or "", embed.colour)


def _rows(buttons: ui.View | None) -> list[list[Item]]:
    """Return the items of a view in the rows in which Discord shows them."""
    if buttons is None:
        return []
    items = {_key(item.to_component_dict()): item for item in buttons.children}
    rows = (row["components"] for row in buttons.to_components())
    return [[items[_key(component)] for component in row] for row in rows]


def _key(component: Mapping[str, object]) -> object:
    return component.get("custom_id") or component.get("url")


def _fitting(card: Card, parts: int, room: int) -> Card:
    """Return a card of so many parts and characters at most."""
    parts -= 2 + bool(card.footer)  # the frame and the title, too
    blocks = _briefer(card.blocks, room)
    for at in range(len(blocks) - 1, -1, -1):
        if _parts_of(blocks) > parts:
            blocks[at] = replace(blocks[at], picture=None)
    if len(blocks) > parts:
        rest = "\n\n".join(block.text for block in blocks[parts - 1 :])
        blocks[parts - 1 :] = [Block(rest)]
    fitting = []
    for block in blocks:
        if room > 0:
            fitting.append(replace(block, text=clip(block.text, room)))
        room -= len(block.text)
    return replace(card, blocks=tuple(fitting))


def _briefer(blocks: Sequence[Block], room: int) -> list[Block]:
    """Take lines off the films of a numbered list, from its end, until all of them fit.

    Why films are there goes before what they are; their names stay.
    """
    briefer = list(blocks)
    excess = sum(len(block.text) for block in blocks) - room
    for lines in (2, 1):
        for at in range(len(briefer) - 1, -1, -1):
            text = briefer[at].text
            if excess > 0 and _NUMBERED.match(text):
                kept = "\n".join(text.split("\n")[:lines])
                briefer[at] = replace(briefer[at], text=kept)
                excess -= len(text) - len(kept)
    return briefer


def _frame_length(card: Card) -> int:
    return len(TITLE + card.title + FOOTER + card.footer)


def _parts_of(blocks: Sequence[Block]) -> int:
    return sum(1 if block.picture is None else 3 for block in blocks)


def _container(card: Card) -> "ui.Container[ui.LayoutView]":
    items: list[Item] = [ui.TextDisplay(TITLE + card.title)] if card.title else []
    items += [_item(block) for block in card.blocks if block.text]
    if card.footer:
        items.append(ui.TextDisplay(FOOTER + card.footer))
    return ui.Container(*items, accent_colour=card.colour)


def _item(block: Block) -> Item:
    text: ui.TextDisplay[ui.LayoutView] = ui.TextDisplay(block.text)
    if block.picture is None:
        return text
    described = clip(block.picture.description, PICTURE_DESCRIPTION)
    return ui.Section(text, accessory=ui.Thumbnail(block.picture.url, description=described))


def _read(container: discord.Container) -> Card:
    blocks = [block for child in container.children for block in _blocks(child)]
    title = footer = ""
    if blocks and blocks[0].text.startswith(TITLE):
        title = blocks.pop(0).text.removeprefix(TITLE)
    if blocks and blocks[-1].text.startswith(FOOTER):
        footer = blocks.pop().text.removeprefix(FOOTER)
    return Card(title, tuple(blocks), footer, container.accent_colour)


def _blocks(child: discord.Component) -> Iterator[Block]:
    if isinstance(child, discord.TextDisplay):
        yield Block(child.content)
    elif isinstance(child, discord.SectionComponent):
        text = "\n".join(each.content for each in child.children)
        shown = child.accessory
        if isinstance(shown, discord.ThumbnailComponent):
            yield Block(text, Picture(shown.media.url, shown.description or ""))
        else:
            yield Block(text)
