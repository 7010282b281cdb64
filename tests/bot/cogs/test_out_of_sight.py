"""A server that a process does not see has not gone: another has it, or nobody knows yet."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cogs.nights.commands import NightCommands
from bot.demo.simulated_server import open_server
from bot.domain.assignment import SHARD_BITS, Assignment
from bot.settings import ProcessRole, Settings


async def test_what_is_to_be_said_in_a_server_of_another_process_is_not_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_server(Settings.load(None, data_directory=tmp_path)) as server:
        cog = server.bot.get_cog("NightCommands")
        assert isinstance(cog, NightCommands)
        here = server.bot.guilds[0].id
        elsewhere = here + (1 << SHARD_BITS)
        assert not cog.directory.is_out_of_sight(here)
        assert not cog.directory.is_out_of_sight(elsewhere)  # it removed the bot
        part = Assignment(ProcessRole.BOT, 2, (here >> SHARD_BITS) % 2 + 1, 2)
        alone = cog.directory.services
        monkeypatch.setattr(cog.directory, "services", replace(alone, assignment=part))
        assert not cog.directory.is_out_of_sight(here)
        assert cog.directory.is_out_of_sight(elsewhere)

        starts_at = server.clock.now() + timedelta(hours=3)
        planned = await server.services.store.nights.plan(
            elsewhere, 5, 6, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
        )
        night_id = planned.night.night_id
        await server.services.store.nights.notices.release(planned.claimed)
        await cog.lifecycle.go_on(night_id, elsewhere)
        [card] = (await server.services.store.nights.get(night_id)).unsaid
        assert card.claimed_at is None
        assert card.message_id is None
