"""Tells Discord about the slash commands, in all languages, when it knows others."""

import hashlib
import json
import logging

from discord import app_commands

from bot.discord.command_tree import CommandTranslator, MatineeTree
from bot.store.told_commands import ToldCommands

logger = logging.getLogger(__name__)

# As Discord takes it.
Described = list[dict[str, object]]


class CommandSync:
    """Compares the commands with those that Discord knows, and tells it of new ones."""

    def __init__(self, tree: MatineeTree, told: ToldCommands) -> None:
        self._tree, self._told = tree, told
        self._translator = CommandTranslator()

    async def if_changed(self) -> bool:
        """Tell Discord about the commands if they are others than it knows."""
        known = {command.name for command in await self._tree.fetch_commands()}
        mine = {command.name for command in self._tree.get_commands()}
        told = await self._told.digest(self._application_id)
        described = await self._described()
        if known == mine and told == _digest(described):
            return False
        await self._tell(described)
        return True

    async def now(self) -> int:
        """Tell Discord about the commands; return how many there are."""
        return await self._tell(await self._described())

    async def _tell(self, described: Described) -> int:
        client = self._tree.client
        synced = await client.http.bulk_upsert_global_commands(self._application_id, described)
        await self._told.note(self._application_id, _digest(described))
        logger.info("told Discord about %s commands", len(synced))
        return len(synced)

    @property
    def _application_id(self) -> int:
        if self._tree.client.application_id is None:
            raise app_commands.MissingApplicationID
        return self._tree.client.application_id

    async def _described(self) -> Described:
        """Describe the commands in all languages; with a hundred of them this takes a moment."""
        return [
            await command.get_translated_payload(self._tree, self._translator)
            for command in self._tree.get_commands()
        ]


def _digest(described: Described) -> str:
    written = json.dumps(described, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()
