"""What somebody wishes of films that only facts tell: how long, from which age, from where."""

from dataclasses import dataclass, replace
from typing import Self

from bot.domain.films.ages import age_in
from bot.domain.films.origins import ORIGINS
from bot.domain.films.traits import FilmTraits
from bot.domain.filters import ListFilter, Span, parts_of
from recommender import Kind, Movie

CHILDREN = "Children"


@dataclass(frozen=True, slots=True)
class TraitWish:
    """Wishes for length, age and origin; `country` says whose age ratings count.

    Films are from somewhere by their tags, too, so both are asked.
    """

    minutes: Span | None = None
    max_age: int | None = None
    origins: tuple[Kind, ...] = ()
    without_origins: tuple[Kind, ...] = ()
    country: str | None = None

    @classmethod
    def of(
        cls, wanted: ListFilter, children_age: int, country: str | None
    ) -> tuple[Self, ListFilter]:
        """Return these wishes among all that a list was asked for, and what is left of that.

        A list for children never has films above the age that the server sets.
        """
        ages = [wanted.max_age] if wanted.max_age is not None else []
        ages += [children_age] if _is_for_children(wanted) else []
        origins = tuple(kind for kind in wanted.kinds if _is_origin(kind))
        without = tuple(kind for kind in wanted.without if _is_origin(kind))
        rest = replace(
            wanted,
            kinds=tuple(kind for kind in wanted.kinds if kind not in origins),
            without=tuple(kind for kind in wanted.without if kind not in without),
        )
        return cls(wanted.minutes, min(ages, default=None), origins, without, country), rest

    @property
    def is_empty(self) -> bool:
        """Whether nothing is wished that only facts tell."""
        return self == TraitWish(country=self.country)

    def fits(self, movie: Movie, traits: FilmTraits | None) -> bool | None:
        """Whether a film is as wished; None where what is known of it does not tell."""
        from_there = all(_is_from(kind, movie, traits) for kind in self.origins)
        if not from_there or any(_is_from(kind, movie, traits) for kind in self.without_origins):
            return False
        answers = (self._age_fits(traits), self._length_fits(traits))
        return False if False in answers else None if None in answers else True

    def _age_fits(self, traits: FilmTraits | None) -> bool | None:
        if self.max_age is None:
            return True
        age = age_in(traits.ages, self.country) if traits else None
        return None if age is None else age <= self.max_age

    def _length_fits(self, traits: FilmTraits | None) -> bool | None:
        if self.minutes is None:
            return True
        if traits is None or traits.minutes is None:
            return None
        least, most = self.minutes
        return (least or 0) <= traits.minutes <= (traits.minutes if most is None else most)


def _is_for_children(wanted: ListFilter) -> bool:
    parts = (part for kind in wanted.kinds for part in parts_of(kind))
    return CHILDREN in wanted.genres or any(CHILDREN in part.genres for part in parts)


def _is_origin(kind: Kind) -> bool:
    return all(part.name in ORIGINS for part in parts_of(kind))


def _is_from(kind: Kind, movie: Movie, traits: FilmTraits | None) -> bool:
    if kind(movie):
        return True
    return traits is not None and any(ORIGINS[part.name](traits) for part in parts_of(kind))
