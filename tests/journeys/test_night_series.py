"""Journeys: movie nights that repeat, the role that hears of them, and a thread for each."""

from datetime import timedelta

import discord

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.night import Night
from bot.ui.layout import read_card
from tests.journeys.conversation import answer, choose, last, options, press, tell
from tests.journeys.night_group import gather

WEEK = timedelta(weeks=1)


async def nights(server: SimulatedServer) -> list[Night]:
    return await server.services.store.nights.open_in(server.guild.id)


async def test_a_night_repeats_by_the_servers_clock_is_skipped_and_stopped(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await tell(server, server.you, "!config time_zone Europe/Berlin")
    assert "Every week" in await tell(server, server.ana, "!night plan every friday 20:00")
    (first,) = await nights(server)
    for typed in ("!night skip friday", "!night series skip friday", "!night series"):
        assert "Movie nights that repeat" in await tell(server, server.ana, typed)
    menu = options(last(server))
    assert {each["description"] for each in menu} == {"1. takes place"}
    skipped = menu[0]["label"]
    assert "host" in answer(await choose(server, server.ben, skipped))
    shown = answer(await choose(server, server.ana, skipped))
    assert f"skipped: {skipped}" in shown
    assert "skipped" not in answer(await choose(server, server.ana, skipped))
    await choose(server, server.ana, skipped)
    await tell(server, server.ana, "!night series")
    assert options(last(server))[0]["description"] == "1. skipped"

    await server.restart()
    await group.pass_until(first.starts_at + WEEK + timedelta(minutes=1))
    (second,) = await nights(server)
    assert second.starts_at - first.starts_at == 2 * WEEK
    assert (second.host_id, second.series_id) == (server.ana.id, first.series_id)

    await tell(server, server.ana, "!night series")
    await press(server, server.ana, "Stop 1")
    await press(server, server.ana, "Yes, stop it")
    assert "No movie night repeats" in await tell(server, server.ana, "!night series")
    await server.restart(after=3 * WEEK.total_seconds())
    await group.settle()
    assert not await nights(server)


async def test_a_role_hears_of_nights_that_repeat_only_where_a_manager_said_so(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    role = server.guild.create_role(name="Film lovers")
    assert "I see no role" in await tell(server, server.you, "!config night_role @everyone")
    await tell(server, server.you, "!config night_role Film lovers")
    await tell(server, server.you, "!config night_thread on")
    await tell(server, server.ana, "!night plan every friday 20:00")
    await group.settle()
    (first,) = await nights(server)
    assert not pinging(server, role.id)
    await group.pass_until(first.starts_at + timedelta(minutes=1))
    second = (await nights(server))[-1]
    assert second.number == 2
    assert len(pinging(server, role.id)) == 1
    guild = server.env.bot.get_guild(server.guild.id)
    assert guild is not None
    assert {each.name for each in guild.threads} == {"Movie night 1", "Movie night 2"}


async def test_a_series_ends_with_its_channel_and_says_so_elsewhere(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    other = server.guild.create_text_channel("cinema")
    await server.ana.send(other, "!night plan every friday 20:00")
    (first,) = await nights(server)
    channel = server.env.bot.get_channel(other.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    await group.pass_until(first.starts_at + timedelta(minutes=1))
    assert not await nights(server)
    assert not await server.services.store.nights.series.of_guild(server.guild.id)


def pinging(server: SimulatedServer, role_id: int) -> list[discord.Message]:
    return [
        each
        for each in server.channel.history()
        if (text := read_card(each)[0]) and text == f"<@&{role_id}>"
    ]
