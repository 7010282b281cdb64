"""A server whose bot is upgraded: what an earlier version stored and said is still there.

The fixtures are what the release before wrote while four members and eighty guests used it for a
week, and what its bot had said in the channel; then it was killed.
"""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from simcord import MemberActor, ResponseMessage

from bot.demo import internals
from bot.demo.controls import BUTTON, buttons, walk
from bot.demo.simulated_server import SimulatedServer, open_server
from bot.domain.access import OutdatedItemError
from bot.domain.nights.announcements import (
    ClosingQuestion,
    PlanCard,
    PollMessage,
    Reminder,
    ResultCard,
    StartMessage,
    VoteCard,
)
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.night import NightState
from bot.domain.nights.verdict import Verdict
from bot.domain.runs.problems import BotStopped, Cancelled, Refused
from bot.domain.timers import NIGHT_TIMER
from bot.messages.errors.access import outdated
from bot.settings import Settings
from tests.earlier_store import FIXTURES, restore
from tests.journeys.conversation import answer, heard, press, tell

KILLED_AT = datetime(2026, 3, 9, 19, 30, 5, tzinfo=UTC)
CHANNEL = "server_0006_channel.json"
STATES = ["finished", "cancelled", "asked", "started", "voting", "planned", "counting", "decided"]
OPEN_VOTE, DOUBTFUL = 5, 9
# Buttons of the earlier version that nobody had in the channel; the person's id comes last.
OTHER_BUTTONS = (
    "config-log:1:{}",
    "forget::{}",
    "keep::{}",
    "night-history:0",
    "night-really-cancel:6",
    "quiz-dislike:30.1.0:{}",
    "quiz-like:30.1.0:{}",
    "quiz-stop:30.1.0:{}",
    "quiz-unseen:30.1.0:{}",
    "retrain-cancel:",
    "setup-keep:time_zone:{}",
    "tastes:liked.0:{}",
    "training:off:{}",
)


def bring_back_channel(server: SimulatedServer) -> None:
    for message in json.loads((FIXTURES / CHANNEL).read_text("utf-8")):
        internals.restore(server.env, message)


@pytest.fixture
def earlier_settings(server_settings: Settings) -> Settings:
    """The owner's settings, with the store as the earlier version left it."""
    store = server_settings.data_directory / "matinee.sqlite3"
    store.unlink()
    restore("server_0006.sql", store)
    return server_settings


@pytest.fixture
async def upgraded(earlier_settings: Settings) -> AsyncIterator[SimulatedServer]:
    """The server with the bot of this version, started on what the earlier one left."""
    async with open_server(earlier_settings, KILLED_AT, bring_back_channel) as opened:
        yield opened


async def test_everything_that_was_stored_is_read(earlier_settings: Settings) -> None:
    server = SimulatedServer(earlier_settings)
    await server.build(KILLED_AT)
    try:
        store = server.services.store
        nights = [await store.nights.get(number) for number in range(1, 10)]
        assert [each.night.state for each in nights] == [*map(NightState, STATES), "planned"]
        announced = {notice.announcement for night in nights for notice in night.notices}
        assert announced >= {
            PlanCard(),
            VoteCard(2),
            ResultCard(1),
            PollMessage(1),
            Reminder(1772650800),
            Reminder(1772650800, part=2),
            StartMessage(1772650800),
            ClosingQuestion(),
        }
        full, scored, voting = nights[0], nights[2], nights[OPEN_VOTE - 1]
        verdicts = {each.user_id: each.verdict for each in full.attendees if each.verdict}
        assert verdicts == {
            server.ana.id: Verdict.LIKED,
            server.ben.id: Verdict.DISLIKED,
            server.chloe.id: Verdict.MISSED,
        }
        assert len(full.attendees) == 84
        assert scored.outcome is not None
        assert (scored.outcome.winner, scored.night.ballot) == (30, BallotKind.SCORE)
        assert scored.declined == (server.chloe.id,)
        assert voting.night.ballot is BallotKind.RANKED
        assert (voting.turnout.coming, voting.turnout.begun, voting.turnout.done) == (4, 3, 2)
        assert [film.movie_id for film in voting.films] == [25, 45, 55, 155]
        assert nights[5].night.place == "the old cinema"

        past = await store.nights.history.past_votes(server.guild.id)
        assert [vote.night_id for vote in past] == [1, 3]
        ids = [str(night_id) for night_id in range(1, 100)]
        assert sum([await store.timers.exists(NIGHT_TIMER, night_id) for night_id in ids]) == 7
        settings = await store.guilds.get(server.guild.id)
        assert (settings.time_zone, settings.shortlist_size) == ("Europe/Berlin", 4)
        assert (await store.people.get(server.ana.id)).adventure == 0.75
        added = {each.movie.label: each.removed for each in await store.added_movies.all()}
        assert added == {"Invented Later (2026)": False, "Invented By Mistake (2025)": True}
        assert [each.message_id for each in await store.run_messages.untold()]
        runs = [run.problem for run in await store.runs.recent()][::-1]
        assert [type(problem) for problem in runs] == [type(None), Refused, Cancelled, BotStopped]
        for member in server.members.values():
            exported = await store.personal.export(member.id)
            assert exported["tastes"]
            assert exported["night_people"]
    finally:
        await server.stop()


async def test_people_find_what_they_knew(upgraded: SimulatedServer) -> None:
    server = upgraded
    history = await tell(server, server.ben, "!night history")
    for film in ("Crooked Harbour (1980)", "Amber Postman (1965)"):
        assert film in history
    assert "the old cinema" in await tell(server, server.ben, "!night show 6")
    assert "Marmalade & Gunpowder (1999)" in await tell(server, server.ben, "!night show 8")
    likes = await tell(server, server.ana, "!likes")
    for film in ("Marmalade & Gunpowder (1999)", "Invented Later (2026)", "Keeper (2003)"):
        assert film in likes
    schedule = await tell(server, server.you, "!schedule")
    assert "400 likes" in schedule
    assert "Europe/Berlin" in schedule
    runs = await tell(server, server.you, "!model history")
    assert "only 61 films to 24 different people" in runs
    await tell(server, server.ana, "!recommend")
    assert "For ana" in heard(server)


async def test_an_open_vote_goes_on_to_the_end(upgraded: SimulatedServer) -> None:
    server = upgraded
    nights = server.services.store.nights
    before = await nights.get(OPEN_VOTE)
    await _press(server, "ben", f"matinee:ballot-mark:{OPEN_VOTE}.45.2")
    await _press(server, "ben", f"matinee:ballot-done:{OPEN_VOTE}")
    after = await nights.get(OPEN_VOTE)
    assert [dict(each.ballot.marks) for each in after.ballots][-1] == {25: 1, 45: 2}
    assert after.turnout.done == before.turnout.done + 1
    # She is the last whose ballot was waited for.
    await _press(server, "chloe", f"matinee:night-out:{OPEN_VOTE}")
    decided = (await nights.get(OPEN_VOTE)).night
    assert (decided.state, decided.movie_id) == (NightState.DECIDED, 25)

    await server.let_pass((decided.ends_at - server.clock.now()).total_seconds() + 1)
    assert (await nights.get(OPEN_VOTE)).night.state is NightState.ASKED
    await press(server, server.ana, "I liked it")
    assert 25 in (await server.services.store.tastes.profile(server.ana.id)).likes


async def test_what_the_kill_interrupted_is_done(upgraded: SimulatedServer) -> None:
    server = upgraded
    counted = await server.services.store.nights.get(7)
    assert (counted.night.state, counted.night.movie_id) == (NightState.DECIDED, 95)
    doubtful = await server.services.store.nights.get(DOUBTFUL)
    assert [notice.was_sent for notice in doubtful.notices] == [True]
    assert doubtful.night.card_message_id is not None


async def test_every_button_of_the_earlier_version_is_answered(upgraded: SimulatedServer) -> None:
    server = upgraded
    pressed = 0
    for kept in json.loads((FIXTURES / CHANNEL).read_text("utf-8")):
        for found in [each for each in walk(kept["components"]) if each.get("custom_id")]:
            message = server.env.backend.messages[kept["channel_id"]][kept["id"]]
            message.components = kept["components"]  # as they were before the last press
            who, shown = _owner(server, found["custom_id"]), ResponseMessage(server.env, message)
            if "options" in found:
                value = found["options"][0]["value"]
                result = await who.select(shown, [value], custom_id=found["custom_id"])
            else:
                result = await who.click(shown, custom_id=found["custom_id"])
            assert result.acknowledged, found["custom_id"]
            assert outdated(OutdatedItemError("")) not in answer(result), found["custom_id"]
            pressed += 1
    assert pressed == 98


async def test_so_is_every_other_button_of_it(upgraded: SimulatedServer) -> None:
    server = upgraded
    for data in OTHER_BUTTONS:
        message = server.messages()[0]
        custom_id = f"matinee:{data.format(server.you.id)}"
        button = {"type": BUTTON, "style": 2, "label": "Earlier", "custom_id": custom_id}
        message.components = [{"type": 1, "components": [button]}]
        result = await server.you.click(ResponseMessage(server.env, message), custom_id=custom_id)
        assert result.acknowledged, data
        assert outdated(OutdatedItemError("")) not in answer(result), data


async def _press(server: SimulatedServer, who: str, custom_id: str) -> None:
    """Press the newest button of the earlier version that has this custom id."""
    for message in reversed(server.messages()):
        if any(found.custom_id == custom_id for found in buttons(message)):
            shown = ResponseMessage(server.env, message)
            await server.members[who].click(shown, custom_id=custom_id)
            return
    raise AssertionError(f"no button has {custom_id}")


def _owner(server: SimulatedServer, custom_id: str) -> MemberActor:
    """Return who may press a button: the person it names, else who manages the server."""
    last = custom_id.rpartition(":")[2]
    named = (each for each in server.members.values() if str(each.id) == last)
    return next(named, server.you)
