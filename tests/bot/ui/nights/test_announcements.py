"""After a crash the bot knows again what it had sent: each announcement by what it says."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import get_args
from unittest.mock import Mock

import discord

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
)
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.shortlist import ShortlistFilm
from bot.ui.layout import layout_of
from bot.ui.message import Message
from bot.ui.nights.announcements import MENTIONS_PER_MESSAGE, announcement_message, is_same
from bot.ui.nights.card import NightDetails, replaced_card
from recommender import Movie
from tests.sent_layout import sent_layout

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MOVIES = {6: Movie(6, "7 Umbrellas (1988)", "7 Umbrellas", 1988, ("Comedy",))}
# Each announcement with the state in which a night makes it, and whether its film is known then.
ALL: list[tuple[Announcement, NightState, bool]] = [
    (PlanCard(), NightState.PLANNED, False),
    (VoteCard(1), NightState.VOTING, False),
    (PollMessage(1), NightState.VOTING, False),
    (ResultCard(1), NightState.DECIDED, True),
    (Reminder(0), NightState.DECIDED, True),
    (Reminder(0, 2), NightState.DECIDED, True),
    (StartMessage(0), NightState.STARTED, True),
    (ClosingQuestion(), NightState.ASKED, True),
    (ChannelGone(), NightState.CANCELLED, True),
]


def night(state: NightState, *, has_film: bool, vote_round: int = 0) -> Night:
    return Night(
        night_id=1,
        guild_id=1,
        number=1,
        channel_id=1,
        host_id=1,
        state=state,
        starts_at=NOW + timedelta(days=1),
        ends_at=NOW + timedelta(days=1, hours=2),
        planned_at=NOW,
        movie_id=6 if has_film else None,
        ballot=BallotKind.APPROVAL,
        vote_round=vote_round,
        closes_at=NOW + timedelta(hours=5),
    )


def said(announcement: Announcement, state: NightState, *, has_film: bool) -> Message:
    people = tuple(range(1, MENTIONS_PER_MESSAGE + 5))
    films = [ShortlistFilm(6, 0.5, {})]
    vote_round = getattr(announcement, "vote_round", 0)
    details = NightDetails(
        night(state, has_film=has_film, vote_round=vote_round),
        coming=people,
        films=films,
        movies=MOVIES,
    )
    message = announcement_message(details, announcement, (), NOW)
    assert message is not None
    return message


def sent(message: Message) -> discord.Message:
    """Stand for the message as Discord gives it back."""
    if message.card is not None:
        return sent_layout(layout_of(message.content, message.card, message.view))
    embeds = [message.embed] if message.embed else []
    return Mock(
        discord.Message,
        content=message.content or "",
        embeds=embeds,
        poll=message.poll,
        flags=discord.MessageFlags(),
    )


def test_every_kind_of_announcement_is_looked_at_here() -> None:
    assert {type(what) for what, *_ in ALL} == {*get_args(Announcement)}


def test_each_announcement_is_known_again_and_taken_for_no_other() -> None:
    messages = [said(what, state, has_film=has_film) for what, state, has_film in ALL]
    for message in messages:
        assert is_same(sent(message), message)
    for one, other in permutations(messages, 2):
        assert not is_same(sent(one), other)


def test_a_card_that_another_one_has_replaced_is_not_the_one_to_look_for() -> None:
    card = said(PlanCard(), NightState.PLANNED, has_film=False)
    left = replaced_card(night(NightState.PLANNED, has_film=False), "https://example.org")
    assert not is_same(sent(left), card)
