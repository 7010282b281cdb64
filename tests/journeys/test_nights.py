"""Movie nights from the plan to what people thought, with a restart in every state."""

import discord
import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.night import NightState
from bot.domain.tastes import Opinion
from tests.journeys.evening import gather, labels, text_of, whisper

DAY = 86_400


@pytest.mark.parametrize("people", [2, 4, 9])
async def test_the_whole_way_with_a_restart_in_every_state(
    server: SimulatedServer, people: int
) -> None:
    evening = await gather(server, people)
    await evening.tell_tastes()
    await evening.plan()
    await server.restart()

    await evening.come()
    form = await evening.press(evening.guests[0], "Suggest a movie")
    await server.restart()
    answer = await evening.guests[0].submit_modal(form, {"title": "7 umbrellas"})
    assert "7 Umbrellas (1988)" in whisper(answer)
    await evening.settle()
    assert f"In: {people}" in text_of(await evening.card())
    assert "7 Umbrellas" in text_of(await evening.card())

    await evening.press(evening.host, "Shortlist")
    shortlist = server.channel.last_message
    assert "7 Umbrellas (1988)" in text_of(shortlist)
    await server.restart()
    await evening.press(evening.host, "Start the vote", shortlist)
    assert (await evening.night()).state is NightState.VOTING
    await server.restart()

    films = await evening.films()
    assert films[0] == 6
    assert len(films) == 5
    await evening.approve(evening.host, [0, 1])
    await evening.settle()
    assert f"Ballots: 1 of {people}" in text_of(await evening.card())
    assert "7 Umbrellas (1988) 1" not in text_of(await evening.card())
    await server.restart()
    for guest in evening.guests:
        await evening.approve(guest, [0])
    night = await evening.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, 6)
    result = text_of(await evening.card())
    assert f"{people} · **7 Umbrellas (1988)**" in result
    [event] = server.guild._guild.scheduled_events.values()
    assert event.name == "7 Umbrellas (1988)"
    await server.restart()

    await server.let_pass((night.starts_at - server.clock.now()).total_seconds() - 3600)
    reminder = evening.message("reminder")
    assert {user.id for user in reminder.mentions} == {who.id for who in evening.everybody}
    await server.restart()
    await server.let_pass(3600)
    assert "starts now" in text_of(evening.message("start"))
    assert (await evening.night()).state is NightState.STARTED
    await server.restart()
    await server.let_pass(150 * 60)
    question = evening.message("asked")
    assert (await evening.night()).state is NightState.ASKED
    await server.restart()

    await evening.press(evening.host, "I liked it", question)
    await evening.press(evening.guests[0], "Not for me", question)
    await server.let_pass(3 * DAY)
    assert (await evening.night()).state is NightState.FINISHED
    await server.restart()
    await evening.settle()
    for number, person in enumerate(evening.everybody):
        [taste] = [t for t in await server.services.store.tastes.of(person.id) if t.movie_id == 6]
        assert taste.seen
        assert taste.opinion is (Opinion.LIKE, Opinion.DISLIKE, *[None] * 7)[number]
    assert evening.said() == {
        "moved": 2,
        "result 1": 1,
        "reminder": 1,
        "start": 1,
        "asked": 1,
    }
    assert labels(await evening.card()) == []
    await evening.host.send(server.channel, "!night history")
    assert "7 Umbrellas (1988)" in evening.last()
    assert "1 liked it, 1 did not" in evening.last()


async def test_what_fell_due_while_the_bot_was_down_is_done_late_once_and_said_so(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    await evening.plan()
    await evening.come()
    await evening.press(evening.host, "Start the vote")
    for who in evening.everybody:
        await evening.approve(who, [1], done=False)
    await evening.down(3 * DAY)
    await evening.settle()
    await server.restart()
    await evening.settle()
    assert (await evening.night()).state is NightState.ASKED
    assert evening.said() == {"moved": 2, "result 1": 1, "start": 1, "asked": 1}
    for what in ("result 1", "start", "asked"):
        assert "This comes late" in text_of(evening.message(what))
    assert (await evening.night()).movie_id == (await evening.films())[1]


async def test_a_crash_while_something_is_said_neither_repeats_nor_loses_it(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 2)
    await evening.tell_tastes()
    await evening.plan()
    notices = server.services.store.nights.notices
    # As if the bot had died after Discord took the card, before it could note that.
    await notices.release(1, "plan")
    nights = server.services.store.nights
    card = (await nights.get(1)).card_message_id
    async with nights._database.write() as connection:
        await connection.exec_driver_sql(
            "UPDATE night_notices SET claimed_at = due_at, message_id = NULL"
        )
        await connection.exec_driver_sql("UPDATE nights SET card_message_id = NULL")
    await evening.settle()
    await server.restart()
    assert evening.said() == {"plan": 1}
    assert (await evening.night()).card_message_id == card
    # As if it had died before Discord took it.
    await evening.host.delete(await evening.card())
    async with server.services.store.nights._database.write() as connection:
        await connection.exec_driver_sql(
            "UPDATE night_notices SET claimed_at = due_at, message_id = NULL"
        )
    await evening.settle()
    await server.restart()
    assert evening.said() == {"plan": 1}
    assert (await evening.night()).card_message_id != card


async def test_what_discord_does_not_take_is_said_as_soon_as_it_does(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 2)
    await evening.tell_tastes()
    await evening.plan()
    await evening.come()
    await evening.press(evening.host, "Start the vote")
    for who in evening.everybody:
        await evening.approve(who, [1], done=False)
    closes_at = (await evening.night()).closes_at
    assert closes_at is not None
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=400)
    await server.let_pass((closes_at - server.clock.now()).total_seconds() + 5)
    assert (await evening.night()).state is NightState.DECIDED
    assert evening.said()["result 1"] == 0
    await server.let_pass(60)
    assert evening.said()["result 1"] == 1


async def test_several_nights_are_open_and_each_is_found_by_its_number(
    server: SimulatedServer,
) -> None:
    for when in ("friday 20:00", "saturday 20:00"):
        await server.ana.send(server.channel, f"!night plan {when}")
    await server.ana.send(server.channel, "!night cancel")
    assert "1 or 2" in text_of(server.channel.last_message)
    await server.ana.send(server.channel, "!night cancel 2")
    assert "Movie night 2 is cancelled" in text_of(server.channel.last_message)
    await server.ben.send(server.channel, "!night plan sunday 20:00")
    await server.ben.send(server.channel, "!night cancel")
    assert "Movie night 3 is cancelled" in text_of(server.channel.last_message)
    await server.ana.send(server.channel, "!night")
    assert "**1.**" in text_of(server.channel.last_message)
    assert "**2.**" not in text_of(server.channel.last_message)


async def test_a_film_named_with_the_plan_is_the_film_of_the_night(server: SimulatedServer) -> None:
    await server.ana.send(server.channel, "!night plan tomorrow 9pm 7 umbrellas")
    evening = await gather(server, 4)
    night = await evening.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, 6)
    assert "7 Umbrellas (1988)" in text_of(await evening.card())
    assert len(server.guild._guild.scheduled_events) == 1


async def test_a_film_that_may_be_two_is_asked_about_and_settled_by_the_answer(
    server: SimulatedServer,
) -> None:
    await server.ana.slash(
        server.channel, "night plan", when="friday 20:00", title="the lighthouse keeper"
    )
    evening = await gather(server, 4)
    question = server.channel.last_message
    assert question is not None
    assert "Which film do you mean" in question.content
    await server.restart()
    await server.ana.select(question, ["2"])
    night = await evening.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, 2)


async def test_without_a_night_the_shortlist_is_for_whom_one_mentions_or_hears(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    you, ana, ben = evening.everybody
    await you.send(server.channel, "!night shortlist")
    assert "Who is the shortlist for?" in evening.last()
    await you.send(server.channel, f"!night shortlist {ana.mention} {ben.mention} comedy")
    assert f"<@{ana.id}>" in evening.last()
    assert f"<@{you.id}>" not in evening.last()
    assert evening.last().count("Comedy") >= 5
    voice = server.guild.create_voice_channel("cinema")
    await you.join_voice(voice)
    await ana.join_voice(voice)
    await you.slash(server.channel, "night shortlist")
    assert f"<@{you.id}>" in evening.last()
    assert f"<@{ben.id}>" not in evening.last()


async def test_the_time_and_place_of_a_night_change_and_its_event_follows(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 2)
    voice = server.guild.create_voice_channel("cinema")
    await evening.plan("friday 20:00 7 umbrellas")
    await evening.host.send(server.channel, "!night change saturday 21:00")
    [event] = server.guild._guild.scheduled_events.values()
    assert event.scheduled_start_time.startswith("2026-01-03T21:00")
    await evening.host.send(server.channel, "!night place cinema")
    [event] = server.guild._guild.scheduled_events.values()
    assert event.channel_id == voice.id
    assert "was deleted" not in evening.last()
    await evening.host.slash(server.channel, "night cancel")
    assert not server.guild._guild.scheduled_events
    await evening.settle()
    assert "cancelled" in text_of(await evening.card())


async def test_the_event_in_a_voice_channel_begins_with_the_night(server: SimulatedServer) -> None:
    evening = await gather(server, 2)
    voice = server.guild.create_voice_channel("cinema")
    await evening.plan(f"in 2 hours 7 umbrellas in <#{voice.id}>")
    assert f"In <#{voice.id}>" in text_of(await evening.card())
    [event] = server.guild._guild.scheduled_events.values()
    assert (event.channel_id, event.status) == (voice.id, discord.EventStatus.scheduled.value)
    await server.let_pass(2 * 3600 + 5)
    assert event.status == discord.EventStatus.active.value


async def test_stats_are_a_picture_and_words(server: SimulatedServer) -> None:
    evening = await gather(server, 2)
    await evening.host.send(server.channel, "!night stats")
    assert "No movie night has been held" in evening.last()
    await evening.plan("in 2 hours 7 umbrellas")
    await server.let_pass(DAY)
    await evening.host.send(server.channel, "!night stats")
    message = server.channel.last_message
    assert message is not None
    assert "1 night held" in text_of(message)
    assert [attachment.filename for attachment in message.attachments] == ["nights.png"]
