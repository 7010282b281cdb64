"""Journeys: people read, take and erase what is stored about them."""

import json

from bot.demo.town import Town
from tests.journeys.talk import answer, press, said, tell


async def test_export_is_a_file_for_that_person_alone(town: Town) -> None:
    await tell(town, town.ana, "!rate 5 7 umbrellas")
    result = await town.ana.slash(town.channel, "export")
    assert result.response is not None
    assert result.response.ephemeral
    exported = json.loads(await result.response.attachments[0].read())
    assert exported["user_id"] == town.ana.id
    assert exported["tastes"][0]["title"] == "7 Umbrellas (1988)"
    assert exported["tastes"][0]["rating"] == 5


async def test_export_by_prefix_goes_to_direct_messages(town: Town) -> None:
    before = len(town.channel.history())
    assert "direct message" in await tell(town, town.ana, "!export")
    assert all(not message.attachments for message in town.channel.history()[before:])
    assert [each.attachments for each in said(town) if each.attachments]


async def test_forget_asks_and_erases_everything_of_that_person_alone(town: Town) -> None:
    for member in (town.ana, town.ben):
        await tell(town, member, "!like 7 umbrellas")
    await tell(town, town.ana, "!dial bold")
    assert "cannot be undone" in await tell(town, town.ana, "!forget me")
    await town.restart()
    assert "somebody else" in answer(await press(town, town.ben, "Erase everything"))
    assert await town.services.store.tastes.of(town.ana.id)
    assert "erased everything" in answer(await press(town, town.ana, "Erase everything"))
    assert not await town.services.store.tastes.of(town.ana.id)
    assert (await town.services.store.people.get(town.ana.id)).adventure is None
    assert await town.services.store.tastes.of(town.ben.id)


async def test_forget_can_be_refused(town: Town) -> None:
    await tell(town, town.ana, "!like 7 umbrellas")
    await tell(town, town.ana, "!forget")
    assert "Nothing was erased" in answer(await press(town, town.ana, "Keep it"))
    assert await town.services.store.tastes.of(town.ana.id)


async def test_likes_can_be_left_out_of_training(town: Town) -> None:
    await tell(town, town.ana, "!like 7 umbrellas")
    heard = await tell(town, town.ana, "!privacy")
    assert "never store" in heard
    await press(town, town.ana, "Leave my likes out of training")
    assert (await town.services.store.tastes.snapshot()).people == 0
    await press(town, town.ana, "Let my likes take part again")
    assert (await town.services.store.tastes.snapshot()).people == 1
