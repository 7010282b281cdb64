"""A server's retraining rules as they are stored."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoredPolicy:
    """A server's own rules, None when it has set none, and the zone in which they are meant."""

    guild_id: int
    rules: str | None
    since: datetime | None
    time_zone: str
