"""What a night announces besides its card: reminder, start, and the question afterwards."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never

import discord
from discord import ButtonStyle
from discord.utils import format_dt

from bot.domain.nights.announcements import (
    Announcement,
    ClosingQuestion,
    PlanCard,
    PollMessage,
    Reminder,
    ResultCard,
    StartMessage,
    VoteCard,
)
from bot.domain.nights.night import Night, NightState
from bot.messages.wording import bold, clip, plain
from bot.ui.components import button, view
from bot.ui.limits import POLL_ANSWER, POLL_LONGEST, check_poll
from bot.ui.message import Message
from bot.ui.nights.card import COLOURS, NightView, card_footer, card_message, footer
from bot.ui.nights.words import label, mention

LIKED, DISLIKED, MISSED = "night-liked", "night-disliked", "night-missed"
# So many mentions fit into one message, and into what Discord lets one message ping.
MENTIONS_PER_MESSAGE = 80


def announcement_message(
    shown: NightView, announcement: Announcement, notes: Sequence[str], now: datetime
) -> Message | None:
    """Return the message of an announcement; None where it is too late or for nobody."""
    match announcement:
        case PlanCard() | VoteCard() | ResultCard():
            return card_message(shown)
        case PollMessage():
            return poll(shown, now)
        case Reminder():
            return reminder(shown, announcement, notes, now)
        case StartMessage():
            return start(shown, announcement, notes)
        case ClosingQuestion():
            return closing_question(shown, announcement, notes)
        case _:
            assert_never(announcement)


def notice_footer(night: Night, announcement: Announcement) -> str:
    """Return the footer by which an announcement is known again after a crash."""
    match announcement:
        case PlanCard() | VoteCard() | ResultCard():
            return card_footer(night, announcement)
        case PollMessage(vote_round):
            return footer(night, f"poll {vote_round}")
        case Reminder(_, 1):
            return footer(night, "reminder")
        case Reminder(_, part):
            return footer(night, f"reminder {part}")
        case StartMessage():
            return footer(night, "start")
        case ClosingQuestion():
            return footer(night, "asked")
        case _:
            assert_never(announcement)


def reminder(
    shown: NightView, announcement: Reminder, notes: Sequence[str], now: datetime
) -> Message | None:
    """Remind those who are in, and ping only them; None where it is too late or nobody is left."""
    start = (announcement.part - 1) * MENTIONS_PER_MESSAGE
    pinged = shown.coming[start : start + MENTIONS_PER_MESSAGE]
    if not pinged or now >= shown.night.starts_at:
        return None
    film = _film(shown)
    text = f"{film} starts {format_dt(shown.night.starts_at, 'R')}{_where(shown.night)}."
    return Message(
        " ".join(map(mention, pinged)),
        _embed(shown, announcement, "Reminder", [text, *notes]),
        pinged=tuple(pinged),
    )


def start(shown: NightView, announcement: StartMessage, notes: Sequence[str]) -> Message:
    """Announce that the night begins."""
    night = shown.night
    when = format_dt(night.starts_at, "t")
    if night.movie_id is not None:
        text = f"{_film(shown)} starts now ({when}){_where(night)}. Enjoy!"
    elif night.state is NightState.VOTING:
        text = f"The night begins ({when}){_where(night)}, and the vote is still open: be quick."
    else:
        text = (
            f"The night begins ({when}){_where(night)}, but no film has been chosen. Press "
            "**Start the vote** on the card, or `night vote`."
        )
    return Message(embed=_embed(shown, announcement, f"Movie night {night.number}", [text, *notes]))


def closing_question(
    shown: NightView, announcement: ClosingQuestion, notes: Sequence[str]
) -> Message:
    """Ask those who were in how they liked it."""
    night = shown.night
    text = (
        f"Did you like {_film(shown)}? Your answer becomes a like or a dislike of yours. Everybody "
        "who was in is marked as having seen it; say so if you were not there."
    )
    buttons = view(
        [
            button("I liked it", LIKED, night.night_id, style=ButtonStyle.success),
            button("Not for me", DISLIKED, night.night_id),
            button("I was not there", MISSED, night.night_id),
        ]
    )
    return Message(
        embed=_embed(shown, announcement, "Did you like it?", [text, *notes]), view=buttons
    )


def poll(shown: NightView, now: datetime) -> Message:
    """Return Discord's own poll about the shortlist; it is closed when the vote is."""
    question = f"Movie night {shown.night.number}: what would you watch?"
    closes_at = shown.night.closes_at or shown.night.starts_at
    hours = max(1, math.ceil((closes_at - now) / timedelta(hours=1)))
    duration = min(timedelta(hours=hours), POLL_LONGEST)
    answers = [
        clip(f"{place}. {label(shown.movies, film.movie_id)}", POLL_ANSWER)
        for place, film in enumerate(shown.films, start=1)
    ]
    check_poll(question, answers, duration)
    built = discord.Poll(question, duration, multiple=True)
    for answer in answers:
        built.add_answer(text=answer)
    return Message(poll=built)


def _film(shown: NightView) -> str:
    movie_id = shown.night.movie_id
    if movie_id is None:
        return f"Movie night {shown.night.number}"
    return bold(shown.movies[movie_id].label) if movie_id in shown.movies else f"Film {movie_id}"


def _where(night: Night) -> str:
    if night.voice_channel_id:
        return f" in <#{night.voice_channel_id}>"
    return f" at {plain(night.place)}" if night.place else ""


def _embed(
    shown: NightView, announcement: Announcement, title: str, lines: Sequence[str]
) -> discord.Embed:
    embed = discord.Embed(
        title=title, description="\n".join(lines), colour=COLOURS[NightState.STARTED]
    )
    return embed.set_footer(text=notice_footer(shown.night, announcement))
