"""Where the bot cannot write, it says so at once, before anything is promised."""

import pytest

from tests.wire.connected_server import ConnectedServer

DENIALS = [
    ("view_channel", "View Channel"),
    ("send_messages", "Send Messages"),
    ("embed_links", "Embed Links"),
]


@pytest.mark.parametrize(("denied", "named"), DENIALS)
async def test_no_night_is_planned_where_its_card_cannot_be_kept(
    server: ConnectedServer, denied: str, named: str
) -> None:
    server.discord.world.deny(server.channel, server.role, denied)
    heard = await server.ana.slash("night plan", when="in 3 hours")
    assert named in heard.text
    assert "Nothing was changed" in heard.text
    assert heard.private
    assert await server.services.store.nights.open_in(server.guild.id) == []


async def test_no_film_is_planned_for_now_where_its_night_could_not_be_kept(
    server: ConnectedServer,
) -> None:
    picked = await server.ana.types("!pick")
    server.discord.world.deny(server.channel, server.role, "send_messages")
    heard = await server.ana.press("We watch it", picked.messages[-1])
    assert "Send Messages" in heard.text
    assert await server.services.store.nights.open_in(server.guild.id) == []


async def test_a_private_thread_that_the_bot_is_not_in_is_closed_to_it(
    server: ConnectedServer,
) -> None:
    thread = server.discord.world.add_thread(server.channel, "secret", private=True)
    heard = await server.ana.slash("night plan", channel=thread, when="in 3 hours")
    assert "View Channel" in heard.text
    assert await server.services.store.nights.open_in(server.guild.id) == []


async def test_no_night_is_planned_in_a_thread_that_is_locked(server: ConnectedServer) -> None:
    thread = server.discord.world.add_thread(server.channel, "old")
    thread.locked = True
    server.discord.world.archive(thread)
    await server.settle()
    heard = await server.you.slash("night plan", channel=thread, when="in 3 hours")
    assert "Manage Threads" in heard.text
    assert await server.services.store.nights.open_in(server.guild.id) == []


async def test_no_vote_is_opened_in_a_channel_that_was_closed(server: ConnectedServer) -> None:
    await server.ana.types("!night plan in 3 hours")
    server.discord.world.deny(server.channel, server.role, "send_messages")
    for heard in (await server.ana.press("Start the vote"), await server.ana.slash("night vote")):
        assert "Send Messages" in heard.text
        assert heard.private


async def test_no_training_is_begun_whose_end_could_not_be_told(server: ConnectedServer) -> None:
    proposed = await server.you.slash("model config", setting="factors", value="32")
    server.discord.world.deny(server.channel, server.role, "send_messages")
    for heard in (
        await server.you.slash("retrain now"),
        await server.you.slash("model config", setting="undo"),
        await server.you.press("Try it", proposed.messages[0]),
    ):
        assert "Send Messages" in heard.text
    assert server.services.trainer.run is None


async def test_what_is_answered_at_once_works_in_a_closed_channel(
    server: ConnectedServer,
) -> None:
    server.discord.world.deny(server.channel, server.role, "view_channel", "send_messages")
    await server.ana.slash("like", titles="Marzipan Conspiracy (1991)")
    assert "Marzipan" in (await server.ana.slash("likes")).text


async def test_no_form_is_opened_or_taken_where_the_card_of_its_night_could_not_be(
    server: ConnectedServer,
) -> None:
    offered = await server.ana.slash("help")
    opened = await server.ana.press("Plan a night", offered.messages[-1])
    server.discord.world.deny(server.channel, server.role, "send_messages")
    heard = await server.ana.press("Plan a night", offered.messages[-1])
    assert "Send Messages" in heard.text
    assert opened.interaction is not None
    sent = await server.ana.submit(opened.interaction, when="in 3 hours", title="")
    assert "Send Messages" in sent.text
    assert await server.services.store.nights.open_in(server.guild.id) == []


@pytest.mark.parametrize("purpose", ["plan", "vote ranked"])
async def test_a_question_about_a_time_waits_until_the_channel_is_open_again(
    server: ConnectedServer, purpose: str
) -> None:
    if purpose != "plan":
        await server.ana.types("!night plan in 365 days")
        await server.ana.types("!night suggest 7 umbrellas, marmalade")
    asked = await server.ana.types(f"!night {purpose} 3/4 20:00")
    items = [(str(item.get("label")), each) for each in asked.messages for item in each.items()]
    label, question = next(found for found in items if "Apr" in found[0])
    server.discord.world.deny(server.channel, server.role, "send_messages")
    assert "Send Messages" in (await server.ana.press(label, question)).text
    server.discord.world.allow(server.channel, server.role)
    heard = await server.ana.press(label, question)
    assert "Send Messages" not in heard.text
    [night] = await server.services.store.nights.open_in(server.guild.id)
    assert purpose == "plan" or night.closes_at is not None
