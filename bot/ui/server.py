"""A server's settings as people see them: the list, the walk through setup, the log."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ButtonStyle
from discord.utils import format_dt

from bot.domain.settings.changes import GuildChange
from bot.messages.wording import clip, plain
from bot.ui.components import button, menu, option, view
from bot.ui.limits import EMBED_DESCRIPTION

COLOUR = discord.Colour.blurple()
SETUP_CHOOSE, SETUP_KEEP, LOG_PAGE = "setup-choose", "setup-keep", "config-log"
SCHEDULE_STEP = "schedule"
SCHEDULES = (
    ("daily 04:00, after 25 likes", "Every night and after 25 likes", "The default"),
    ("daily 04:00", "Every night at 04:00", ""),
    ("every 6h", "Every 6 hours", ""),
    ("after 25 likes", "After 25 new likes", ""),
    ('cron "0 4 * * 1"', "Mondays at 04:00", ""),
    ("off", "Only when somebody asks for it", ""),
)
QUESTIONS = {
    "channel_id": "In which channel shall I tell news, such as a scheduled retraining that did not "
    "work? (Movie nights appear where somebody plans them.)",
    "time_zone": "In which time zone do people here mean “8 pm”? If yours is not in the menu, keep "
    "this for now and write it afterwards, e.g. `config time_zone Lisbon`.",
    "locale": "In which language do people here write dates, such as “next Friday”?",
    "adult_titles": "May adult titles be recommended? MovieLens does not mark them, so I judge by "
    "the title and cannot know all.",
    "ballot": "How shall movie nights vote?",
    "group_strategy": "How shall the tastes of several people be made into one list?",
    SCHEDULE_STEP: "When shall the model be retrained with everybody's likes? Likes count at once "
    "in any case; retraining learns what they have in common.",
}


def config_card(rows: Sequence[tuple[str, str, str]], prefix: str) -> discord.Embed:
    """Return all settings; `rows` are (name, value, description)."""
    lines = [f"**{name}**: {value}\n-# {plain(text)}" for name, value, text in rows]
    embed = discord.Embed(
        title="Settings of this server",
        description=clip("\n".join(lines), EMBED_DESCRIPTION),
        colour=COLOUR,
    )
    return embed.set_footer(
        text=f"Change one: {prefix}config time_zone Berlin. All in a row: {prefix}setup. "
        f"Who changed what: {prefix}config log."
    )


def setup_card(
    step: str, number: int, steps: int, now: str, before: str | None = None
) -> discord.Embed:
    """Return one question of the walk through setup."""
    lines = [f"✓ {before}", ""] if before else []
    lines += [QUESTIONS[step], "", f"Now: **{now}**"]
    embed = discord.Embed(
        title=f"Setup, {number} of {steps}", description="\n".join(lines), colour=COLOUR
    )
    return embed.set_footer(text="What you choose is stored at once; you can stop at any time.")


def setup_view(
    step: str, choices: Sequence[tuple[str, str, str]], now: str, user_id: int
) -> discord.ui.View:
    """Return the menu of a question, and a button that leaves things as they are."""
    keep = button("Keep as it is", SETUP_KEEP, step, user_id, style=ButtonStyle.primary)
    if not choices:
        return view([keep])
    options = [
        option(label, value, text or None, chosen=value == now) for value, label, text in choices
    ]
    return view([menu("Choose", options, SETUP_CHOOSE, step, user_id), keep])


def setup_done(rows: Sequence[tuple[str, str, str]], prefix: str) -> discord.Embed:
    """Return the end of the walk: what is set now, and what to do first."""
    lines = [f"**{name}**: {value}" for name, value, _ in rows]
    embed = discord.Embed(
        title="All set", description=clip("\n".join(lines), EMBED_DESCRIPTION), colour=COLOUR
    )
    return embed.set_footer(
        text=f"Now everybody can say what they like: {prefix}like the matrix, or {prefix}start."
    )


def change_line(change: GuildChange, before: str, after: str) -> str:
    """Return one line of the log."""
    who = f"<@{change.changed_by}>" if change.changed_by else "I"
    name = change.field.removesuffix("_id").replace("_", " ")
    when = format_dt(change.changed_at, "R")
    if change.field == "movie added":
        return f"{when} {who} added the film **{plain(after)}**"
    if change.field == "movie removed":
        return f"{when} {who} removed the film **{plain(before)}**"
    if not change.field.endswith("channel_id"):
        before, after = plain(before), plain(after)
    return f"{when} {who} changed **{plain(name)}**: {before} → {after}"


def log_card(lines: Sequence[str], page: int, pages: int) -> discord.Embed:
    """Return one page of the log."""
    text = "\n".join(lines) or "Nothing has been changed yet."
    embed = discord.Embed(
        title="Who changed what", description=clip(text, EMBED_DESCRIPTION), colour=COLOUR
    )
    return embed.set_footer(text=f"Page {page + 1} of {pages}") if pages > 1 else embed


def log_view(page: int, pages: int, user_id: int) -> discord.ui.View | None:
    """Return the buttons that turn the pages of the log."""
    if pages <= 1:
        return None
    return view(
        [
            button("Newer", LOG_PAGE, page - 1, user_id, disabled=page == 0),
            button("Older", LOG_PAGE, page + 1, user_id, disabled=page + 1 >= pages),
        ]
    )


def parts(embed: discord.Embed, buttons: discord.ui.View | None) -> Mapping[str, Any]:
    """Return what to send, without a view where there is none."""
    return {"embed": embed} if buttons is None else {"embed": embed, "view": buttons}
