"""Journeys: a time that may mean several moments is asked about, and each has its button."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.night import Night
from tests.burst import press_at_once
from tests.journeys.conversation import (
    answer,
    custom_ids,
    heard,
    labels,
    last,
    press,
    said,
    tell,
)


async def nights(server: SimulatedServer) -> list[Night]:
    return await server.services.store.nights.open_in(server.guild.id)


async def asked(server: SimulatedServer, text: str = "night plan 3/4 20:00 7 umbrellas") -> str:
    told = await tell(server, server.ana, f"!{text}")
    assert "Does" in told
    assert len(labels(last(server))) == 2
    return told


def button(server: SimulatedServer, words: str) -> str:
    return next(label for label in labels(last(server)) if words in label)


async def test_a_night_is_planned_at_the_moment_that_was_chosen(server: SimulatedServer) -> None:
    assert (await asked(server)).count("<t:") == 2
    assert not await nights(server)
    label = button(server, "3 Apr")
    await server.restart()
    assert "somebody else" in answer(await press(server, server.ben, label))
    await press(server, server.ana, label)
    (night,) = await nights(server)
    assert (night.starts_at.month, night.starts_at.day, night.starts_at.hour) == (4, 3, 20)
    assert (night.host_id, night.movie_id) == (server.ana.id, 6)
    assert not any("Apr" in label for message in said(server) for label in labels(message))


async def test_presses_at_the_same_time_plan_one_night(server: SimulatedServer) -> None:
    await asked(server)
    question = last(server)
    presses = [
        (server.ana, server.channel.id, question.id, each) for each in custom_ids(question) * 2
    ]
    await press_at_once(server.env, presses)
    assert len(await nights(server)) == 1


async def test_an_answer_that_comes_late_is_told_so(server: SimulatedServer) -> None:
    await asked(server)
    label = button(server, "3 Apr")
    await server.env.advance_time(timedelta(days=2).total_seconds())
    assert "too long ago" in answer(await press(server, server.ana, label))
    assert not await nights(server)


async def test_what_was_assumed_is_said_when_the_question_is_answered(
    server: SimulatedServer,
) -> None:
    await asked(server, "night plan 3/4 marmalade")
    told = answer(await press(server, server.ana, button(server, "4 Mar")))
    assert "You gave no time of day" in told or "You gave no time of day" in heard(server)


@pytest.mark.parametrize("by_slash", [False, True])
async def test_a_night_is_moved_to_the_moment_that_was_chosen(
    server: SimulatedServer, *, by_slash: bool
) -> None:
    await tell(server, server.ana, "!night plan tomorrow 20:00")
    if by_slash:
        await server.ana.slash(server.channel, "night change", when="3/4 21:00")
    else:
        await tell(server, server.ana, "!night change 3/4 21:00")
    await press(server, server.ana, button(server, "3 Apr"))
    (night,) = await nights(server)
    assert (night.starts_at.month, night.starts_at.day, night.starts_at.hour) == (4, 3, 21)
    if by_slash:
        await server.ana.slash(server.channel, "night change", when="tomorrow 8pm USA time")
        assert len(labels(last(server))) == 6
        await press(server, server.ana, button(server, "Los Angeles"))
        (night,) = await nights(server)
        assert night.starts_at.astimezone(ZoneInfo("America/Los_Angeles")).hour == 20


async def test_a_vote_closes_at_the_moment_that_was_chosen(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!night plan in 365 days")
    await tell(server, server.ana, "!night suggest 7 umbrellas, marmalade")
    await tell(server, server.ana, "!night vote ranked 3/4 18:00")
    await press(server, server.ana, button(server, "3 Apr"))
    (night,) = await nights(server)
    assert night.closes_at is not None
    assert (night.closes_at.month, night.closes_at.day, night.closes_at.hour) == (4, 3, 18)


async def test_what_waits_for_an_answer_is_exported_and_erased(server: SimulatedServer) -> None:
    await asked(server)
    personal = server.services.store.personal
    label = button(server, "3 Apr")
    assert (await personal.export(server.ana.id))["night_time_questions"]
    await personal.forget(server.ana.id)
    assert not (await personal.export(server.ana.id))["night_time_questions"]
    assert "answered that already" in answer(await press(server, server.ana, label))


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("tomorrow 7 umbrellas", 20),
        ("tomorrow 7 umbrellas 21:00", 21),
        ("7 umbrellas tomorrow 21h", 21),
        ("tomorrow seven umbrellas at 9", 21),
        ("tomorrow 9 seven umbrellas", 21),
    ],
)
async def test_a_number_of_a_film_is_no_hour(
    server: SimulatedServer, typed: str, hour: int
) -> None:
    await tell(server, server.ana, f"!night plan {typed}")
    (night,) = await nights(server)
    assert (night.movie_id, night.starts_at.hour) == (6, hour)


async def test_a_film_that_was_remade_is_a_title_between_the_day_and_its_hour(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!night plan saturday night the lighthouse keeper at 9")
    assert "Which film do you mean by “the lighthouse keeper”?" in heard(server)
    (night,) = await nights(server)
    assert (night.starts_at.weekday(), night.starts_at.hour) == (5, 21)
