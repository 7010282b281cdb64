"""Nights that come again, with what can be skipped and ended."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ButtonStyle, SelectOption

from bot.domain.nights.series import NightSeries
from bot.domain.settings.guild import GuildSettings
from bot.messages.nights import series as words
from bot.ui.components import Item, button, menu, option, view
from bot.ui.message import Message

SKIP, END, REALLY_END = "series-skip", "series-end", "series-really-end"


def series_list(found: Sequence[NightSeries], now: datetime, settings: GuildSettings) -> Message:
    """Show the series of a server and their next dates."""
    if not found:
        return Message(embed=discord.Embed(title=words.title(), description=words.none()))
    zone = settings.time_zone
    lines = [_line(place, each, now, zone) for place, each in enumerate(found, 1)]
    embed = discord.Embed(title=words.title(), description="\n".join([*lines, words.posted_ones()]))
    dates = [
        each for place, series in enumerate(found, 1) for each in _dates(place, series, now, zone)
    ]
    items: list[Item] = [menu(words.choose_date(), dates, SKIP, row=0)]
    items += [
        button(words.end_button(place), END, each.series_id, row=1)
        for place, each in enumerate(found, 1)
    ]
    return Message(embed=embed, view=view(items))


def end_question(series: NightSeries) -> Message:
    """Ask whether to end a series."""
    label = words.really_end_button()
    yes = button(label, REALLY_END, series.series_id, style=ButtonStyle.danger)
    return Message(words.end_question(series.rhythm.weeks), view=view([yes]))


def _line(place: int, series: NightSeries, now: datetime, zone: str) -> str:
    rhythm, next_day = series.rhythm, series.to_make(now, zone)
    at = rhythm.starts_at(next_day, zone)
    facts = [words.line(place, rhythm.weeks, at, series.channel_id)]
    if series.host_id:
        facts.append(words.host(series.host_id))
    if skipped := [day for day in series.coming(now, zone) if day in series.skipped]:
        dates = [words.date_option(rhythm.starts_at(day, zone), zone) for day in skipped]
        facts.append(words.skipped(dates))
    return " · ".join(facts)


def _dates(place: int, series: NightSeries, now: datetime, zone: str) -> list[SelectOption]:
    return [
        option(
            words.date_option(series.rhythm.starts_at(day, zone), zone),
            f"{series.series_id}.{day.isoformat()}",
            words.date_state(place, skipped=day in series.skipped),
        )
        for day in series.coming(now, zone)
    ]
