"""Buttons and menus whose custom ids say all that is needed, so that they survive a restart.

A custom id is `matinee:<verb>:<data>`, followed by `:<user_id>` when only that person may use it.
`bot.discord.router` reads it and calls whoever handles the verb.
"""

import re
from collections.abc import Iterable

import discord
from discord import ButtonStyle, SelectOption

from bot.messages.wording import clip, one_line
from bot.ui.limits import BUTTON_LABEL, OPTION_TEXT, SELECT_OPTIONS, check_view

CUSTOM_ID = re.compile(r"matinee:(?P<verb>[a-z][a-z-]*):(?P<data>[^:]*)(?::(?P<user_id>\d+))?")


Item = discord.ui.Item[discord.ui.View]
Button = discord.ui.Button[discord.ui.View]
Select = discord.ui.Select[discord.ui.View]


def custom_id(verb: str, data: object = "", user_id: int | None = None) -> str:
    """Write a custom id; raises ValueError when it could not be read back."""
    written = f"matinee:{verb}:{data}" + (f":{user_id}" if user_id is not None else "")
    if not CUSTOM_ID.fullmatch(written):
        raise ValueError(f"no custom id can be made of {verb!r} and {data!r}")
    return written


def button(
    label: str,
    verb: str,
    data: object = "",
    user_id: int | None = None,
    *,
    style: ButtonStyle = ButtonStyle.secondary,
    disabled: bool = False,
    row: int | None = None,
) -> Button:
    """Return a button that `bot.discord.router` answers."""
    return discord.ui.Button(
        label=_shown(label, BUTTON_LABEL),
        custom_id=custom_id(verb, data, user_id),
        style=style,
        disabled=disabled,
        row=row,
    )


def menu(
    placeholder: str,
    options: Iterable[SelectOption],
    verb: str,
    data: object = "",
    user_id: int | None = None,
    *,
    row: int | None = None,
) -> Select:
    """Return a menu of at most 25 options that `bot.discord.router` answers."""
    return discord.ui.Select(
        placeholder=placeholder,
        options=list(options)[:SELECT_OPTIONS],
        custom_id=custom_id(verb, data, user_id),
        row=row,
    )


def option(
    label: str, value: object, description: str | None = None, *, chosen: bool = False
) -> SelectOption:
    """Return an option of a menu, shortened to what Discord takes."""
    return SelectOption(
        label=_shown(label, OPTION_TEXT),
        value=str(value),
        description=_shown(description, OPTION_TEXT) if description else None,
        default=chosen,
    )


def _shown(text: str, limit: int) -> str:
    """Return what a label shows of a text; of one that is not seen, that there is one."""
    return clip(one_line(text), limit) or "…"


def view(items: Iterable[Item]) -> discord.ui.View:
    """Put buttons and menus into a view that discord.py does not keep in memory."""
    built = discord.ui.View(timeout=None)
    for item in items:
        built.add_item(item)
    check_view(built)
    # discord.py remembers every view that is not finished, for as long as the bot runs.
    built.stop()
    return built
