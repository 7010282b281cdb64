"""Journeys: people read, take and erase what is stored about them."""

import json

from bot.demo.simulated_server import SimulatedServer
from tests.journeys.conversation import answer, press, said, tell


async def test_export_is_a_file_for_that_person_alone(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate 5 7 umbrellas")
    result = await server.ana.slash(server.channel, "export")
    assert result.response is not None
    assert result.response.ephemeral
    exported = json.loads(await result.response.attachments[0].read())
    assert exported["user_id"] == server.ana.id
    assert exported["tastes"][0]["title"] == "7 Umbrellas (1988)"
    assert exported["tastes"][0]["rating"] == 5


async def test_export_by_prefix_goes_to_direct_messages(server: SimulatedServer) -> None:
    before = len(server.channel.history())
    assert "in a direct message" in await tell(server, server.ana, "!export")
    assert all(not message.attachments for message in server.channel.history()[before:])
    assert [each.attachments for each in said(server) if each.attachments]


async def test_forget_asks_and_erases_everything_of_that_person_alone(
    server: SimulatedServer,
) -> None:
    for member in (server.ana, server.ben):
        await tell(server, member, "!like 7 umbrellas")
    await tell(server, server.ana, "!dial bold")
    assert "can't undo this" in await tell(server, server.ana, "!forget me")
    await server.restart()
    assert "somebody else" in answer(await press(server, server.ben, "Erase everything"))
    assert await server.services.store.tastes.of(server.ana.id)
    assert "erased everything" in answer(await press(server, server.ana, "Erase everything"))
    assert not await server.services.store.tastes.of(server.ana.id)
    assert (await server.services.store.people.get(server.ana.id)).adventure is None
    assert await server.services.store.tastes.of(server.ben.id)


async def test_forget_can_be_refused(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like 7 umbrellas")
    await tell(server, server.ana, "!forget")
    assert "I erased nothing" in answer(await press(server, server.ana, "Keep it"))
    assert await server.services.store.tastes.of(server.ana.id)


async def test_likes_can_be_left_out_of_training(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like 7 umbrellas")
    heard = await tell(server, server.ana, "!privacy")
    assert "never store" in heard
    await press(server, server.ana, "Leave my likes out of training")
    assert (await server.services.store.tastes.snapshot()).user_ids.size == 0
    await press(server, server.ana, "Let my likes take part again")
    assert set((await server.services.store.tastes.snapshot()).user_ids) == {server.ana.id}
