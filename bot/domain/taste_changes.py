"""What a change of tastes did, and what an undo put back."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.tastes import Taste

TasteState = Mapping[int, Taste | None]


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """What was stored: each movie's taste before and after, None where there was or is none."""

    change_id: int
    before: TasteState
    after: TasteState

    @property
    def changed(self) -> tuple[int, ...]:
        """The movies whose taste is another one now."""
        return tuple(m for m, taste in self.after.items() if taste != self.before[m])


@dataclass(frozen=True, slots=True)
class UndoneChange:
    """What an undo did: movies put back, and movies left because they were changed since."""

    restored: TasteState
    kept: tuple[int, ...]
