"""Every announcement is stored as text and read back as what it was."""

import dataclasses
from typing import get_args

import pytest

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
    read_announcement,
    stored_form,
)
from bot.store.nights.tables import night_notices

# Written by earlier versions.
STORED = {
    "plan": PlanCard(),
    "ballot-2": VoteCard(2),
    "result-2": ResultCard(2),
    "poll-12": PollMessage(12),
    "reminder-1795204800": Reminder(1795204800),
    "reminder-1795204800.2": Reminder(1795204800, 2),
    "start-1795204800": StartMessage(1795204800),
    "asked": ClosingQuestion(),
    "gone": ChannelGone(),
}


@pytest.mark.parametrize("kind", get_args(Announcement))
@pytest.mark.parametrize("number", [1, 2, 30, 4102444800])
def test_what_is_stored_is_read_back_and_fits(kind: type[Announcement], number: int) -> None:
    announcement = kind(*(number for _ in dataclasses.fields(kind)))
    stored = stored_form(announcement)
    assert read_announcement(stored) == announcement
    assert len(stored) <= (night_notices.c.name.type.length or 0)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("stored", "announcement"), STORED.items())
def test_what_earlier_versions_stored_is_understood(
    stored: str, announcement: Announcement
) -> None:
    assert read_announcement(stored) == announcement
    assert stored_form(announcement) == stored


@pytest.mark.parametrize(
    "stored", ["", "plan-1", "ballot", "ballot-x", "ballot-1.2", "reminder-", "party-1", "start--1"]
)
def test_what_is_no_announcement_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match="no announcement"):
        read_announcement(stored)
