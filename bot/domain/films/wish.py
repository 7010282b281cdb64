"""Wishes that only facts can meet: length, age and origin of films."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from bot.domain.films.ages import age_in
from bot.domain.films.origins import ORIGINS
from bot.domain.films.traits import FilmTraits
from bot.domain.filters import ListFilter, Span, parts_of
from recommender import Kind, Movie
from recommender.data.catalogue import genre_key

CHILDREN = "Children"
# People above this age do not watch films for children.
CHILD_AGE = 10


@dataclass(frozen=True, slots=True)
class TraitWish:
    """Wishes for length, age and origin; the age ratings are those of `country`.

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
        """Whether there is no wish that needs facts."""
        return self == TraitWish(country=self.country)

    def fits(self, movie: Movie, traits: FilmTraits | None) -> bool | None:
        """Whether a film meets the wishes; None if its known facts do not tell."""
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


def without_facts(wanted: ListFilter) -> ListFilter:
    """Return what can be kept of a wish where lengths and ages are not known.

    Films for a child are then those of the genre.
    """
    kept = replace(wanted, minutes=None, max_age=None)
    if not is_for_child(wanted) or _is_for_children(wanted):
        return kept
    return replace(kept, genres=(*kept.genres, CHILDREN))


def is_for_child(wanted: ListFilter) -> bool:
    """Whether films were asked for that are fit for a child of some age."""
    asked = wanted.max_age is not None and wanted.max_age <= CHILD_AGE
    return asked and not _has_children(wanted.without_genres)


def _is_for_children(wanted: ListFilter) -> bool:
    parts = (part for kind in wanted.kinds for part in parts_of(kind))
    return any(map(_has_children, (wanted.genres, *(part.genres for part in parts))))


def _has_children(genres: Iterable[str]) -> bool:
    """Whether films for children are among genres; older sets call them "Children's"."""
    return genre_key(CHILDREN) in map(genre_key, genres)


def _is_origin(kind: Kind) -> bool:
    return all(part.name in ORIGINS for part in parts_of(kind))


def _is_from(kind: Kind, movie: Movie, traits: FilmTraits | None) -> bool:
    if kind(movie):
        return True
    return traits is not None and any(ORIGINS[part.name](traits) for part in parts_of(kind))
