"""Forms in which people type; `bot.discord.router` hands what they typed to the form's verb."""

from typing import Any

import discord

from bot.messages.wording import clip
from bot.ui.components import custom_id
from bot.ui.limits import MODAL_TITLE

TITLE_FIELD = "title"
# In seconds; a form that is sent later is read all the same.
KEPT_OPEN = 600


def title_form(
    title: str, label: str, example: str, verb: str, data: object = "", *, several: bool = False
) -> discord.ui.Modal:
    """Return a form with one field for a title, or for `several`."""
    form = discord.ui.Modal(
        title=clip(title, MODAL_TITLE), custom_id=custom_id(verb, data), timeout=KEPT_OPEN
    )
    field: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label=clip(label, MODAL_TITLE),
        placeholder=example,
        max_length=400 if several else 200,
        style=discord.TextStyle.paragraph if several else discord.TextStyle.short,
        custom_id=TITLE_FIELD,
    )
    return form.add_item(field)
