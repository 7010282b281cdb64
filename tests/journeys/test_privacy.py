"""Journeys: people read, take and erase what is stored about them."""

import json
from typing import cast

from bot.demo.simulated_server import SimulatedServer
from bot.domain.tastes import TasteChange
from tests.journeys.conversation import answer, press, said, tell, whispered


async def test_export_is_a_file_for_that_person_alone(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!rate 5 7 umbrellas")
    result = await server.ana.slash(server.channel, "export")
    assert result.response is not None
    assert result.response.ephemeral
    exported = json.loads(await result.response.attachments[0].read())
    assert exported["user_id"] == server.ana.id
    assert exported["tastes"][0]["title"] == "7 Umbrellas (1988)"
    assert exported["tastes"][0]["rating"] == 5


async def test_films_are_exported_as_a_table_that_import_reads_back(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!rate 4.5 7 umbrellas")
    result = await server.ana.slash(server.channel, "export", kind="csv")
    assert result.response is not None
    assert result.response.ephemeral
    content = await result.response.attachments[0].read()
    assert content.decode().splitlines()[1] == "7 Umbrellas,1988,,,6,4.5,,like,yes"
    given = await server.ben.slash(server.channel, "import", file=("films.csv", content))
    assert "1 liked" in answer(given)


async def test_export_by_prefix_goes_to_direct_messages(server: SimulatedServer) -> None:
    before = len(server.channel.history())
    assert "in a direct message" in await tell(server, server.ana, "!export")
    assert "what you said of films" in await tell(server, server.ana, "!export csv")
    assert "your watchlist in a direct" in await tell(server, server.ana, "!export watchlist")
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


async def test_others_cannot_ask_for_lists_with_who_does_not_want_that(
    server: SimulatedServer,
) -> None:
    for number, member in enumerate((server.ana, server.ben)):
        likes = [TasteChange.like(20 + 3 * number + at) for at in range(3)]
        await server.services.store.tastes.record(member.id, None, likes)
    ask = f"!night shortlist <@{server.ben.id}>"
    assert f"For <@{server.ben.id}>" in await tell(server, server.ana, ask)
    await tell(server, server.ben, "!privacy")
    await press(server, server.ben, "Don't let others ask for lists with me")
    assert "doesn't want others to ask" in await tell(server, server.ana, ask)
    assert f"<@{server.ben.id}>" in await tell(server, server.ben, ask)
    exported = await server.services.store.personal.export(server.ben.id)
    assert cast("dict[str, object]", exported["settings"])["askable"] is False
    await press(server, server.ben, "Let others ask for lists with me")
    assert f"For <@{server.ben.id}>" in await tell(server, server.ana, ask)


async def test_an_older_list_tells_no_more_of_who_does_not_want_to_be_asked_for(
    server: SimulatedServer,
) -> None:
    for number, member in enumerate((server.ana, server.ben)):
        likes = [TasteChange.like(20 + 3 * number + at) for at in range(3)]
        await server.services.store.tastes.record(member.id, None, likes)
    both = f"<@{server.ana.id}> <@{server.ben.id}>"
    await tell(server, server.ana, f"!night shortlist {both}")
    assert "▰" in whispered(await press(server, server.ana, "Who it fits"))
    await server.services.store.people.change(server.ben.id, "askable", value=False)
    refused = whispered(await press(server, server.ana, "Who it fits"))
    assert "doesn't want others to ask" in refused
    assert "▰" not in refused


async def test_who_does_not_want_to_be_asked_for_is_left_out_of_a_voice_channels_list(
    server: SimulatedServer,
) -> None:
    room = server.guild.create_voice_channel("cinema")
    for member in (server.ana, server.ben):
        await member.join_voice(room)
    await server.services.store.tastes.record(server.ana.id, None, [TasteChange.like(20)])
    await server.services.store.people.change(server.ben.id, "askable", value=False)
    heard = await tell(server, server.ana, "!night shortlist")
    assert f"I left out <@{server.ben.id}>" in heard
    assert heard.count(f"<@{server.ben.id}>") == 1


async def test_a_list_for_others_does_not_tell_what_they_like(server: SimulatedServer) -> None:
    for number, member in enumerate((server.ana, server.ben)):
        likes = [TasteChange.like(20 + 3 * number + at) for at in range(3)]
        await server.services.store.tastes.record(member.id, None, likes)
    both = f"<@{server.ana.id}> <@{server.ben.id}>"
    heard = await tell(server, server.ana, f"!night shortlist {both}")
    assert f"For <@{server.ana.id}>, who likes" in heard
    assert f"For <@{server.ben.id}>" in heard
    assert f"For <@{server.ben.id}>, who likes" not in heard
