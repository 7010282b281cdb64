"""The log of who changed which setting of a server."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class GuildChange:
    """One line of a server's log; `changed_by` is None for the bot and for erased people."""

    change_id: int
    guild_id: int
    field: str
    before: Any
    after: Any
    changed_by: int | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Some lines of a server's log, newest first; `page` counts from 0 and exists."""

    changes: tuple[GuildChange, ...]
    page: int
    pages: int
