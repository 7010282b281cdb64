"""The effect of an imported film on the person's taste."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.imports.merging import ImportKind
from bot.domain.tastes import MAX_STARS, Opinion, Taste

_OPINIONS = {ImportKind.LIKED: Opinion.LIKE, ImportKind.DISLIKED: Opinion.DISLIKE}


@dataclass(frozen=True, slots=True)
class ImportedTaste:
    """A person's taste of one film by an imported file.

    It replaces what an earlier file said, but what the person said to Matinee only if `over_own`. A
    film that is only "seen" in the file removes nothing.
    """

    movie_id: int
    opinion: Opinion | None
    rating: float | None
    seen: bool = True
    over_own: bool = False

    def apply(self, before: Taste | None, now: datetime) -> Taste:
        """Return the taste after the import."""
        if before is None:
            return self._taste(self.opinion, self.rating, self.seen, now)
        seen = before.seen or self.seen
        if not self._counts_over(before):
            if seen == before.seen:
                return before
            return Taste(self.movie_id, before.opinion, before.rating, seen, now, before.imported)
        keeps_stars = self.rating is None and (before.imported or before.opinion is self.opinion)
        rating = before.rating if keeps_stars else self.rating
        if (before.opinion, before.rating, before.seen) == (self.opinion, rating, seen):
            return before
        return self._taste(self.opinion, rating, seen, now)

    def contradicts(self, before: Taste | None) -> bool:
        """Whether the person said something else of the film to Matinee."""
        if before is None or before.imported or not (self._judges and _judged(before)):
            return False
        other_stars = None not in (before.rating, self.rating) and before.rating != self.rating
        return before.opinion is not self.opinion or other_stars

    @property
    def _judges(self) -> bool:
        return self.opinion is not None or self.rating is not None

    def _counts_over(self, before: Taste) -> bool:
        return self._judges and (self.over_own or before.imported or not _judged(before))

    def _taste(
        self, opinion: Opinion | None, rating: float | None, seen: bool, now: datetime
    ) -> Taste:
        return Taste(self.movie_id, opinion, rating, seen, now, imported=True)


def _judged(taste: Taste) -> bool:
    return taste.opinion is not None or taste.rating is not None


def imported_taste(
    movie_id: int,
    kind: ImportKind,
    stars: float | None,
    *,
    unseen: bool = False,
    over_own: bool = False,
) -> ImportedTaste:
    """Return the imported taste of a film, unless it is only on a watchlist."""
    rating = None if stars is None else half_stars(stars)
    return ImportedTaste(movie_id, _OPINIONS.get(kind), rating, not unseen, over_own)


def half_stars(stars: float) -> float:
    """Return stars of any scale rounded to Matinee's: .5 to 5 in halves."""
    return min(max(round(2 * stars) / 2, 0.5), float(MAX_STARS))
