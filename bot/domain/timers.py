"""Something that is due at a moment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Timer:
    """Something due at a moment; kind and key name it, and there is one of each name."""

    kind: str
    key: str
    due_at: datetime
