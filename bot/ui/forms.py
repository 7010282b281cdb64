"""Forms in which people type; `bot.discord.router` hands what they typed to the form's verb."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.messages.wording import clip
from bot.ui.components import custom_id
from bot.ui.limits import MODAL_TITLE

TITLE_FIELD = "title"
# In seconds; a form that is sent later is read all the same.
KEPT_OPEN = 600


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; one for `several` titles has several lines, `value` fills it."""

    name: str
    label: str
    example: str
    several: bool = False
    required: bool = True
    value: str | None = None


def form(title: str, verb: str, fields: Sequence[Field], data: object = "") -> discord.ui.Modal:
    """Return a form; its verb's handler gets what was typed, in the order of the fields."""
    built = discord.ui.Modal(
        title=clip(title, MODAL_TITLE), custom_id=custom_id(verb, data), timeout=KEPT_OPEN
    )
    for field in fields:
        typed: discord.ui.TextInput[Any] = discord.ui.TextInput(
            label=clip(field.label, MODAL_TITLE),
            placeholder=field.example,
            default=field.value,
            max_length=400 if field.several else 200,
            style=discord.TextStyle.paragraph if field.several else discord.TextStyle.short,
            required=field.required,
            custom_id=field.name,
        )
        built.add_item(typed)
    return built


def title_form(
    title: str,
    label: str,
    example: str,
    verb: str,
    data: object = "",
    *,
    several: bool = False,
    value: str | None = None,
) -> discord.ui.Modal:
    """Return a form with one field for a title, or for `several`, filled with `value`."""
    return form(title, verb, [Field(TITLE_FIELD, label, example, several, value=value)], data)
