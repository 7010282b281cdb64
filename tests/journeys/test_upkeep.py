"""Once a day the running bot erases what is too old, and it notes which servers removed it."""

from datetime import timedelta

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.tastes import TasteChange
from bot.store.errors import UnknownChangeError

DAY = 86_400


async def test_what_is_too_old_is_erased_day_after_day_also_after_a_restart(
    server: SimulatedServer,
) -> None:
    await server.services.store.policies.change(server.guild.id, "off", None)
    store = server.services.store
    old = await store.tastes.record(server.ana.id, server.guild.id, [TasteChange.like(1)])
    await server.let_pass(2 * DAY)
    await server.restart(after=87 * DAY)
    await server.let_pass(3 * DAY)
    store = server.services.store
    with pytest.raises(UnknownChangeError):
        await store.tastes.undo(old.change_id, server.ana.id)
    assert [taste.movie_id for taste in await store.tastes.of(server.ana.id)] == [1]


async def test_servers_that_remove_the_bot_are_noted_and_forgiven(server: SimulatedServer) -> None:
    departures = server.services.store.departures
    later = server.clock.now() + timedelta(days=1)
    guild = server.env.bot.get_guild(server.guild.id)
    for listener in server.bot.extra_events["on_guild_remove"]:
        await listener(guild)
    assert await departures.before(later) == [server.guild.id]
    for listener in server.bot.extra_events["on_guild_join"]:
        await listener(guild)
    assert await departures.before(later) == []
