"""Which problems of a registry its owner knows of, so that a restart tells none again."""

from collections.abc import Collection
from pathlib import Path
from typing import assert_never

from bot.models.errors import PointerUnreadable, RegistryProblem, VersionSetAside, VersionUnusable
from bot.models.files import read_json, write_json

FILE_NAME = "told"
PROBLEMS = "problems"


class ToldProblems:
    """Remembers them beside the versions, as long as they last."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / FILE_NAME

    def untold(self, present: Collection[RegistryProblem]) -> list[RegistryProblem]:
        """Return those that the owner does not know of; forget what is over."""
        told, lasting = self._read(), {name_of(problem) for problem in present}
        if not told <= lasting:
            self._write(told & lasting)
        return [problem for problem in present if name_of(problem) not in told]

    def note(self, problem: RegistryProblem) -> None:
        """Remember that the owner knows of it."""
        self._write(self._read() | {name_of(problem)})

    def _read(self) -> set[str]:
        try:
            names = read_json(self._file).get(PROBLEMS)
        except (OSError, ValueError):
            return set()  # rather tell once more than never
        return {str(name) for name in names} if isinstance(names, list) else set()

    def _write(self, names: set[str]) -> None:
        write_json(self._file, {PROBLEMS: [*sorted(names)]})


def name_of(problem: RegistryProblem) -> str:
    """Name a problem: a version is the same one before and after it is set aside."""
    match problem:
        case VersionUnusable() | VersionSetAside():
            return f"version-{problem.version}"
        case PointerUnreadable():
            return "pointer"
    assert_never(problem)
