"""The few facts of a film that lists filter by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.domain.films.ages import age_of
from bot.domain.films.facts import FilmFacts


@dataclass(frozen=True, slots=True)
class FilmTraits:
    """A film's length, its age limit in each country, and its origin."""

    minutes: int | None = None
    ages: Mapping[str, int] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    language: str = ""

    @classmethod
    def of(cls, facts: FilmFacts) -> Self:
        """Return the traits among facts."""
        rated = ((country, age_of(rating)) for country, rating in facts.ratings.items())
        ages = {country: age for country, age in rated if age is not None}
        return cls(facts.minutes, ages, facts.countries, facts.original_language)
