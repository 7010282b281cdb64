"""What a night announces besides its card: reminder, start, and the question afterwards."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

import discord
from discord import ButtonStyle

from bot.domain.nights.announcements import (
    Announcement,
    ChannelGone,
    ClosingQuestion,
    PlanCard,
    PollMessage,
    Reminder,
    ResultCard,
    StartMessage,
    VoteCard,
    card_of,
)
from bot.domain.nights.night import OPEN, Night, NightState
from bot.messages.nights import announcements as words
from bot.messages.nights.card import where
from bot.messages.nights.words import bold_film, film_label, mention, missed_button, role
from bot.messages.wording import clip
from bot.ui.components import button, view
from bot.ui.facts import poster, sources
from bot.ui.layout import Block, Card, read_card
from bot.ui.limits import MAX_POLL, POLL_ANSWER, check_poll
from bot.ui.message import Message
from bot.ui.nights.card import COLOURS, NightDetails, card

LIKED, DISLIKED, MISSED = "night-liked", "night-disliked", "night-missed"
# This many mentions fit into one message, and into what Discord lets one message ping.
MENTIONS_PER_MESSAGE = 80


def announcement_message(
    shown: NightDetails, announcement: Announcement, notes: Sequence[str], now: datetime
) -> Message | None:
    """Return the message of an announcement; None where it is too late or for nobody."""
    night = shown.night
    match announcement:
        case PlanCard() | VoteCard() | ResultCard():
            if announcement != card_of(night) or night.state not in OPEN:
                return None
            return _calling(shown) if announcement == PlanCard() else card(shown)
        case PollMessage(vote_round):
            is_open = night.state is NightState.VOTING and night.vote_round == vote_round
            return poll(shown, now) if is_open else None
        case Reminder():
            return reminder(shown, announcement, notes, now)
        case StartMessage():
            return start(shown, notes) if now < night.ends_at else None
        case ClosingQuestion():
            return closing_question(shown, notes) if night.state is NightState.ASKED else None
        case ChannelGone():
            return channel_gone(shown)
        case _:
            assert_never(announcement)


def _calling(shown: NightDetails) -> Message:
    """Return the first card of a night; one that repeats pings the role that managers chose."""
    said = card(shown)
    if shown.night.series_id is None or shown.role_id is None:
        return said
    return replace(said, content=role(shown.role_id), pinged_roles=(shown.role_id,))


def without_role(said: Message) -> Message:
    """Return a message as it answers a member, whose plan pings no role."""
    return replace(said, content=None, pinged_roles=()) if said.pinged_roles else said


def reminder(
    shown: NightDetails, announcement: Reminder, notes: Sequence[str], now: datetime
) -> Message | None:
    """Remind those who are in, and ping only them; None where it is too late or nobody is left."""
    night, start = shown.night, (announcement.part - 1) * MENTIONS_PER_MESSAGE
    pinged = tuple(shown.coming[start : start + MENTIONS_PER_MESSAGE])
    if not pinged or now >= night.starts_at:
        return None
    text = words.reminder(night.number, _film(shown), night.starts_at)
    return Message(
        " ".join(map(mention, pinged)),
        card=_card(shown, words.reminder_title(night.number), [text, *_place(night), *notes]),
        pinged=pinged,
    )


def start(shown: NightDetails, notes: Sequence[str]) -> Message:
    """Announce that the night begins."""
    night = shown.night
    text = words.start(_film(shown), night.state)
    lines = [text, *_place(night), *notes]
    return Message(card=_card(shown, words.start_title(night.number), lines))


def closing_question(shown: NightDetails, notes: Sequence[str]) -> Message:
    """Ask those who were in how they liked it."""
    night = shown.night
    text = words.question(bold_film(shown.movies, night.movie_id or 0))
    buttons = [
        button(words.liked_button(), LIKED, night.night_id, style=ButtonStyle.success),
        button(words.disliked_button(), DISLIKED, night.night_id),
        button(missed_button(), MISSED, night.night_id),
    ]
    asked = _card(shown, words.question_title(night.number), [text, *notes])
    return Message(card=asked, view=view(buttons))


def channel_gone(shown: NightDetails) -> Message:
    """Tell who was in that a night is cancelled; nobody is pinged for that."""
    who = " ".join(map(mention, shown.coming[:MENTIONS_PER_MESSAGE]))
    text = words.channel_gone(shown.night.number, shown.night.starts_at)
    return Message(f"{who}\n{text}".strip())


def poll(shown: NightDetails, now: datetime) -> Message:
    """Return Discord's own poll about the shortlist; it is closed when the vote is."""
    question = words.poll_question(shown.night.number)
    closes_at = shown.night.closes_at or shown.night.starts_at
    hours = max(1, math.ceil((closes_at - now) / timedelta(hours=1)))
    duration = min(timedelta(hours=hours), MAX_POLL)
    answers = [
        clip(f"{place}. {film_label(shown.movies, film.movie_id)}", POLL_ANSWER)
        for place, film in enumerate(shown.films, start=1)
    ]
    check_poll(question, answers, duration)
    built = discord.Poll(question, duration, multiple=True)
    for answer in answers:
        built.add_answer(text=answer)
    return Message(poll=built)


def is_same(found: discord.Message, said: Message) -> bool:
    """Whether a message in a channel is one that was to be sent: what changes is not compared."""
    if said.poll is not None:
        return found.poll is not None and found.poll.question == said.poll.question
    text, card = read_card(found)
    if (text or "") != (said.content or ""):
        return False
    title = said.card.title if said.card else said.embed.title if said.embed else None
    return title is None or (card is not None and card.title == title)


def _film(shown: NightDetails) -> str | None:
    movie_id = shown.night.movie_id
    return bold_film(shown.movies, movie_id) if movie_id is not None else None


def _place(night: Night) -> list[str]:
    place = where(night)
    return [place] if place else []


def _card(shown: NightDetails, title: str, lines: Sequence[str]) -> Card:
    """Return what is said of a night, beside the poster of its film."""
    movie = shown.movies.get(shown.night.movie_id or 0)
    about = Block("\n".join(lines), poster(movie, shown.known) if movie else None)
    known_of = [movie] if movie else []
    return Card(title, (about,), sources(known_of, shown.known), COLOURS[NightState.STARTED])
