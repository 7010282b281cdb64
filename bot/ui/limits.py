"""Discord's limits on what a bot sends, checked in one place before Discord refuses it.

The numbers are those of Discord's documentation of messages, components, polls and events.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import discord
from discord import app_commands

from bot.messages.wording import clip

CONTENT = 2000
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
FIELD_NAME = 256
FIELD_VALUE = 1024
LAYOUT_PARTS = 40  # each container, section, row, text, picture, button and menu
LAYOUT_TEXT = 4000  # of all its texts
PICTURE_DESCRIPTION = 1024
ROWS = 5
BUTTONS_PER_ROW = 5
BUTTON_LABEL = 80
CUSTOM_ID = 100
SELECT_OPTIONS = 25
OPTION_TEXT = 100
PLACEHOLDER = 150
MODAL_TITLE = 45  # a field's label, too
CHOICES = 25
CHOICE_TEXT = 100
POLL_QUESTION = 300
POLL_ANSWERS = 10
POLL_ANSWER = 55
MIN_POLL = timedelta(hours=1)
MAX_POLL = timedelta(days=32)
EVENT_NAME = 100
EVENT_PLACE = 100


class LimitError(ValueError):
    """Something is longer, or there is more of it, than Discord takes."""

    def __init__(self, part: str, size: object, limit: object) -> None:
        super().__init__(f"{part}: {size} is beyond Discord's limit of {limit}")
        self.part, self.size, self.limit = part, size, limit


def check_view(view: discord.ui.View) -> None:
    """Raise LimitError when Discord would refuse these buttons and menus."""
    at_most("items", len(view.children), ROWS * BUTTONS_PER_ROW)
    ids = [
        item.custom_id
        for item in view.children
        if isinstance(item, discord.ui.Button | discord.ui.Select) and item.custom_id
    ]
    at_most("items with the same custom id", len(ids) - len(set(ids)), 0)
    for custom_id in ids:
        between("custom id", len(custom_id), 1, CUSTOM_ID)
    for item in view.children:
        if isinstance(item, discord.ui.Button):
            at_most("button label", len(item.label or ""), BUTTON_LABEL)
        elif isinstance(item, discord.ui.Select):
            check_select(item)


def check_select(menu: "discord.ui.Select[discord.ui.View]") -> None:
    """Raise LimitError when Discord would refuse this menu."""
    at_most("placeholder", len(menu.placeholder or ""), PLACEHOLDER)
    between("options", len(menu.options), 1, SELECT_OPTIONS)
    values = {option.value for option in menu.options}
    at_most("options with the same value", len(menu.options) - len(values), 0)
    for option in menu.options:
        between("option label", len(option.label), 1, OPTION_TEXT)
        between("option value", len(option.value), 1, OPTION_TEXT)
        at_most("option description", len(option.description or ""), OPTION_TEXT)


def choices(pairs: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """Build autocomplete choices from (name, value); what Discord would refuse is left out."""
    built: dict[str, app_commands.Choice[str]] = {}
    for name, value in pairs:
        if len(built) == CHOICES:
            break
        if name.strip() and 0 < len(value) <= CHOICE_TEXT:
            built.setdefault(value, app_commands.Choice(name=clip(name, CHOICE_TEXT), value=value))
    return list(built.values())


def check_poll(question: str, answers: Sequence[str], duration: timedelta) -> None:
    """Raise LimitError when Discord would refuse this poll."""
    between("poll question", len(question), 1, POLL_QUESTION)
    between("poll answers", len(answers), 1, POLL_ANSWERS)
    for answer in answers:
        between("poll answer", len(answer), 1, POLL_ANSWER)
    if not MIN_POLL <= duration <= MAX_POLL:
        raise LimitError("poll duration", duration, f"{MIN_POLL} to {MAX_POLL}")


def at_most(part: str, size: int, limit: int) -> None:
    """Raise LimitError when a part is longer, or there is more of it, than `limit`."""
    if size > limit:
        raise LimitError(part, size, limit)


def between(part: str, size: int, least: int, most: int) -> None:
    """Raise LimitError when a part is shorter than `least` or longer than `most`."""
    if not least <= size <= most:
        raise LimitError(part, size, f"{least} to {most}")
