"""Tells Discord about the slash commands, in all languages, when it knows others."""

import hashlib
import json
import logging

from discord import app_commands

from bot.discord.command_tree import CommandTranslator, MatineeTree
from bot.store.told_commands import ToldCommands

logger = logging.getLogger(__name__)


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
        if known == mine and told == await self._digest():
            return False
        await self.now()
        return True

    async def now(self) -> int:
        """Tell Discord about the commands; return how many there are."""
        if self._tree.translator is None:
            await self._tree.set_translator(self._translator)
        synced = await self._tree.sync()
        await self._told.note(self._application_id, await self._digest())
        logger.info("told Discord about %s commands", len(synced))
        return len(synced)

    @property
    def _application_id(self) -> int:
        if self._tree.client.application_id is None:
            raise app_commands.MissingApplicationID
        return self._tree.client.application_id

    async def _digest(self) -> str:
        payload = [
            await command.get_translated_payload(self._tree, self._translator)
            for command in self._tree.get_commands()
        ]
        written = json.dumps(payload, sort_keys=True, default=str)
        return hashlib.sha256(written.encode()).hexdigest()
