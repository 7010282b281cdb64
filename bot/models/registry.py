"""The registry of models: which version is in service, and how another one comes into it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from bot.domain.added_movies import AddedMovie
from bot.models.errors import (
    CandidateUnwantedError,
    NoModelYetError,
    PointerUnreadable,
    RegistryProblem,
    UnknownVersionError,
    VersionSetAside,
    VersionUnusable,
)
from bot.models.files import file_trouble, folder_name, sync_directory, try_to_remove_folder
from bot.models.manifest import Manifest
from bot.models.pointer import Pointer
from bot.models.served_model import ServedModel
from bot.models.version_folders import DAMAGED, VersionFolders
from bot.private_files import PRIVATE_FOLDER, take_from_others
from recommender.errors import ModelDamagedError, ModelTooNewError
from recommender.titles.other_titles import NumberedTitle

MAX_KEPT_VERSIONS = 6

logger = logging.getLogger(__name__)


class SoundVersion(NamedTuple):
    """The newest version that is whole on disk, and the damaged ones that were set aside."""

    manifest: Manifest | None
    set_aside: tuple[int, ...]


class ModelRegistry(VersionFolders):
    """All versions of the model on disk and the one in service in memory."""

    def __init__(self, directory: Path, additions: Sequence[AddedMovie] = ()) -> None:
        super().__init__(directory)
        self.problems: tuple[RegistryProblem, ...] = ()
        # Called in the thread that finds a new problem.
        self.on_problem: Callable[[], object] | None = None
        # Until there is a model, the trainer knows when there will be one, or why not.
        self.explain_absence: Callable[[], NoModelYetError] = NoModelYetError
        self._additions, self._titles = tuple(additions), dict[NumberedTitle, None]()
        self._served: ServedModel | None = None
        self._swapping = asyncio.Lock()
        self._watchers: list[Callable[[], None]] = []

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call the watcher whenever another version or other films are in service."""
        self._watchers.append(watcher)

    def _serve(self, served: ServedModel) -> None:
        self._served = served
        for watcher in self._watchers:
            watcher()

    @classmethod
    def open(cls, directory: Path, additions: Sequence[AddedMovie] = ()) -> Self:
        """Load the version in service or, if that is damaged, the newest good one.

        `problems` then has what was damaged. An empty registry is no error: `ready` is False.
        """
        directory.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        take_from_others(directory)
        registry = cls(directory, additions)
        registry.problems = tuple(VersionSetAside(version) for version in registry.set_aside)
        registry._served = registry._load_last_good()
        return registry

    @property
    def current(self) -> ServedModel:
        """The model in service; raises NoModelYetError while there is none."""
        if self._served is None:
            raise self.explain_absence()
        return self._served

    @property
    def ready(self) -> bool:
        """Whether a model is in service."""
        return self._served is not None

    def next_version(self) -> int:
        """Return the number for the next candidate."""
        # The folder of the version in service may be gone.
        served = [self._served.version] if self._served is not None else []
        return max((*self.versions, *self.refused, *self.set_aside, *served), default=0) + 1

    async def publish(
        self, candidate: Path, now: datetime, wanted: Callable[[], bool] = lambda: True
    ) -> ServedModel:
        """Move a candidate's folder onto the registry and put it into service.

        A candidate that cannot be loaded is thrown away, and leaves all as it was. `wanted` is
        asked when no other version is being put into service; raises CandidateUnwantedError.
        """
        async with self._swapping:
            if not wanted():
                raise CandidateUnwantedError
            served = await asyncio.to_thread(self._accept, candidate, now)
            self._serve(served)
        return served

    async def rollback(self, version: int | None, now: datetime) -> ServedModel:
        """Put a kept version back into service, by default the one before the current.

        Raises UnknownVersionError when it is not kept, ModelDamagedError once it is set aside.
        """
        async with self._swapping:
            target = self._version_before_current() if version is None else version
            self.path(target)  # is it kept?
            served = await asyncio.to_thread(self._load_sound, target, now)
            await asyncio.to_thread(self._point_to, target, now)
            self._serve(served)
        return served

    async def demand_sound(self, version: int) -> Manifest:
        """Return the record of a version that is whole on the disk.

        Raises ModelDamagedError when it is not; then it is set aside, and if it is in service, it
        is served on from memory.
        """
        async with self._swapping:
            return (await asyncio.to_thread(self._load_sound, version, None)).manifest

    async def sound_version(self) -> SoundVersion:
        """Return the version in service if it is whole on the disk, else the newest kept one."""
        served = [self._served.version] if self._served is not None else []
        damaged: list[int] = []
        for version in dict.fromkeys((*served, *reversed(self.versions))):
            try:
                return SoundVersion(await self.demand_sound(version), tuple(damaged))
            except ModelDamagedError:
                damaged.append(version)
        return SoundVersion(None, tuple(damaged))

    async def set_additions(self, additions: Sequence[AddedMovie]) -> None:
        """Let people find and like these films at once; the next training learns and forgets."""
        async with self._swapping:
            self._additions = added = tuple(additions)
            if served := self._served:
                self._serve(await asyncio.to_thread(served.with_additions, added, self._titles))

    async def set_titles(self, titles: Sequence[NumberedTitle], *, more: bool = False) -> None:
        """Let people name films in these ways: in place of those before, or in `more` ways."""
        self._titles = {**(self._titles if more else {}), **dict.fromkeys(titles)}
        await self.change(lambda served: served.with_titles(titles, more=more))

    async def change(self, how: Callable[[ServedModel], ServedModel]) -> None:
        """Serve the same version and the same films otherwise; `how` is called in a thread."""
        async with self._swapping:
            if served := self._served:
                self._served = await asyncio.to_thread(how, served)

    def prune(self, *, keep: frozenset[int] = frozenset()) -> None:
        """Delete all but the newest versions, the one in service and those in `keep`."""
        served = {self._served.version} if self._served is not None else set()
        for version in self.versions[:-MAX_KEPT_VERSIONS]:
            if version not in served | keep:
                try_to_remove_folder(self.directory / folder_name(version))

    def _accept(self, candidate: Path, now: datetime) -> ServedModel:
        version = Manifest.load(candidate).version
        target = self.directory / folder_name(version)
        candidate.rename(target)
        try:
            served = self._load(version, now)
            sync_directory(self.directory)
            self._point_to(version, now)
        except BaseException:
            try_to_remove_folder(target)
            raise
        return served

    def _point_to(self, version: int, now: datetime) -> None:
        Pointer.write(self.directory, version, now, self.directory / DAMAGED)

    def _load_last_good(self) -> ServedModel | None:
        pointed, published_at = self._read_pointer()
        known = {*self.versions}
        if pointed is not None and pointed not in self.set_aside:
            known.add(pointed)  # where its folder is missing, that is found out and told
        newest_first = sorted(known, key=lambda number: (number == pointed, number))
        for version in reversed(newest_first):
            try:
                return self._load(version, published_at if version == pointed else None)
            except ModelDamagedError as error:
                self.report(VersionUnusable(version, error.problem))
        return None

    def _load(self, version: int, published_at: datetime | None) -> ServedModel:
        directory = self.directory / folder_name(version)
        served = ServedModel.load(directory, published_at, self._additions, self._served)
        if served.version != version:
            raise ModelDamagedError(directory, f"its record is that of version {served.version}")
        return served.with_titles(self._titles)

    def _load_sound(self, version: int, published_at: datetime | None) -> ServedModel:
        try:
            return self._load(version, published_at)
        except ModelTooNewError:
            raise  # the program is too old, and nothing wrong with the folder
        except ModelDamagedError as error:
            self._set_aside(version, error.problem)
            raise

    def _set_aside(self, version: int, detail: str) -> None:
        """Move a damaged version where nobody uses it again; only the last few stay."""
        if version in self.set_aside and version not in self.versions:
            return
        self.report(VersionUnusable(version, detail))
        try:
            self.put_aside(version)
        except OSError as error:  # it may be gone altogether
            logger.warning("version %s could not be set aside: %s", version, file_trouble(error))

    def _read_pointer(self) -> tuple[int | None, datetime | None]:
        try:
            pointer = Pointer.read(self.directory)
            return pointer.version, pointer.published_at
        except FileNotFoundError:
            return None, None
        except (OSError, ValueError) as error:
            self.report(PointerUnreadable(file_trouble(error)))
            return None, None

    def report(self, problem: RegistryProblem) -> None:
        """Note a problem for the log and for people who ask about the model."""
        logger.error("the registry of models is damaged: %s", problem)
        if problem not in self.problems:
            self.problems = (*self.problems, problem)
            if self.on_problem is not None:
                self.on_problem()

    def mended(self, version: int) -> None:
        """Note that a version is whole again because it was fetched anew."""
        self.problems = tuple(
            problem
            for problem in self.problems
            if not isinstance(problem, VersionUnusable) or problem.version != version
        )

    def _version_before_current(self) -> int:
        earlier = [version for version in self.versions if version < self.current.version]
        if not earlier:
            raise UnknownVersionError(None, self.versions)
        return earlier[-1]
