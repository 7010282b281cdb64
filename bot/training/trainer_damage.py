"""What is damaged on the trainer's disk, as rows tell it to the bot that reaches the owner."""

import logging
from collections.abc import Collection
from typing import Literal, assert_never

from pydantic import TypeAdapter, ValidationError

from bot.clock import Clock
from bot.domain.coded import Coded
from bot.domain.timers import MODEL_DAMAGE
from bot.models.errors import PointerUnreadable, RegistryProblem, VersionSetAside, VersionUnusable
from bot.settings import ProcessRole
from bot.store.store import Store

# The names of the notes, and under which of their keys the problems are.
DAMAGE, TOLD = "damage", "damage-told"
PROBLEMS = "problems"

logger = logging.getLogger(__name__)


class TrainerDamage:
    """Notes the trainer's problems, and reads them."""

    def __init__(self, store: Store) -> None:
        self._notes, self._timers = store.trainer_notes, store.timers

    async def note(self, problems: Collection[RegistryProblem], clock: Clock) -> None:
        """Let the bot of direct messages know what is damaged on this machine."""
        noted = [_Noted.of(problem).to_json() for problem in problems]
        await self._notes.write(DAMAGE, {PROBLEMS: [*noted]})
        if problems:
            await self._timers.set(MODEL_DAMAGE, ProcessRole.TRAINER, clock.now())

    async def problems(self) -> tuple[RegistryProblem, ...]:
        """Return what the trainer noted."""
        noted = (await self._notes.read(DAMAGE)).get(PROBLEMS, [])
        try:
            return tuple(each.problem for each in _NOTED.validate_python(noted))
        except ValidationError:  # a trainer of another version
            logger.warning("what is damaged on the trainer's disk cannot be read")
            return ()


class NamesNote:
    """Keeps in the database which of the trainer's problems the owner knows of."""

    def __init__(self, store: Store) -> None:
        self._notes = store.trainer_notes

    async def read(self) -> set[str]:
        """Return their names."""
        names = (await self._notes.read(TOLD)).get(PROBLEMS)
        return {str(name) for name in names} if isinstance(names, list) else set()

    async def write(self, names: set[str]) -> None:
        """Replace the names."""
        await self._notes.write(TOLD, {PROBLEMS: [*sorted(names)]})


class _Noted(Coded):
    """A problem as it is noted."""

    code: Literal["version_unusable", "pointer_unreadable", "version_set_aside"]
    version: int = 0
    detail: str = ""

    @classmethod
    def of(cls, problem: RegistryProblem) -> "_Noted":
        match problem:
            case VersionUnusable(version, detail):
                return cls(code="version_unusable", version=version, detail=detail)
            case PointerUnreadable(detail):
                return cls(code="pointer_unreadable", detail=detail)
            case VersionSetAside(version):
                return cls(code="version_set_aside", version=version)
        assert_never(problem)

    @property
    def problem(self) -> RegistryProblem:
        match self.code:
            case "version_unusable":
                return VersionUnusable(self.version, self.detail)
            case "pointer_unreadable":
                return PointerUnreadable(self.detail)
            case "version_set_aside":
                return VersionSetAside(self.version)
        assert_never(self.code)


_NOTED = TypeAdapter(tuple[_Noted, ...])
