"""Pending imports: files that were read but not confirmed, and the effect of storing them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.imports.effects import ImportedTaste, imported_taste
from bot.domain.imports.finding import FilmFinder
from bot.domain.imports.history import FilmKey, SkipReason, Source
from bot.domain.imports.merging import ImportKind, ImportScale, MergedFilm
from bot.domain.imports.missing import MissingFilm
from bot.domain.imports.plan import ImportReason, PlannedFilm, status_of
from bot.domain.tastes import Taste

# A film of the catalogue needs no name of its own.
NAMELESS = FilmKey("")


class ImportGoneError(Exception):
    """A preview is too old, was discarded, or is somebody else's."""


class ImportDoneError(Exception):
    """A preview was confirmed already."""


@dataclass(frozen=True, slots=True)
class PendingFilm:
    """One film: its `movie_id`, or the reason for not having one and the candidates."""

    said: MergedFilm
    movie_id: int | None = None
    reason: ImportReason | None = None
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row with nothing to store."""

    title: str
    year: int | None
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class PendingChoices:
    """A person's choices for a file: the scale, and whether it replaces what they said."""

    scale: ImportScale = field(default_factory=ImportScale)
    over_own: bool = False


@dataclass(frozen=True, slots=True)
class PendingImport:
    """A file that was read and waits for its person to confirm."""

    source: Source
    films: tuple[PendingFilm, ...]
    skipped: tuple[SkippedRow, ...] = ()
    choices: PendingChoices = field(default_factory=PendingChoices)

    @property
    def movie_ids(self) -> list[int]:
        """The ids of the known films."""
        return [each.movie_id for each in self.films if each.movie_id is not None]

    def tastes(self) -> Iterator[ImportedTaste]:
        """Yield the imported tastes of known films, without those only on the watchlist."""
        for each in self.films:
            kind = each.said.kind(self.choices.scale)
            if each.movie_id is not None and kind is not ImportKind.WATCHLIST:
                yield imported_taste(
                    each.movie_id,
                    kind,
                    each.said.stars,
                    unseen=each.said.unseen,
                    over_own=self.choices.over_own,
                )

    def wishes(self) -> list[int]:
        """Return the known films for the watchlist."""
        return [
            each.movie_id
            for each in self.films
            if each.movie_id is not None
            and each.said.kind(self.choices.scale) is ImportKind.WATCHLIST
        ]

    def missing(self) -> list[MissingFilm]:
        """Return the films that are in doubt or unknown."""
        return [
            MissingFilm(
                each.said.film,
                each.said.kind(self.choices.scale),
                each.said.stars,
                each.said.unseen,
                each.reason or ImportReason.NOT_IN_DATA,
                each.candidates,
            )
            for each in self.films
            if each.movie_id is None
        ]


@dataclass(frozen=True, slots=True)
class ImportEffect:
    """The effect of storing a file, in numbers.

    `kinds` and `rated` count the known films; of these `known` change nothing, and of
    `contradicted` the person said something else here.
    """

    kinds: Mapping[ImportKind, int]
    rated: int
    known: int
    contradicted: int
    asked: int
    newer: int
    missing: int
    skipped: Mapping[SkipReason, int]

    @property
    def found(self) -> int:
        """The number of known films."""
        return sum(self.kinds.values())

    @property
    def changes(self) -> int:
        """The number of known films that storing would change."""
        return self.found - self.known

    @property
    def unresolved(self) -> int:
        """The number of films that are in doubt or unknown."""
        return self.asked + self.newer + self.missing


def pending_import(source: Source, planned: Iterable[PlannedFilm]) -> PendingImport:
    """Return the pending import of a file."""
    films, skipped = [], []
    for each in planned:
        if each.said is None:
            reason = each.reason if isinstance(each.reason, SkipReason) else SkipReason.NO_TITLE
            skipped.append(SkippedRow(each.film.title, each.film.year, reason))
            continue
        if each.movie is not None:
            films.append(PendingFilm(replace(each.said, film=NAMELESS), each.movie.movie_id))
            continue
        reason_unknown = each.reason if isinstance(each.reason, ImportReason) else None
        candidates = tuple(movie.movie_id for movie in each.candidates)
        films.append(PendingFilm(each.said, None, reason_unknown, candidates))
    return PendingImport(source, tuple(films), tuple(skipped))


def found_again(pending: PendingImport, finder: FilmFinder, newest_year: int) -> PendingImport:
    """Find unknown films again, as other films may be in service now."""
    unknown = [each for each in pending.films if each.movie_id is None]
    if not unknown:
        return pending
    known = set(pending.movie_ids)
    films = [each for each in pending.films if each.movie_id is not None]
    for each, found in zip(
        unknown, finder.find_all([each.said.film for each in unknown]), strict=True
    ):
        _status, reason = status_of(each.said.film, found, newest_year)
        candidates = tuple(movie.movie_id for movie in found.candidates)
        movie_id = found.movie.movie_id if found.movie else None
        if movie_id not in known:
            films.append(PendingFilm(each.said, movie_id, reason, candidates))
    return PendingImport(pending.source, tuple(films), pending.skipped, pending.choices)


def effect_of(
    pending: PendingImport,
    tastes: Mapping[int, Taste | None],
    watchlist: Collection[int],
    now: datetime,
) -> ImportEffect:
    """Count how storing a file would change its person's tastes."""
    scale = pending.choices.scale
    found = [each for each in pending.films if each.movie_id is not None]
    said = list(pending.tastes())
    befores = [tastes.get(each.movie_id) for each in said]
    unchanged = sum(
        each.apply(before, now) is before for each, before in zip(said, befores, strict=True)
    )
    wishes = pending.wishes()
    settled = sum(each in watchlist or _seen(tastes.get(each)) for each in wishes)
    reasons = Counter(
        "asked" if each.candidates else each.reason for each in pending.films if not each.movie_id
    )
    return ImportEffect(
        kinds=Counter(each.said.kind(scale) for each in found),
        rated=sum(each.said.stars is not None for each in found),
        known=unchanged + settled,
        contradicted=sum(map(ImportedTaste.contradicts, said, befores)),
        asked=reasons["asked"],
        newer=reasons[ImportReason.NEWER_THAN_DATA],
        missing=reasons[ImportReason.NOT_IN_DATA],
        skipped=Counter(each.reason for each in pending.skipped),
    )


def rows_not_taken(
    missing: Sequence[MissingFilm], skipped: Sequence[SkippedRow]
) -> Iterator[tuple[FilmKey, float | None, ImportReason | SkipReason]]:
    """Yield the rows of a file that are not stored as opinions, with the reason."""
    for each in missing:
        yield each.film, each.stars, each.reason
    for row in skipped:
        yield FilmKey(row.title, row.year), None, row.reason


def _seen(taste: Taste | None) -> bool:
    return taste is not None and taste.seen
