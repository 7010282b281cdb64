"""Discord's limits on what a bot sends, checked in one place before Discord refuses it.

The numbers are those of Discord's documentation of messages, components, polls and events.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import app_commands

from bot.messages.wording import clip

CONTENT = 2000
EMBEDS = 10
EMBED_TOTAL = 6000
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
FOOTER = 2048
ROWS = 5
BUTTONS_PER_ROW = 5
BUTTON_LABEL = 80
CUSTOM_ID = 100
SELECT_OPTIONS = 25
OPTION_TEXT = 100
PLACEHOLDER = 150
CHOICES = 25
CHOICE_TEXT = 100
COMMANDS = 100
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_TOTAL = 8000
COMMAND_OPTIONS = 25
POLL_QUESTION = 300
POLL_ANSWERS = 10
POLL_ANSWER = 55
POLL_SHORTEST = timedelta(hours=1)
POLL_LONGEST = timedelta(days=32)
EVENT_NAME = 100
EVENT_DESCRIPTION = 1000
EVENT_PLACE = 100


class LimitError(ValueError):
    """Something is longer, or there is more of it, than Discord takes."""

    def __init__(self, part: str, size: object, limit: object) -> None:
        super().__init__(f"{part}: {size} is beyond Discord's limit of {limit}")
        self.part, self.size, self.limit = part, size, limit


def check_message(
    content: str | None = None,
    embeds: Sequence[discord.Embed] = (),
    view: discord.ui.View | None = None,
) -> None:
    """Raise LimitError when Discord would refuse this message."""
    _at_most("content", len(content or ""), CONTENT)
    _at_most("embeds", len(embeds), EMBEDS)
    _at_most("characters of all embeds", sum(map(len, embeds)), EMBED_TOTAL)
    for embed in embeds:
        check_embed(embed)
    if view is not None:
        check_view(view)


def check_embed(embed: discord.Embed) -> None:
    """Raise LimitError when Discord would refuse this embed."""
    _at_most("embed title", len(embed.title or ""), EMBED_TITLE)
    _at_most("embed description", len(embed.description or ""), EMBED_DESCRIPTION)
    _at_most("embed footer", len(embed.footer.text or ""), FOOTER)
    _at_most("embed fields", len(embed.fields), EMBED_FIELDS)
    for field in embed.fields:
        _between("field name", len(field.name or ""), 1, FIELD_NAME)
        _between("field value", len(field.value or ""), 1, FIELD_VALUE)


def check_view(view: discord.ui.View) -> None:
    """Raise LimitError when Discord would refuse these buttons and menus."""
    _at_most("items", len(view.children), ROWS * BUTTONS_PER_ROW)
    ids = [
        item.custom_id
        for item in view.children
        if isinstance(item, discord.ui.Button | discord.ui.Select) and item.custom_id
    ]
    _at_most("items with the same custom id", len(ids) - len(set(ids)), 0)
    for custom_id in ids:
        _between("custom id", len(custom_id), 1, CUSTOM_ID)
    for item in view.children:
        if isinstance(item, discord.ui.Button):
            _at_most("button label", len(item.label or ""), BUTTON_LABEL)
        elif isinstance(item, discord.ui.Select):
            check_select(item)


def check_select(menu: "discord.ui.Select[discord.ui.View]") -> None:
    """Raise LimitError when Discord would refuse this menu."""
    _at_most("placeholder", len(menu.placeholder or ""), PLACEHOLDER)
    _between("options", len(menu.options), 1, SELECT_OPTIONS)
    values = {option.value for option in menu.options}
    _at_most("options with the same value", len(menu.options) - len(values), 0)
    for option in menu.options:
        _between("option label", len(option.label), 1, OPTION_TEXT)
        _between("option value", len(option.value), 1, OPTION_TEXT)
        _at_most("option description", len(option.description or ""), OPTION_TEXT)


def choices(pairs: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """Build autocomplete choices from (name, value); what Discord would refuse is left out."""
    built: dict[str, app_commands.Choice[str]] = {}
    for name, value in pairs:
        if len(built) == CHOICES:
            break
        if name.strip() and 0 < len(value) <= CHOICE_TEXT:
            built.setdefault(value, app_commands.Choice(name=clip(name, CHOICE_TEXT), value=value))
    return list(built.values())


def check_commands(payloads: Sequence[Mapping[str, Any]]) -> None:
    """Raise LimitError when Discord would refuse these slash commands, as `to_dict` gives them."""
    _at_most("commands", len(payloads), COMMANDS)
    for payload in payloads:
        total = sum(_checked_option(each) for each in _with_options(payload))
        _at_most(f"characters of the command {payload['name']}", total, COMMAND_TOTAL)


def _with_options(payload: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a command and everything below it."""
    yield payload
    for each in payload.get("options", ()):
        yield from _with_options(each)


def _checked_option(payload: Mapping[str, Any]) -> int:
    """Check one command or option; return how many characters it has for Discord's total."""
    name, description = payload["name"], payload.get("description", "")
    _between(f"name of {name}", len(name), 1, COMMAND_NAME)
    _between(f"description of {name}", len(description), 1, COMMAND_DESCRIPTION)
    _at_most(f"options of {name}", len(payload.get("options", ())), COMMAND_OPTIONS)
    offered = payload.get("choices") or ()
    _at_most(f"choices of {name}", len(offered), CHOICES)
    texts = [str(each[part]) for each in offered for part in ("name", "value")]
    for text in texts:
        _between(f"choice of {name}", len(text), 1, CHOICE_TEXT)
    return len(name) + len(description) + sum(map(len, texts))


def check_poll(question: str, answers: Sequence[str], duration: timedelta) -> None:
    """Raise LimitError when Discord would refuse this poll."""
    _between("poll question", len(question), 1, POLL_QUESTION)
    _between("poll answers", len(answers), 1, POLL_ANSWERS)
    for answer in answers:
        _between("poll answer", len(answer), 1, POLL_ANSWER)
    if not POLL_SHORTEST <= duration <= POLL_LONGEST:
        raise LimitError("poll duration", duration, f"{POLL_SHORTEST} to {POLL_LONGEST}")


def check_event(
    name: str,
    description: str,
    start: datetime,
    end: datetime | None,
    now: datetime,
    place: str | None = None,
) -> None:
    """Raise LimitError when Discord would refuse this event; an external one has a `place`."""
    _between("event name", len(name), 1, EVENT_NAME)
    _at_most("event description", len(description), EVENT_DESCRIPTION)
    if start <= now:
        raise LimitError("event start", start, f"a moment after {now}")
    if end is not None and end <= start:
        raise LimitError("event end", end, f"a moment after {start}")
    if place is not None:
        _between("event place", len(place), 1, EVENT_PLACE)
        if end is None:
            raise LimitError("end of an event at a place", None, "a moment")


def _at_most(part: str, size: int, limit: int) -> None:
    if size > limit:
        raise LimitError(part, size, limit)


def _between(part: str, size: int, least: int, most: int) -> None:
    if not least <= size <= most:
        raise LimitError(part, size, f"{least} to {most}")
