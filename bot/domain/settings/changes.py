"""The log of changes on a server."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import JsonValue


class Logged(StrEnum):
    """Logged changes beside those of settings, by the name in the log's field."""

    SCHEDULE = "schedule"
    MOVIE_ADDED = "movie_added"
    MOVIE_REMOVED = "movie_removed"
    SERVED_VERSION = "served_version"
    PINNED_VERSION = "pinned_version"


class ModelLogged(StrEnum):
    """Changes of the model's settings; the log's field is this, a point and the setting."""

    CHANGED = "model"
    TRIED = "tried"
    UNDONE = "undone"

    def field(self, setting: str) -> str:
        """Return the name in the log's field."""
        return f"{self.value}.{setting}"


@dataclass(frozen=True, slots=True)
class GuildChange:
    """One line of a server's log; `changed_by` is None for the bot and for erased people."""

    change_id: int
    guild_id: int
    field: str
    before: JsonValue
    after: JsonValue
    changed_by: int | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Some lines of a server's log, newest first; `page` counts from 0 and exists."""

    changes: tuple[GuildChange, ...]
    page: int
    pages: int
