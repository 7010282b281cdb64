"""The versions that several processes share: published by the trainer, fetched by everybody else.

What serves is said by one row of the database. Each process keeps the versions that it has used in
its own registry, and serves from there; so no process reads another one's files while it answers.
"""

import asyncio
import logging
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from bot.models.errors import (
    LOADING_ERRORS,
    CandidateUnwantedError,
    UnknownVersionError,
    VersionUnusable,
)
from bot.models.files import file_trouble, folder_name
from bot.models.manifest import Manifest
from bot.models.registry import MAX_KEPT_VERSIONS, ModelRegistry
from bot.models.served_model import ServedModel
from bot.private_files import PRIVATE_FOLDER
from bot.store.store import Store
from bot.store.training.models import InService, ModelPart, ReplacedMeanwhileError
from bot.training import model_parts
from bot.training.shared_folder import SharedFolder
from recommender.errors import ModelDamagedError, ModelTooNewError

# Beside the versions; what a killed process has left there is erased at the next start.
INCOMING = "incoming"
# What could not be used may have been mended after so many seconds.
RETRY_AFTER = 600.0
# Seconds after which nobody fetches into a folder any more.
LEFT_AFTER = 3600.0
UNUSABLE = (*LOADING_ERRORS, UnknownVersionError)

logger = logging.getLogger(__name__)


class SharedModels:
    """The versions in the database, or beside it in a `folder` that all machines share."""

    def __init__(self, store: Store, registry: ModelRegistry, folder: SharedFolder | None) -> None:
        self._stored, self._settings, self._runs = store.models, store.model_settings, store.runs
        self._registry, self._folder = registry, folder
        self._incoming = registry.directory / INCOMING
        # What is to serve, whether or not it can be used here; and what could not be.
        self._seen: InService | None = None
        self._failed: InService | None = None
        self._failed_at = 0.0

    async def open(self) -> None:
        """Clean up and take what serves; a process that has none yet takes what it can use."""
        await asyncio.to_thread(_erase_left, self._incoming)
        await self.look()
        if not self._registry.ready:
            await self._take_any()

    async def look(self) -> None:
        """Serve what the database says; keep what is served where that cannot be used."""
        wanted = self._seen = await self._stored.in_service()
        if wanted is None or self._serves(wanted.version) or self._has_failed(wanted):
            return
        try:
            await self._serve(wanted)
        except UNUSABLE as error:
            self._failed, self._failed_at = wanted, time.monotonic()
            self._registry.report(VersionUnusable(wanted.version, _reason(error)))
        else:
            self._failed = None
            self._registry.mended(wanted.version)
            await asyncio.to_thread(self._registry.prune)

    async def kept(self) -> tuple[int, ...]:
        """Return the versions that everybody can fetch, oldest first."""
        return await self._stored.versions()

    async def record(self, version: int) -> Manifest:
        """Return the record of a version, kept or refused."""
        content = await self._stored.record(version)
        if content is None:
            raise UnknownVersionError(version, await self.kept())
        try:
            return Manifest.from_json(content)
        except ValueError as error:
            raise ModelDamagedError(Path(folder_name(version)), str(error)) from error

    async def folder(self, version: int) -> Path:
        """Return the folder of a version on this machine; fetch it where it is not here yet."""
        if version not in await asyncio.to_thread(lambda: self._registry.versions):
            await self._fetch(version)
        return self._registry.path(version)

    async def rollback(self, version: int | None, now: datetime) -> ServedModel:
        """Put a version back into service for everybody, once it is known to be whole."""
        kept = await self.kept()
        if version is None:
            current = self._registry.current.version
            version = max((each for each in kept if each < current), default=0)
        if version not in kept:
            raise UnknownVersionError(version or None, kept)
        await self.demand_sound(version)
        if not await self._stored.choose(version, now):
            raise UnknownVersionError(version, await self.kept())
        return await self._registry.rollback(version, now)

    async def demand_sound(self, version: int) -> Manifest:
        """Return the record of a version that is whole on this machine."""
        await self.folder(version)
        return await self._registry.demand_sound(version)

    async def next_version(self) -> int:
        """Return a number that no run on any machine has had."""
        here = await asyncio.to_thread(self._registry.next_version)
        return max(here, await self._runs.highest_version() + 1)

    async def publish(self, candidate: Path, now: datetime, wanted: Callable[[], bool]) -> None:
        """Put a candidate into service for everybody, then here.

        Raises CandidateUnwantedError when it is called off or another version was chosen, and what
        loading it raises when it cannot be served.
        """
        manifest = await asyncio.to_thread(_load, candidate)
        try:
            await self._upload(candidate, manifest, now, wanted)
        except ReplacedMeanwhileError as error:
            await self.look()
            raise CandidateUnwantedError from error
        await self._registry.publish(candidate, now)
        await self.look()
        await self._prune()

    async def share(self) -> None:
        """Publish what this process serves, where the others have never had that: at the start."""
        if not self._registry.ready:
            return
        served, kept = self._registry.current, await self.kept()
        if served.version <= max(kept, default=0):
            return
        folder = self._registry.path(served.version)
        await self._upload(folder, served.manifest, served.published_at, lambda: True)
        # A run that ends before the notice comes names the version that it replaces, too.
        await self.look()

    async def _upload(
        self,
        folder: Path,
        manifest: Manifest,
        now: datetime,
        wanted: Callable[[], bool],
    ) -> None:
        version = manifest.version
        replaced = None if self._seen is None else self._seen.version
        if self._folder is not None:
            await asyncio.to_thread(self._folder.take, folder, version)
        parts = self._parts(folder, version, wanted)
        await self._stored.publish(version, manifest.to_json(), parts, now, replaced)

    async def _parts(
        self, folder: Path, version: int, wanted: Callable[[], bool]
    ) -> AsyncIterator[tuple[ModelPart, bytes | None]]:
        pieces = model_parts.cut(folder, version)
        while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
            part, content = piece
            yield part, content if self._folder is None else None
        if not wanted():
            raise CandidateUnwantedError

    async def _prune(self) -> None:
        pinned = (await self._settings.get()).pinned
        await self._stored.prune(MAX_KEPT_VERSIONS, {pinned or 0})
        if self._folder is not None:
            await asyncio.to_thread(self._folder.prune, set(await self.kept()))

    def _has_failed(self, wanted: InService) -> bool:
        return wanted == self._failed and time.monotonic() - self._failed_at < RETRY_AFTER

    def _serves(self, version: int) -> bool:
        return self._registry.ready and self._registry.current.version == version

    async def _serve(self, wanted: InService) -> None:
        was_here = wanted.version in await asyncio.to_thread(lambda: self._registry.versions)
        try:
            await self._serve_from_disk(wanted)
        except ModelTooNewError:
            raise  # whoever fetched it would get the same
        except ModelDamagedError:
            if not was_here:
                raise
            # The registry has set the copy aside, so it is fetched: what others have may be whole.
            await self._serve_from_disk(wanted)

    async def _serve_from_disk(self, wanted: InService) -> None:
        await self.folder(wanted.version)
        await self._registry.rollback(wanted.version, wanted.published_at)
        logger.info("version %s of the model serves here now", wanted.version)

    async def _take_any(self) -> None:
        """Serve the newest version that can be used, rather than none."""
        for version in reversed(await self.kept()):
            try:
                manifest = await self.record(version)
                await self._serve(InService(version, manifest.trained_at))
            except UNUSABLE as error:
                logger.warning("version %s of the model cannot be used: %s", version, error)
            else:
                return

    async def _fetch(self, version: int) -> None:
        """Bring a version onto this machine: it gets its name when it is whole."""
        parts = await self._stored.parts(version)
        if not parts:
            raise UnknownVersionError(version, await self.kept())
        folder = self._incoming / f"{folder_name(version)}-{secrets.token_hex(4)}"
        await asyncio.to_thread(folder.mkdir, PRIVATE_FOLDER, parents=True)
        try:
            for part in parts:
                content = await self._content(part)
                await asyncio.to_thread(model_parts.append, folder, part, content)
            target = self._registry.directory / folder_name(version)
            await asyncio.to_thread(_move_unless_there, folder, target)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def _content(self, part: ModelPart) -> bytes | None:
        if self._folder is not None:
            found = await asyncio.to_thread(self._folder.read, part)
            if found is not None:
                return found
        return await self._stored.content(part)


def _erase_left(incoming: Path) -> None:
    """Erase what killed processes have left; others of this machine may be at work on theirs."""
    for folder in incoming.iterdir() if incoming.is_dir() else ():
        if time.time() - folder.stat().st_mtime > LEFT_AFTER:
            shutil.rmtree(folder, ignore_errors=True)


def _move_unless_there(folder: Path, target: Path) -> None:
    """Give the folder its name; another process of this machine may have brought it, too."""
    try:
        model_parts.move(folder, target)
    except OSError:
        if not target.is_dir():
            raise


def _load(candidate: Path) -> Manifest:
    """Return a candidate's record; raise what loading raises where it cannot be served."""
    return ServedModel.load(candidate, None, ()).manifest


def _reason(error: Exception) -> str:
    return error.problem if isinstance(error, ModelDamagedError) else file_trouble(error)
