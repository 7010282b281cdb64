"""The owner reads once, by direct message, what nobody else can fix."""

import pytest

from bot.messages.facts import key_refused
from bot.models.errors import PointerUnreadable, VersionUnusable
from bot.training.trainer_damage import TrainerDamage
from recommender import ModelDamagedError
from tests.logged_errors import LoggedErrors
from tests.wire.connected_server import ConnectedServer
from tests.wire.fake_discord.refusals import CLOSED_MESSAGES, UNAVAILABLE

SENDING = "POST /channels/*/messages"


@pytest.fixture
def damaged(logged_errors: LoggedErrors) -> None:
    logged_errors.expect("the registry of models is damaged")


async def damage(server: ConnectedServer) -> None:
    """Damage what serves, and let the bot find that."""
    (server.services.registry.path(1) / "item_factors.npy").write_bytes(b"half")
    with pytest.raises(ModelDamagedError):
        await server.services.registry.demand_sound(1)
    await server.settle()


def told(server: ConnectedServer) -> list[str]:
    """Return what the owner was written."""
    private = server.discord.world.private_channel(server.you.user.id)
    return [message.text for message in private.messages.values()]


@pytest.mark.usefixtures("damaged")
async def test_the_owner_is_told_once_what_is_damaged_and_what_serves(
    server: ConnectedServer,
) -> None:
    await damage(server)
    await server.turn(minutes=1)
    [said] = told(server)
    assert "read version 1 of the model from the disk" in said
    assert "It is in service, and I answer from memory" in said
    assert "matinee doctor" in said
    await server.restart()
    await server.turn(minutes=1)
    assert told(server) == [said]


@pytest.mark.usefixtures("damaged")
async def test_what_a_start_finds_is_told_when_discord_is_back(server: ConnectedServer) -> None:
    registry = server.services.registry
    await server.stop()
    (registry.directory / "current").write_text("{", encoding="utf-8")
    server.discord.faults.refuse(SENDING, UNAVAILABLE, times=None)
    await server.start()
    await server.turn(minutes=1)
    assert told(server) == []
    server.discord.faults.end()
    await server.turn(minutes=30)
    [said] = told(server)
    assert "I took the newest version that is whole, 1." in said
    await server.restart()
    await server.turn(minutes=1)
    assert told(server) == [said]


async def test_what_the_trainer_found_on_its_own_disk_is_told_once(
    server: ConnectedServer,
) -> None:
    trainer = TrainerDamage(server.services.store)
    for _ in ("it finds it", "it finds it again after a restart"):
        await trainer.note([VersionUnusable(3, "a file is gone")], server.clock)
        await server.turn(minutes=1)
    [said] = told(server)
    assert "the disk of the trainer" in said
    assert "version 3 of the model from the disk: a file is gone." in said
    await trainer.note([], server.clock)
    await trainer.note([PointerUnreadable("current is empty")], server.clock)
    await server.turn(minutes=1)
    assert "current is empty" in told(server)[1]


@pytest.mark.usefixtures("damaged")
async def test_an_owner_without_direct_messages_holds_nothing_up(server: ConnectedServer) -> None:
    server.discord.faults.refuse(SENDING, CLOSED_MESSAGES, times=1)
    await damage(server)
    await server.turn(minutes=30)
    assert told(server) == []
    assert (await server.services.store.timers.waiting(server.clock.now())).overdue == 0


async def test_a_refused_key_of_tmdb_is_told_when_discord_is_back(server: ConnectedServer) -> None:
    server.discord.faults.refuse(SENDING, UNAVAILABLE, times=None)
    refused = server.services.films.on_key_refused
    assert refused is not None
    await refused()
    await server.turn(minutes=1)
    server.discord.faults.end()
    await server.turn(minutes=30)
    assert told(server) == [key_refused()]
