"""A server's settings as people see them: the list, the walk through setup, the log."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord
from discord import ButtonStyle
from pydantic import JsonValue

from bot.domain.settings.changes import ChangePage, GuildChange, Logged
from bot.domain.settings.guild import GuildSettings
from bot.messages import server as words
from bot.messages.schedules import stored_words
from bot.messages.settings import SettingWords, shown
from bot.messages.translation import _
from bot.messages.wording import clip, page_of, plain
from bot.ui.components import button, menu, option, view
from bot.ui.limits import EMBED_DESCRIPTION
from bot.ui.message import Message

COLOUR = discord.Colour.blurple()
SETUP_CHOOSE, SETUP_KEEP, LOG_PAGE = "setup-choose", "setup-keep", "config-log"
SETUP_BEGIN, ALL_SETTINGS = "setup-begin", "config-all"


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting in the list: the name that people type, its words and its value now."""

    name: str
    words: SettingWords
    value: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class MenuChoice:
    """One value in a menu: as it is typed, and as it is shown."""

    value: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class SetupStep:
    """One question of the walk through setup; `typed` is the value now as people type it."""

    step: str
    number: int
    steps: int
    words: SettingWords
    value: str
    typed: str
    choices: Sequence[MenuChoice]


def greeting() -> Message:
    """Introduce the bot to a server, with a button that begins setup."""
    begin = button(words.begin_setup(), SETUP_BEGIN, style=ButtonStyle.primary)
    return Message(words.greeting(), view=view([begin]))


def config_card(rows: Sequence[SettingRow]) -> Message:
    """Return what this server has set, with a button that shows all settings."""
    lines = [_set_to(row) for row in rows if row.is_set] or [words.nothing_set()]
    more = button(words.all_settings_button(), ALL_SETTINGS, style=ButtonStyle.primary)
    return Message(embed=_settings_embed(lines, words.settings_note()), view=view([more]))


def all_settings_card(rows: Sequence[SettingRow]) -> Message:
    """Return all settings, and what each decides."""
    lines = [f"{_set_to(row)}\n-# {_(row.words.description)}" for row in rows]
    return Message(embed=_settings_embed(lines, words.all_settings_note()))


def _set_to(row: SettingRow) -> str:
    return f"**{row.name}**: {row.value}"


def _settings_embed(lines: Sequence[str], note: str) -> discord.Embed:
    text = clip("\n".join(lines), EMBED_DESCRIPTION)
    embed = discord.Embed(title=words.settings_title(), description=text, colour=COLOUR)
    return embed.set_footer(text=note)


def setup_message(step: SetupStep, user_id: int, before: str | None = None) -> Message:
    """Return one question of the walk through setup, after what was answered before."""
    lines = [before] if before else []
    embed = discord.Embed(
        title=words.setup_title(step.number, step.steps),
        description="\n".join([*lines, _(step.words.question)]),
        colour=COLOUR,
    )
    if step.number == 1:
        embed.set_footer(text=words.setup_note())
    keep = button(words.keep(step.value), SETUP_KEEP, step.step, user_id, style=ButtonStyle.primary)
    options = [
        option(each.label, each.value, each.description or None, chosen=each.value == step.typed)
        for each in step.choices
    ]
    items = [menu(words.choose(), options, SETUP_CHOOSE, step.step, user_id)] if options else []
    return Message(embed=embed, view=view([*items, keep]))


def setup_done(rows: Sequence[SettingRow], films: str | None) -> Message:
    """Return the end of the walk: what is set now, which films there are, what to do first."""
    lines = [_set_to(row) for row in rows if row.is_set] or [words.nothing_set()]
    embed = discord.Embed(
        title=words.done_title(),
        description=clip("\n".join(filter(None, [*lines, films])), EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    return Message(embed=embed.set_footer(text=words.done_note()))


def log_line(change: GuildChange) -> str:
    """Return one line of the log."""
    before, after = (_logged_value(change.field, value) for value in (change.before, change.after))
    return words.change_line(change, before, after)


def _logged_value(field: str, value: JsonValue) -> str:
    known = {setting.field: setting for setting in GuildSettings.listed()}
    if field in known:
        return shown(known[field], value)
    if field == Logged.SCHEDULE:
        return words.default() if value is None else stored_words(str(value))
    if value is None:
        return words.none()
    return plain(str(value))


def log_message(page: ChangePage, user_id: int) -> Message:
    """Return one page of the log, with the buttons that turn it."""
    text = "\n".join(map(log_line, page.changes)) or words.empty_log()
    embed = discord.Embed(
        title=words.log_title(), description=clip(text, EMBED_DESCRIPTION), colour=COLOUR
    )
    number, pages = page.page, page.pages
    if pages <= 1:
        return Message(embed=embed)
    newer = button(words.newer(), LOG_PAGE, number - 1, user_id, disabled=number == 0)
    older = button(words.older(), LOG_PAGE, number + 1, user_id, disabled=number + 1 >= pages)
    embed.set_footer(text=page_of(number + 1, pages))
    return Message(embed=embed, view=view([newer, older]))
