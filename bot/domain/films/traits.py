"""Those few facts of a film by which lists are narrowed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bot.domain.films.ages import age_of
from bot.domain.films.facts import FilmFacts


@dataclass(frozen=True, slots=True)
class FilmTraits:
    """A film's length, from which age it is fit in each country, where it is from."""

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
