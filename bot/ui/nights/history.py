"""Open nights, past nights and figures in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

import discord
from discord.utils import format_dt

from bot.domain.nights.history import HistoryPage, NightFigures, PastNight
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.verdict import Verdict
from bot.messages.nights import history as words
from bot.messages.nights.words import bold_film, film
from bot.messages.wording import clip, page_of
from bot.ui.components import button, view
from bot.ui.limits import FIELD_NAME
from bot.ui.message import Message
from recommender import Movie

HISTORY = "night-history"
PICTURE = "nights.png"
MAX_NAMED = 3


def open_nights(nights: Sequence[Night], movies: Mapping[int, Movie]) -> Message:
    """List the nights that are planned."""
    lines = [_open_night(night, movies) for night in nights]
    text = "\n".join(lines) or words.none_planned()
    return Message(embed=discord.Embed(title=words.open_title(), description=text))


def _open_night(night: Night, movies: Mapping[int, Movie]) -> str:
    parts = [f"**{night.number}.** {format_dt(night.starts_at, 'F')}"]
    if night.movie_id is None:
        parts.append(words.state(night.state))
    else:
        parts.append(bold_film(movies, night.movie_id))
    if night.card_message_id:
        place = f"{night.guild_id}/{night.channel_id}/{night.card_message_id}"
        parts.append(words.card_link(f"https://discord.com/channels/{place}"))
    return " · ".join(parts)


def history(found: HistoryPage, movies: Mapping[int, Movie]) -> Message:
    """Show one page of past nights, and buttons where there are more."""
    embed = discord.Embed(title=words.past_title())
    if not found.nights:
        embed.description = words.none_past()
    for past in found.nights:
        embed.add_field(name=_heading(past, movies), value=_told(past), inline=False)
    if found.pages < 2:
        return Message(embed=embed)
    embed.set_footer(text=page_of(found.page + 1, found.pages))
    return Message(embed=embed, view=_turning(found))


def _turning(found: HistoryPage) -> discord.ui.View:
    first, last = found.page == 0, found.page + 1 >= found.pages
    return view(
        [
            button(words.newer_button(), HISTORY, found.page - 1, disabled=first),
            button(words.older_button(), HISTORY, found.page + 1, disabled=last),
        ]
    )


def stats(figures: NightFigures, genres: Counter[str], picture: discord.File) -> Message:
    """Show the picture, and the figures in words for those who do not see it."""
    embed = discord.Embed(title=words.stats_title(), description=_figures(figures, genres))
    return Message(embed=embed.set_image(url=f"attachment://{PICTURE}"), file=picture)


def _figures(figures: NightFigures, genres: Counter[str]) -> str:
    held = words.nights_held(len(figures.watched))
    if figures.cancelled:
        held = f"{held} {words.nights_cancelled(figures.cancelled)}"
    lines = [held, words.answers(figures.liked, figures.disliked)]
    if hosts := figures.hosts.most_common(MAX_NAMED):
        lines.append(words.most_hosted(hosts))
    if genres:
        lines.append(words.most_watched(genres.most_common(MAX_NAMED)))
    return "\n".join(lines)


def _heading(past: PastNight, movies: Mapping[int, Movie]) -> str:
    night = past.night
    if night.state is NightState.CANCELLED:
        what = words.cancelled()
    elif night.movie_id is None:
        what = words.no_film()
    else:
        what = film(movies, night.movie_id)
    return clip(f"{night.number}. {what}", FIELD_NAME)


def _told(past: PastNight) -> str:
    night = past.night
    line = words.held(night.starts_at, night.host_id, past.coming)
    liked, disliked = (past.verdicts.get(v, 0) for v in (Verdict.LIKED, Verdict.DISLIKED))
    return f"{line}\n{words.verdicts(liked, disliked)}" if liked or disliked else line
