"""Discord's limits on messages and commands that SimCord does not check."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.ui.layout import layout_of
from bot.ui.limits import (
    CHOICE_TEXT,
    CHOICES,
    CONTENT,
    EMBED_DESCRIPTION,
    EMBED_TITLE,
    FIELD_NAME,
    FIELD_VALUE,
    LAYOUT_PARTS,
    LAYOUT_TEXT,
    at_most,
    between,
    check_view,
)
from bot.ui.message import Message

EMBEDS = 10
EMBED_TOTAL = 6000
EMBED_FIELDS = 25
FOOTER = 2048
COMMANDS = 100
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_TOTAL = 8000
COMMAND_OPTIONS = 25


def check_message(
    content: str | None = None,
    embeds: Sequence[discord.Embed] = (),
    view: discord.ui.View | None = None,
) -> None:
    """Raise LimitError when Discord would refuse this message."""
    at_most("content", len(content or ""), CONTENT)
    at_most("embeds", len(embeds), EMBEDS)
    at_most("characters of all embeds", sum(map(len, embeds)), EMBED_TOTAL)
    for embed in embeds:
        check_embed(embed)
    if view is not None:
        check_view(view)


def check(message: Message) -> None:
    """Raise LimitError when Discord would refuse this message."""
    if message.card is None:
        embeds = [message.embed] if message.embed else []
        check_message(message.content, embeds, message.view)
    else:
        layout = layout_of(message.content, message.card, message.view)
        check_components([part.to_component_dict() for part in layout.children])


def check_components(components: Sequence[Mapping[str, Any]]) -> None:
    """Raise LimitError when Discord would refuse this layout."""
    parts = list(_parts(components))
    at_most("parts of a layout", len(parts), LAYOUT_PARTS)
    at_most("characters of a layout", sum(len(p.get("content", "")) for p in parts), LAYOUT_TEXT)
    for part in parts:
        if "content" in part:
            between("text", len(part["content"]), 1, LAYOUT_TEXT)


def _parts(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        yield component
        inner = [*component.get("components", ())]
        yield from _parts([*inner, component["accessory"]] if "accessory" in component else inner)


def check_embed(embed: discord.Embed) -> None:
    """Raise LimitError when Discord would refuse this embed."""
    at_most("embed title", len(embed.title or ""), EMBED_TITLE)
    at_most("embed description", len(embed.description or ""), EMBED_DESCRIPTION)
    at_most("embed footer", len(embed.footer.text or ""), FOOTER)
    at_most("embed fields", len(embed.fields), EMBED_FIELDS)
    for field in embed.fields:
        between("field name", len(field.name or ""), 1, FIELD_NAME)
        between("field value", len(field.value or ""), 1, FIELD_VALUE)


def check_commands(payloads: Sequence[Mapping[str, Any]]) -> None:
    """Raise LimitError when Discord would refuse these slash commands, as it is told of them."""
    at_most("commands", len(payloads), COMMANDS)
    for payload in payloads:
        total = sum(_checked_option(each) for each in _with_options(payload))
        at_most(f"characters of the command {payload['name']}", total, COMMAND_TOTAL)


def _with_options(payload: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a command and everything below it."""
    yield payload
    for each in payload.get("options", ()):
        yield from _with_options(each)


def _checked_option(payload: Mapping[str, Any]) -> int:
    """Check one command or option; return how many characters it has for Discord's total.

    Of each text, the longest language counts.
    """
    name = payload["name"]
    length = _longest(payload, "name", COMMAND_NAME)
    length += _longest(payload, "description", COMMAND_DESCRIPTION)
    at_most(f"options of {name}", len(payload.get("options", ())), COMMAND_OPTIONS)
    offered = payload.get("choices") or ()
    at_most(f"choices of {name}", len(offered), CHOICES)
    for choice in offered:
        between(f"choice of {name}", len(str(choice["value"])), 1, CHOICE_TEXT)
        length += len(str(choice["value"])) + _longest(choice, "name", CHOICE_TEXT)
    return length


def _longest(payload: Mapping[str, Any], part: str, limit: int) -> int:
    texts = [payload.get(part, ""), *(payload.get(f"{part}_localizations") or {}).values()]
    for text in texts:
        between(f"{part} of {payload['name']}", len(text), 1, limit)
    return max(map(len, texts))
