"""Movie nights from the plan to what people thought, with a restart in every state."""

import discord
import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.ballots.secrecy import MIN_BALLOTS_TOLD
from bot.domain.nights.night import NightState
from bot.domain.tastes import Opinion
from tests.journeys.conversation import heard, labels, tell, text_of, whispered
from tests.journeys.night_group import gather

DAY = 86_400


@pytest.mark.parametrize("people", [2, *(pytest.param(n, marks=pytest.mark.slow) for n in (4, 9))])
async def test_the_whole_way_with_a_restart_in_every_state(
    server: SimulatedServer, people: int
) -> None:
    group = await gather(server, people)
    await group.tell_tastes()
    await group.plan()
    await server.restart()

    await group.come()
    form = await group.press(group.guests[0], "Suggest a film")
    await server.restart()
    answer = await group.guests[0].submit_modal(form, {"title": "7 umbrellas"})
    assert "7 Umbrellas (1988)" in whispered(answer)
    await group.settle()
    assert f"In: {people}" in text_of(await group.card())
    assert "7 Umbrellas" in text_of(await group.card())

    await group.press(group.host, "Shortlist")
    shortlist = server.channel.last_message
    assert "7 Umbrellas (1988)" in text_of(shortlist)
    await server.restart()
    await group.press(group.host, "Start the vote", shortlist)
    assert (await group.night()).state is NightState.VOTING
    await server.restart()

    films = await group.films()
    assert films[0] == 6
    assert len(films) == 5
    await group.approve(group.host, [0, 1])
    await group.settle()
    assert f"1 of {people} voted" in text_of(await group.card())
    assert "7 Umbrellas (1988) 1" not in text_of(await group.card())
    await server.restart()
    for guest in group.guests:
        await group.approve(guest, [0])
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, 6)
    result = text_of(await group.card())
    assert "7 Umbrellas (1988)" in result
    # The counts of a few secret ballots are not told.
    assert (f"{people} · **the winner**" in result) is (people >= MIN_BALLOTS_TOLD)
    [event] = server.guild._guild.scheduled_events.values()
    assert event.name == "7 Umbrellas (1988)"
    await server.restart()

    await server.let_pass((night.starts_at - server.clock.now()).total_seconds() - 3600)
    reminder = group.message("reminder")
    assert {user.id for user in reminder.mentions} == {who.id for who in group.everybody}
    await server.restart()
    await server.let_pass(3600)
    assert "starts now" in text_of(group.message("start"))
    assert (await group.night()).state is NightState.STARTED
    await server.restart()
    await server.let_pass(150 * 60)
    question = group.message("asked")
    assert (await group.night()).state is NightState.ASKED
    await server.restart()

    await group.press(group.host, "I liked it", question)
    told = whispered(await group.press(group.guests[0], "Not for me", question))
    assert "isn't for you, so I won't recommend it again." in told
    await server.let_pass(3 * DAY)
    assert (await group.night()).state is NightState.FINISHED
    await server.restart()
    await group.settle()
    for number, person in enumerate(group.everybody):
        [taste] = [t for t in await server.services.store.tastes.of(person.id) if t.movie_id == 6]
        assert taste.seen
        assert taste.opinion is (Opinion.LIKE, Opinion.DISLIKE, *[None] * 7)[number]
    assert group.said() == {
        "replaced": 2,
        "result": 1,
        "reminder": 1,
        "start": 1,
        "asked": 1,
    }
    assert labels(await group.card()) == []
    await tell(server, group.host, "!night history")
    assert "7 Umbrellas (1988)" in heard(server)
    assert "1 liked it, 1 didn't" in heard(server)


async def test_what_fell_due_while_the_bot_was_down_is_done_late_once_and_said_so(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await group.press(group.host, "Start the vote")
    for who in group.everybody:
        await group.approve(who, [1], done=False)
    await group.down(3 * DAY)
    await group.settle()
    await server.restart()
    await group.settle()
    assert (await group.night()).state is NightState.ASKED
    # That it starts made no sense any more.
    assert group.said() == {"replaced": 2, "result": 1, "asked": 1}
    for what in ("result", "asked"):
        assert "This comes late" in text_of(group.message(what))
    assert (await group.night()).movie_id == (await group.films())[1]


async def test_a_crash_while_something_is_said_neither_repeats_nor_loses_it(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    await group.tell_tastes()
    await group.plan()
    notices = server.services.store.nights.notices
    # As if the bot had died after Discord took the card, before it could note that.
    await notices.release((await group.snapshot()).notices)
    nights = server.services.store.nights
    card = (await group.night()).card_message_id
    async with nights._database.write() as connection:
        await connection.exec_driver_sql(
            "UPDATE night_notices SET claimed_at = due_at, message_id = NULL"
        )
        await connection.exec_driver_sql("UPDATE nights SET card_message_id = NULL")
    await group.settle()
    await server.restart()
    assert group.said() == {"plan": 1}
    assert (await group.night()).card_message_id == card
    # As if it had died before Discord took it.
    await group.host.delete(await group.card())
    async with server.services.store.nights._database.write() as connection:
        await connection.exec_driver_sql(
            "UPDATE night_notices SET claimed_at = due_at, message_id = NULL"
        )
    await group.settle()
    await server.restart()
    assert group.said() == {"plan": 1}
    assert (await group.night()).card_message_id != card


async def test_what_discord_does_not_take_is_said_as_soon_as_it_does(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await group.press(group.host, "Start the vote")
    for who in group.everybody:
        await group.approve(who, [1], done=False)
    closes_at = (await group.night()).closes_at
    assert closes_at is not None
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=503, times=4)
    await server.let_pass((closes_at - server.clock.now()).total_seconds() + 5)
    assert (await group.night()).state is NightState.DECIDED
    assert group.said()["result"] == 0
    await server.let_pass(60)
    assert group.said()["result"] == 1


async def test_several_nights_are_open_and_each_is_found_by_its_number(
    server: SimulatedServer,
) -> None:
    for when in ("friday 20:00", "saturday 20:00"):
        await tell(server, server.ana, f"!night plan {when}")
    assert "Which movie night" in await tell(server, server.ana, "!night cancel")
    assert "Movie night 2 is cancelled" in await tell(server, server.ana, "!night cancel 2")
    await tell(server, server.ben, "!night plan sunday 20:00")
    assert "Movie night 3 is cancelled" in await tell(server, server.ben, "!night cancel")
    await tell(server, server.ana, "!night")
    assert "**1.**" in heard(server)
    assert "**2.**" not in heard(server)


async def test_another_night_at_the_same_time_and_place_is_told(server: SimulatedServer) -> None:
    assert "same time" not in await tell(server, server.ana, "!night plan tomorrow 8pm")
    assert "same time" not in await tell(server, server.ana, "!night plan tomorrow 9pm")
    assert "Movie night 1 takes place here at the same time." in await tell(
        server, server.ben, "!night plan tomorrow 8pm"
    )
    assert "Movie nights 1 and 3 take place here at the same time." in await tell(
        server, server.ana, "!night change 2 tomorrow 8pm"
    )


async def test_a_film_named_with_the_plan_is_the_film_of_the_night(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!night plan tomorrow 9pm 7 umbrellas")
    group = await gather(server, 4)
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, 6)
    assert "7 Umbrellas (1988)" in text_of(await group.card())
    assert len(server.guild._guild.scheduled_events) == 1


async def test_a_film_that_may_be_two_is_asked_about_and_settled_by_the_answer(
    server: SimulatedServer,
) -> None:
    await server.ana.slash(
        server.channel, "night plan", when="friday 20:00", title="the lighthouse keeper"
    )
    group = await gather(server, 4)
    question = server.channel.last_message
    assert question is not None
    assert "Which film do you mean" in question.content
    await server.restart()
    await server.ana.select(question, ["2"])
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, 2)


async def test_without_a_night_the_shortlist_is_for_oneself_with_whom_one_mentions_or_hears(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    you, ana, ben = group.everybody
    assert "Who is the shortlist for?" in await tell(server, you, "!night shortlist")
    await tell(server, you, f"!night shortlist {ana.mention} {ben.mention} comedy")
    assert f"<@{ana.id}>" in heard(server)
    assert f"<@{you.id}>" in heard(server)
    assert heard(server).count("Comedy") >= 5
    voice = server.guild.create_voice_channel("cinema")
    await you.join_voice(voice)
    await ana.join_voice(voice)
    await you.slash(server.channel, "night shortlist")
    assert f"<@{you.id}>" in heard(server)
    assert f"<@{ben.id}>" not in heard(server)


async def test_the_time_and_place_of_a_night_change_and_its_event_follows(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    voice = server.guild.create_voice_channel("cinema")
    await group.plan("friday 20:00 7 umbrellas")
    await tell(server, group.host, "!night change saturday 21:00")
    [event] = server.guild._guild.scheduled_events.values()
    assert event.scheduled_start_time.startswith("2026-01-03T21:00")
    await tell(server, group.host, "!night place cinema")
    [event] = server.guild._guild.scheduled_events.values()
    assert event.channel_id == voice.id
    assert "was deleted" not in heard(server)
    await group.host.slash(server.channel, "night cancel")
    assert not server.guild._guild.scheduled_events
    await group.settle()
    assert "cancelled" in text_of(await group.card())


async def test_the_event_in_a_voice_channel_begins_with_the_night(server: SimulatedServer) -> None:
    group = await gather(server, 2)
    voice = server.guild.create_voice_channel("cinema")
    await group.plan(f"in 2 hours 7 umbrellas in <#{voice.id}>")
    assert f"Where: <#{voice.id}>" in text_of(await group.card())
    [event] = server.guild._guild.scheduled_events.values()
    assert (event.channel_id, event.status) == (voice.id, discord.EventStatus.scheduled.value)
    await server.let_pass(2 * 3600 + 5)
    assert event.status == discord.EventStatus.active.value


async def test_stats_are_a_picture_and_words(server: SimulatedServer) -> None:
    group = await gather(server, 2)
    assert "There has been no movie night here yet" in await tell(
        server, group.host, "!night stats"
    )
    await group.plan("in 2 hours 7 umbrellas")
    await server.let_pass(DAY)
    await tell(server, group.host, "!night stats")
    message = server.channel.last_message
    assert message is not None
    assert "There has been one movie night." in text_of(message)
    assert [attachment.filename for attachment in message.attachments] == ["nights.png"]
