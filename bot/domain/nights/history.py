"""Past nights, in pages, and figures over all of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.nights.night import Night

# Stands for a host whose data was erased.
NOBODY = 0


@dataclass(frozen=True, slots=True)
class PastNight:
    """A past night: how many people came, and their verdicts."""

    night: Night
    coming: int
    verdicts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some past nights, newest first; `page` counts from 0 and exists."""

    nights: tuple[PastNight, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class NightFigures:
    """A server's nights in figures, for those in which a film was watched."""

    watched: tuple[Night, ...]
    cancelled: int
    liked: int
    disliked: int

    @property
    def hosts(self) -> Counter[int]:
        """How many nights each person hosted; those who were erased are left out."""
        return Counter(night.host_id for night in self.watched if night.host_id != NOBODY)
