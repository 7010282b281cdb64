"""What is said about a person's own watchlist."""

from collections.abc import Sequence

from bot.messages.translation import _, ngettext
from bot.messages.wording import listed, number


def title() -> str:
    """Return the heading of a watchlist."""
    return _("Your watchlist")


def empty() -> str:
    """Say that nothing is on a watchlist, and how to change that."""
    return _("Nothing is on your watchlist yet. Add a film: `{prefix}watchlist add The Matrix`")


def footer(place: int, pages: int, films: int) -> str:
    """Say which page this is."""
    return ngettext(
        "Page {place} of {pages} · {shown} film",
        "Page {place} of {pages} · {shown} films",
        films,
        place=place,
        pages=pages,
        shown=number(films),
    )


def added(films: Sequence[str]) -> str:
    """Say which films are on the watchlist now."""
    return ngettext(
        "{films} is on your watchlist now.",
        "{films} are on your watchlist now.",
        len(films),
        films=listed(films),
    )


def known(films: Sequence[str]) -> str:
    """Say which films were on the watchlist before."""
    return ngettext(
        "{films} was on your watchlist already.",
        "{films} were on your watchlist already.",
        len(films),
        films=listed(films),
    )


def removed(film: str) -> str:
    """Say that a film is off the watchlist."""
    return _("{film} is off your watchlist.", film=film)


def mark(*, on_it: bool) -> str:
    """Return the short mark of a film in a list."""
    return _("🔖 on your watchlist") if on_it else _("off your watchlist")


def missing(film: str) -> str:
    """Say that a film is not on the watchlist."""
    return _("{film} isn't on your watchlist.", film=film)
