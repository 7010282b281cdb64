"""What goes wrong on a movie night, and what people are told then."""

from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot import timers
from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.announcements import Notice
from bot.domain.nights.night import NightState
from bot.domain.tastes import TasteChange
from bot.messages.nights.shortlist import left_out
from bot.store.errors import Obstacle, StoreUnavailableError
from tests.discord_limits import check_components
from tests.journeys.conversation import heard, labels, tell, text_of, whispered
from tests.journeys.night_group import gather


async def test_what_is_no_time_is_explained_and_nothing_is_planned(server: SimulatedServer) -> None:
    await server.services.store.guilds.change(server.guild.id, "time_zone", "Europe/Berlin", None)
    for typed, told in (
        ("yesterday 20:00", "is in the past"),
        ("2020-01-01 20:00", "is in the past"),
        ("31 february 20:00", "doesn't exist"),
        ("friday 25:00", "doesn't exist"),
        ("in 9 years", "neither a time nor clearly a film"),
        ("2036-01-01 20:00", "more than a year away"),
        ("xyzzy", "neither a time nor clearly a film"),
        ("29.3.2026 02:30", "the clocks go forward"),
    ):
        assert told in await tell(server, server.ana, f"!night plan {typed}")
        assert await server.services.store.nights.open_in(server.guild.id) == []


async def test_the_hour_that_comes_twice_is_asked_about(server: SimulatedServer) -> None:
    await server.services.store.guilds.change(server.guild.id, "time_zone", "Europe/Berlin", None)
    await server.ana.slash(server.channel, "night plan", when="25 october 02:30")
    assert await server.services.store.nights.open_in(server.guild.id) == []
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    asked = heard(server)
    assert f"<t:{first.timestamp():.0f}:F>" in asked
    assert f"<t:{first.timestamp() + 3600:.0f}:F>" in asked


async def test_a_wish_that_no_shortlist_keeps_is_refused(server: SimulatedServer) -> None:
    group = await gather(server, 2)
    await group.tell_tastes()
    await group.plan()
    assert "years, length and" in await tell(server, group.host, "!night shortlist comedy 7")


async def test_nobody_in_and_one_alone(server: SimulatedServer) -> None:
    group = await gather(server, 1)
    await group.tell_tastes()
    await group.plan()
    assert "you can't come" in whispered(await group.press(group.host, "Can't"))
    assert "Nobody is in" in await tell(server, group.host, "!night shortlist")
    await group.press(group.host, "I'm in")
    await tell(server, group.host, "!night vote")
    await group.approve(group.host, [1])
    assert (await group.night()).state is NightState.DECIDED


@pytest.mark.slow
async def test_two_hundred_people_fit_on_the_card_and_are_all_reminded(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 4)
    await group.tell_tastes()
    await group.plan()
    users = [server.env.create_user(f"guest{number}") for number in range(199)]
    guests = [server.guild.add_member(user) for user in users]
    people = server.services.store.nights.people
    for guest in guests:
        await people.answer(server.guild.id, 1, guest.id, (NightState.PLANNED,), coming=True)
    for guest in guests[:20]:
        await server.services.store.tastes.record(guest.id, None, [TasteChange.like(guest.id % 99)])
    await group.press(group.host, "Start the vote")
    card = await group.card()
    check_components([each.to_dict() for each in card.components])
    assert "on average for 21" in whispered(await group.press(group.host, "Who it fits"))
    assert "and 180 more" in text_of(card)
    assert "0 of 200" in text_of(card)
    night = await group.night()
    await server.let_pass((night.starts_at - server.clock.now()).total_seconds() - 60)
    pinged = [user.id for message in group.messages("reminder") for user in message.mentions]
    assert sorted(pinged) == sorted({group.host.id, *(guest.id for guest in guests)})


async def test_a_reminder_that_the_store_did_not_take_for_sent_is_not_said_again(
    server: SimulatedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = await gather(server, 2)
    await group.plan()
    notices, failed = server.services.store.nights.notices, list[Notice]()
    sent = notices.sent

    async def fail_once(notice: Notice, message_id: int, *, is_card: bool = False) -> None:
        if not failed:
            failed.append(notice)
            raise StoreUnavailableError(Obstacle.SILENT, "the database")
        await sent(notice, message_id, is_card=is_card)

    monkeypatch.setattr(notices, "sent", fail_once)
    # By the next try Discord has forgotten the nonce.
    monkeypatch.setattr(timers, "RETRY_DELAYS", (timedelta(minutes=20),))
    night = await group.night()
    await server.let_pass((night.starts_at - server.clock.now()).total_seconds() - 60)
    assert failed
    assert len(group.messages("reminder")) == 1


async def test_every_film_seen_is_explained(server: SimulatedServer) -> None:
    group = await gather(server, 2)
    seen = [TasteChange.mark_seen(m.movie_id) for m in server.services.registry.current.catalogue]
    await server.services.store.tastes.record(server.ana.id, None, seen)
    await group.plan()
    await group.come()
    await tell(server, group.host, "!night vote")
    assert "I have no film left" in heard(server)
    assert "2 people" in heard(server)
    assert (await group.night()).state is NightState.PLANNED


@pytest.mark.parametrize("command", ["!night shortlist", "!night vote"])
@pytest.mark.parametrize("said", [TasteChange.mark_seen(6), TasteChange.dislike(6)])
async def test_a_suggestion_that_somebody_refuses_is_left_out_and_nobody_learns_whose_it_was(
    server: SimulatedServer, command: str, said: TasteChange
) -> None:
    group = await gather(server, 2)
    await group.tell_tastes()
    await server.services.store.tastes.record(server.ana.id, None, [said])
    await group.plan()
    await group.come()
    await tell(server, group.host, "!night suggest 7 umbrellas")
    text = await tell(server, group.host, command)
    assert f"{left_out('7 Umbrellas (1988)')}\n" in f"{text}\n"
    assert 6 not in await group.films()


async def test_who_leaves_the_server_is_out_and_a_host_who_is_gone_is_replaced(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 4)
    await group.tell_tastes()
    await tell(server, server.ana, "!night plan friday 20:00")
    await group.come([server.ben, server.chloe])
    await tell(server, server.ana, "!night vote")
    await group.approve(server.chloe, [0])
    await group.approve(server.ben, [1])
    server.guild.remove_member(server.ana)
    server.guild.remove_member(server.chloe)
    await group.press(server.you, "Close the vote")
    night = await group.night()
    assert night.host_id == server.ben.id
    assert night.movie_id == (await group.films())[1]
    await group.settle()
    card = text_of(await group.card())
    outcome = (await group.snapshot()).outcome
    assert outcome is not None
    assert outcome.ballots == 1
    assert "In: 1" in card
    await group.press(server.ben, "Vote again")
    assert (await group.night()).state is NightState.VOTING


async def test_when_everybody_leaves_only_who_manages_the_server_can_change_the_night(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 4)
    await tell(server, server.ana, "!night plan friday 20:00 7 umbrellas")
    server.guild.remove_member(server.ana)
    night = await group.night()
    await server.let_pass((night.starts_at - server.clock.now()).total_seconds() - 60)
    assert (await group.night()).host_id == 0
    await group.settle()
    assert "The host is gone" in text_of(await group.card())
    assert "The host is gone" in whispered(await group.press(server.ben, "Cancel the night"))
    asked = await group.press(server.you, "Cancel the night")
    assert asked.response is not None
    await group.press(server.you, "Yes, cancel it", asked.response)
    assert (await group.night()).state is NightState.CANCELLED


async def test_a_deleted_card_comes_back_with_the_next_change(server: SimulatedServer) -> None:
    group = await gather(server, 3)
    await group.plan()
    card = await group.card()
    await group.host.delete(card)
    await tell(server, group.host, "!night change saturday 20:00")
    await group.settle()
    again = await group.card()
    assert again.id != card.id
    await group.come()
    await group.settle()
    assert "In: 3" in text_of(await group.card())
    await group.host.delete(await group.card())
    await tell(server, group.host, "!night cancel")
    await group.settle()
    assert group.said() == {}


async def test_the_nights_of_a_deleted_channel_are_cancelled(server: SimulatedServer) -> None:
    group = await gather(server, 2)
    room = server.guild.create_text_channel("other")
    await group.host.send(room, "!night plan friday 20:00 7 umbrellas")
    assert server.guild._guild.scheduled_events
    channel = server.env.bot.get_channel(room.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    await group.settle()
    assert (await group.night()).state is NightState.CANCELLED
    assert not server.guild._guild.scheduled_events


async def test_a_deleted_event_is_told_and_the_night_goes_on(server: SimulatedServer) -> None:
    group = await gather(server, 2)
    await group.plan("friday 20:00 7 umbrellas")
    [event_id] = server.guild._guild.scheduled_events
    guild = server.env.bot.get_guild(server.guild.id)
    assert guild is not None
    await (await guild.fetch_scheduled_event(event_id)).delete()
    await group.settle()
    assert "was deleted, but the night takes place" in heard(server)
    night = await group.night()
    assert night.state is NightState.DECIDED
    await server.restart()
    assert not server.guild._guild.scheduled_events
    await tell(server, group.host, "!night place the sofa")
    [event] = server.guild._guild.scheduled_events.values()
    assert event.entity_metadata == {"location": "the sofa"}


async def test_without_the_permission_for_events_the_bot_says_so_and_goes_on(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    server.env.inject_error("POST", "/guilds/*/scheduled-events", status=403, code=50013)
    await group.plan("friday 20:00 7 umbrellas")
    assert "I need the permissions **Create Events**" in heard(server)
    await server.let_pass(2 * 86_400)
    assert (await group.night()).state is NightState.ASKED


async def test_strangers_and_people_who_are_not_the_host_are_told_who_may(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 4)
    await tell(server, server.ana, "!night plan friday 20:00")
    for label in ("Shortlist", "Start the vote", "Cancel the night"):
        refused = await group.press(server.ben, label)
        assert f"Only the host, <@{server.ana.id}>" in whispered(refused)
    assert "Only the host" in await tell(server, server.ben, "!night cancel")
    assert "is cancelled" in await tell(server, server.you, "!night cancel")
    await group.settle()
    assert labels(await group.card()) == []


async def test_answers_afterwards_are_for_those_who_were_in_and_can_be_taken_back(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    await group.plan("in 2 hours 7 umbrellas")
    await group.come()
    await server.let_pass(6 * 3600)
    question = group.message("asked")
    refused = await server.chloe.click(question, label="I liked it")
    assert "only those who were in" in whispered(refused)
    await server.ana.click(question, label="I liked it")
    await server.ana.click(question, label="I wasn't there")
    assert "1 person was in" in await tell(server, group.host, "!night history")
    assert await server.services.store.tastes.of(server.ana.id) == []


async def test_nobody_is_marked_as_having_seen_a_film_when_the_question_cannot_be_asked(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    await group.plan("in 2 hours 7 umbrellas")
    await group.come()
    await server.let_pass(3 * 3600)
    place = f"/channels/{server.channel.id}/messages"
    server.env.inject_error("POST", place, status=403, code=50013, times=None)
    await server.let_pass(3 * 3600)
    await server.restart()
    await group.settle()
    assert (await group.night()).state is NightState.ASKED
    assert await server.services.store.tastes.of(server.ana.id) == []


async def test_people_are_marked_as_having_seen_a_film_when_the_question_comes_late(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    await group.plan("in 2 hours 7 umbrellas")
    await group.come()
    await server.let_pass(3 * 3600)
    place = f"/channels/{server.channel.id}/messages"
    server.env.inject_error("POST", place, status=503, times=4)
    await server.let_pass(2 * 3600)
    [taste] = await server.services.store.tastes.of(server.ana.id)
    assert (taste.movie_id, taste.seen) == (6, True)
    await server.ana.click(group.message("asked"), label="I wasn't there")
    assert await server.services.store.tastes.of(server.ana.id) == []


async def test_a_night_without_a_film_is_told_at_its_start_and_ends_quietly(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    await group.plan("in 2 hours")
    await server.let_pass(2 * 3600 + 5)
    assert "no film has been chosen" in text_of(group.message("start"))
    await server.let_pass(3 * 3600)
    assert (await group.night()).state is NightState.FINISHED
    assert "asked" not in group.said()


async def test_in_direct_messages_there_are_no_movie_nights(server: SimulatedServer) -> None:
    answer = await server.ana.send_dm("!night plan friday 20:00")
    assert answer is not None
    [reply] = [m for m in server.messages() if "direct messages" in m.content]
    assert "server" in reply.content
