"""Open nights, past nights and figures in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

import discord
from discord.utils import format_dt

from bot.domain.nights.history import HistoryPage, NightFigures, PastNight
from bot.domain.nights.night import Night, NightState
from bot.messages.wording import counted, listed, plain
from bot.ui.components import button, view
from bot.ui.nights.words import STATES, label, mention
from recommender import Movie

HISTORY = "night-history"


def open_nights(nights: Sequence[Night], movies: Mapping[int, Movie], prefix: str) -> discord.Embed:
    """Return the list of the nights that are planned."""
    lines = [_open_night(night, movies) for night in nights]
    nothing = f"No movie night is planned. `{prefix}night plan friday 20:00` plans one."
    return discord.Embed(title="Movie nights", description="\n".join(lines) or nothing)


def _open_night(night: Night, movies: Mapping[int, Movie]) -> str:
    if night.movie_id is None:
        what = STATES[night.state]
    else:
        what = f"**{plain(label(movies, night.movie_id))}**"
    card = f"https://discord.com/channels/{night.guild_id}/{night.channel_id}"
    link = f" · [card]({card}/{night.card_message_id})" if night.card_message_id else ""
    return f"**{night.number}.** {format_dt(night.starts_at, 'F')} · {what}{link}"


def history_embed(found: HistoryPage, movies: Mapping[int, Movie]) -> discord.Embed:
    """Return one page of past nights."""
    embed = discord.Embed(title="Past movie nights")
    if not found.nights:
        embed.description = "None yet."
    for past in found.nights:
        embed.add_field(name=_heading(past, movies), value=_told(past), inline=False)
    return embed.set_footer(text=f"Page {found.page + 1} of {found.pages}")


def history_view(found: HistoryPage) -> discord.ui.View:
    """Return the buttons that turn pages."""
    return view(
        [
            button("Newer", HISTORY, found.page - 1, disabled=found.page == 0),
            button("Older", HISTORY, found.page + 1, disabled=found.page + 1 >= found.pages),
        ]
    )


def stats_text(figures: NightFigures, genres: Counter[str]) -> str:
    """Return the figures in words, for those who do not see the picture."""
    lines = [
        f"{counted(len(figures.watched), 'night')} held, {figures.cancelled} cancelled.",
        f"Afterwards {counted(figures.liked, 'like')} and {counted(figures.disliked, 'dislike')}.",
    ]
    hosts = figures.hosts.most_common(3)
    if hosts:
        lines.append(f"Most nights hosted: {listed(f'{mention(u)} {n}' for u, n in hosts)}.")
    if genres:
        top = listed(f"{genre} {n}" for genre, n in genres.most_common(3))
        lines.append(f"Most watched: {top}.")
    return "\n".join(lines)


def _heading(past: PastNight, movies: Mapping[int, Movie]) -> str:
    night = past.night
    if night.state is NightState.CANCELLED:
        what = "cancelled"
    elif night.movie_id is None:
        what = "no film"
    else:
        what = plain(label(movies, night.movie_id))
    return f"{night.number}. {what}"[:256]


def _told(past: PastNight) -> str:
    night = past.night
    host = f"hosted by {mention(night.host_id)}" if night.host_id else "its host is gone"
    line = f"{format_dt(night.starts_at, 'D')}, {host}, {past.coming} in"
    liked, disliked = past.verdicts.get("liked", 0), past.verdicts.get("disliked", 0)
    return f"{line}\n{liked} liked it, {disliked} did not" if liked or disliked else line
