"""Facts about a film from outside, for showing and filtering, never for training."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

# The source allows storing facts for six months; the shortest six have 181 days.
KEPT_FOR = timedelta(days=180)
# Services take films off and put films on within weeks.
FRESH_FOR = timedelta(days=14)
_SENTENCE_END = re.compile(r"[.!?…。！？]+[\"”’»)]*(?=\s|$|[^\x00-\x7f])")


class FactSource(StrEnum):
    """A source of facts."""

    TMDB = "tmdb"


class OfferKind(StrEnum):
    """How a service lets people watch a film; the values are those of TMDB."""

    FLATRATE = "flatrate"
    FREE = "free"
    ADS = "ads"
    RENT = "rent"
    BUY = "buy"


# The services that let people watch a film, for each way.
Offers = Mapping[OfferKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """A source's facts of one film in a `language`, at the time `fetched_at`.

    All texts are other people's: make them safe where they are shown. `poster` is the address of
    a picture, countries are two capitals (ISO 3166-1), `original_language` two small letters.
    `ratings` are age ratings as each country writes them, `offers` come from JustWatch.
    """

    tmdb_id: int
    language: str
    fetched_at: datetime
    title: str
    year: int | None = None
    imdb_id: int | None = None
    original_title: str = ""
    original_language: str = ""
    plot: str = ""
    poster: str | None = None
    minutes: int | None = None
    cast: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ratings: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, Offers] = field(default_factory=dict)
    adult: bool = False
    source: FactSource = FactSource.TMDB

    @property
    def plot_line(self) -> str:
        """The first sentence of the plot."""
        plot = " ".join(self.plot.split())
        # "Dr. No" and the like: a sentence is longer.
        ends = (found.end() for found in _SENTENCE_END.finditer(plot) if found.end() >= 20)
        return plot[: next(ends, len(plot))]


@dataclass(frozen=True, slots=True)
class FactsRecord:
    """A source's answer about an id; `facts` is None if it has no such film."""

    tmdb_id: int
    language: str
    fetched_at: datetime
    facts: FilmFacts | None

    def is_fresh(self, now: datetime) -> bool:
        """Whether the facts are new enough to show without a new request."""
        return now - self.fetched_at < FRESH_FOR

    def may_be_kept(self, now: datetime) -> bool:
        """Whether the source still allows showing them."""
        return now - self.fetched_at < KEPT_FOR
