"""What is said about a history from another site, before and after it is imported."""

from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from bot.domain.imports.finding import FoundBy
from bot.domain.imports.history import FilmKey, SkipReason
from bot.domain.imports.merging import ImportKind
from bot.domain.imports.plan import ImportReason, ImportStatus, PlannedFilm
from bot.messages.translation import _, ngettext
from bot.messages.wording import listed, number


def kind_count(kind: ImportKind, count: int) -> str:
    """Say how many films become liked, disliked and so on."""
    counted = number(count)
    match kind:
        case ImportKind.LIKED:
            return _("{count} liked", count=counted)
        case ImportKind.DISLIKED:
            return _("{count} disliked", count=counted)
        case ImportKind.SEEN:
            return _("{count} seen", count=counted)
        case ImportKind.WATCHLIST:
            return _("{count} on the watchlist", count=counted)
        case ImportKind.SKIPPED:
            return _("{count} skipped", count=counted)
    assert_never(kind)


def found_by(by: FoundBy) -> str:
    """Say what told which film is meant."""
    match by:
        case FoundBy.IMDB:
            return _("by IMDb number")
        case FoundBy.TMDB:
            return _("by TMDB number")
        case FoundBy.MOVIELENS:
            return _("by MovieLens number")
        case FoundBy.TITLE:
            return _("by title and year")
    assert_never(by)


def reason_words(reason: ImportReason | SkipReason) -> str:
    """Say why a film is asked about, missing or skipped."""
    return _ASKED[reason]() if isinstance(reason, ImportReason) else _SKIPPED[reason]()


_ASKED = {
    ImportReason.NO_YEAR: lambda: _("the file gives no year, or none that a film can have"),
    ImportReason.SEVERAL_FILMS: lambda: _("several films have this title"),
    ImportReason.UNSURE: lambda: _("the title is not quite the same"),
    ImportReason.NEWER_THAN_DATA: lambda: _("newer than my films"),
    ImportReason.NOT_IN_DATA: lambda: _("not among my films"),
}
_SKIPPED = {
    SkipReason.NOT_A_FILM: lambda: _("not a film"),
    SkipReason.NO_TITLE: lambda: _("names no film"),
    SkipReason.BAD_RATING: lambda: _("its rating fits no scale of 5, 10 or 100"),
    SkipReason.DELETED: lambda: _("deleted there"),
    SkipReason.LIST: lambda: _("only on a list"),
}


def skipped_count(reason: SkipReason, count: int) -> str:
    """Say how many rows are skipped for a reason."""
    counted = number(count)
    match reason:
        case SkipReason.NOT_A_FILM:
            return ngettext("{count} is no film", "{count} are no films", count, count=counted)
        case SkipReason.NO_TITLE:
            return ngettext("{count} names no film", "{count} name no film", count, count=counted)
        case SkipReason.BAD_RATING:
            return ngettext(
                "{count} has a rating that fits no scale of 5, 10 or 100",
                "{count} have ratings that fit no scale of 5, 10 or 100",
                count,
                count=counted,
            )
        case SkipReason.DELETED:
            return ngettext(
                "{count} is deleted there", "{count} are deleted there", count, count=counted
            )
        case SkipReason.LIST:
            return ngettext(
                "{count} is only on a list", "{count} are only on lists", count, count=counted
            )
    assert_never(reason)


def film_label(film: FilmKey) -> str:
    """Return a film as the file names it."""
    title = film.title or _("(no title)")
    return title if film.year is None else f"{title} ({film.year})"


def planned_line(each: PlannedFilm) -> str:
    """Say in one line what becomes of a film."""
    kind = _KINDS[each.kind]()
    if each.movie and each.by:
        how = found_by(each.by)
        return _("{kind}: {film}, found {how}", kind=kind, film=each.movie.label, how=how)
    film = film_label(each.film)
    reason = reason_words(each.reason) if each.reason else ""
    if each.status is ImportStatus.ASK:
        options = listed(movie.label for movie in each.candidates)
        return _(
            "{kind}, to be asked ({reason}): {film}; perhaps {options}",
            kind=kind,
            reason=reason,
            film=film,
            options=options,
        )
    return _("{kind}, {reason}: {film}", kind=kind, reason=reason, film=film)


_KINDS = {
    ImportKind.LIKED: lambda: _("liked"),
    ImportKind.DISLIKED: lambda: _("disliked"),
    ImportKind.SEEN: lambda: _("seen"),
    ImportKind.WATCHLIST: lambda: _("watchlist"),
    ImportKind.SKIPPED: lambda: _("skipped"),
}


def import_summary(planned: Sequence[PlannedFilm]) -> str:
    """Count what becomes of all films of a file."""
    found = [each for each in planned if each.status is ImportStatus.MATCHED]
    kinds = Counter(each.kind for each in found)
    parts = [kind_count(kind, kinds[kind]) for kind in ImportKind if kinds[kind]]
    others = Counter(each.status for each in planned)
    if asked := others[ImportStatus.ASK]:
        parts.append(
            ngettext(
                "{count} film to ask about",
                "{count} films to ask about",
                asked,
                count=number(asked),
            )
        )
    parts.extend(_missing(planned))
    if skipped := others[ImportStatus.SKIPPED]:
        parts.append(kind_count(ImportKind.SKIPPED, skipped))
    return listed(parts)


def _missing(planned: Sequence[PlannedFilm]) -> list[str]:
    """Tell films that are too new apart from those that are not held."""
    reasons = Counter(each.reason for each in planned if each.status is ImportStatus.MISSING)
    parts = []
    if newer := reasons[ImportReason.NEWER_THAN_DATA]:
        parts.append(_("{count} newer than my films", count=number(newer)))
    if unknown := reasons[ImportReason.NOT_IN_DATA]:
        parts.append(_("{count} not among my films", count=number(unknown)))
    return parts
