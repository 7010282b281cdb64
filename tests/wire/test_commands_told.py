"""Discord has the descriptions of the commands in every language, and gets them once."""

from collections.abc import Iterator
from typing import Any

from bot.domain.languages import SPOKEN
from bot.messages.translation import SOURCE
from tests.wire.connected_server import ConnectedServer


async def test_commands_are_told_in_every_language_and_not_again_at_the_next_start(
    server: ConnectedServer,
) -> None:
    world = server.discord.world
    described = [each for command in world.commands for each in _described(command)]
    assert {"recommend", "night", "plan", "count"} <= {each["name"] for each in described}
    for language in set(SPOKEN) - {SOURCE}:
        told = [each["description_localizations"].get(language, "") for each in described]
        assert all(0 < len(each) <= 100 for each in told)
        assert set(told).isdisjoint(each["description"] for each in described)
    assert world.commands_told == 1
    await server.restart()
    assert world.commands_told == 1


def _described(command: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a command, its subcommands and its options."""
    yield command
    for each in command.get("options", ()):
        yield from _described(each)
