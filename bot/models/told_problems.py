"""Which problems of a registry its owner knows of, so that a restart tells none again."""

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import Protocol, assert_never

from bot.models.errors import PointerUnreadable, RegistryProblem, VersionSetAside, VersionUnusable
from bot.models.files import read_json, write_json

FILE_NAME = "told"
PROBLEMS = "problems"


class KeptNames(Protocol):
    """Where the names of problems are kept."""

    async def read(self) -> set[str]:
        """Return them; none where they cannot be read: rather tell once more than never."""

    async def write(self, names: set[str]) -> None:
        """Replace them."""


class NamesFile:
    """Keeps names beside the versions."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / FILE_NAME

    async def read(self) -> set[str]:
        """Return them."""
        return await asyncio.to_thread(self._read)

    async def write(self, names: set[str]) -> None:
        """Replace them."""
        await asyncio.to_thread(write_json, self._file, {PROBLEMS: [*sorted(names)]})

    def _read(self) -> set[str]:
        try:
            names = read_json(self._file).get(PROBLEMS)
        except (OSError, ValueError):
            return set()
        return {str(name) for name in names} if isinstance(names, list) else set()


class ToldProblems:
    """Remembers problems as long as they last."""

    def __init__(self, kept: KeptNames) -> None:
        self._kept = kept

    async def untold(self, present: Collection[RegistryProblem]) -> list[RegistryProblem]:
        """Return those that the owner does not know of; forget what is over."""
        told, lasting = await self._kept.read(), {name_of(problem) for problem in present}
        if not told <= lasting:
            await self._kept.write(told & lasting)
        return [problem for problem in present if name_of(problem) not in told]

    async def note(self, problem: RegistryProblem) -> None:
        """Remember that the owner knows of it."""
        await self._kept.write(await self._kept.read() | {name_of(problem)})


def name_of(problem: RegistryProblem) -> str:
    """Name a problem: a version is the same one before and after it is set aside."""
    match problem:
        case VersionUnusable() | VersionSetAside():
            return f"version-{problem.version}"
        case PointerUnreadable():
            return "pointer"
    assert_never(problem)
