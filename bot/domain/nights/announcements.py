"""What a night has to announce."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be announced; `claimed_at` is when somebody began to send it."""

    night_id: int
    name: str
    due_at: datetime
    claimed_at: datetime | None
