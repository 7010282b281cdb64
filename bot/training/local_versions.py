"""The versions of the model where one process has them all on its disk."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.models.manifest import Manifest
from bot.models.registry import ModelRegistry
from bot.models.served_model import ServedModel


class LocalVersions:
    """The registry's versions."""

    def __init__(self, registry: ModelRegistry) -> None:
        self._registry = registry

    async def next_version(self) -> int:
        """Return the number after those on the disk."""
        return await asyncio.to_thread(self._registry.next_version)

    async def publish(
        self, candidate: Path, now: datetime, wanted: Callable[[], bool]
    ) -> ServedModel:
        """Put a candidate into service."""
        return await self._registry.publish(candidate, now, wanted)

    async def kept(self) -> tuple[int, ...]:
        """Return the versions on the disk, oldest first."""
        return await asyncio.to_thread(lambda: self._registry.versions)

    async def record(self, version: int) -> Manifest:
        """Return the record of a version, accepted or refused."""
        return await asyncio.to_thread(self._registry.manifest, version)

    async def folder(self, version: int) -> Path:
        """Return the folder of a version."""
        return await asyncio.to_thread(self._registry.path, version)

    async def rollback(self, version: int | None, now: datetime) -> ServedModel:
        """Put a version back into service."""
        return await self._registry.rollback(version, now)

    async def demand_sound(self, version: int) -> Manifest:
        """Return the record of a version that is whole on the disk."""
        return await self._registry.demand_sound(version)
