"""The problems of a registry that its owner knows, so that a restart does not report them again."""

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import Protocol, assert_never

from bot.models.errors import PointerUnreadable, RegistryProblem, VersionSetAside, VersionUnusable
from bot.models.files import read_json, write_json

FILE_NAME = "told"
PROBLEMS = "problems"


class KeptNames(Protocol):
    """Stores the names of reported problems."""

    async def read(self) -> set[str]:
        """Return the names; none if reading fails: reporting twice is better than never."""

    async def write(self, names: set[str]) -> None:
        """Replace the names."""


class NamesFile:
    """Stores the names in a file beside the versions."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / FILE_NAME

    async def read(self) -> set[str]:
        """Return the names."""
        return await asyncio.to_thread(self._read)

    async def write(self, names: set[str]) -> None:
        """Replace the names."""
        await asyncio.to_thread(write_json, self._file, {PROBLEMS: [*sorted(names)]})

    def _read(self) -> set[str]:
        try:
            names = read_json(self._file).get(PROBLEMS)
        except (OSError, ValueError):
            return set()
        return {str(name) for name in names} if isinstance(names, list) else set()


class ReportedProblems:
    """Remembers the reported problems as long as they last."""

    def __init__(self, kept: KeptNames) -> None:
        self._kept = kept

    async def untold(self, present: Collection[RegistryProblem]) -> list[RegistryProblem]:
        """Return the problems that were not reported yet; forget those that are over."""
        told, lasting = await self._kept.read(), {name_of(problem) for problem in present}
        if not told <= lasting:
            await self._kept.write(told & lasting)
        return [problem for problem in present if name_of(problem) not in told]

    async def note(self, problem: RegistryProblem) -> None:
        """Remember that a problem was reported."""
        await self._kept.write(await self._kept.read() | {name_of(problem)})


def name_of(problem: RegistryProblem) -> str:
    """Name a problem: a version is the same one before and after it is set aside."""
    match problem:
        case VersionUnusable() | VersionSetAside():
            return f"version-{problem.version}"
        case PointerUnreadable():
            return "pointer"
    assert_never(problem)
