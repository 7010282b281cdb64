"""What is said about a person's own watchlist."""

from collections.abc import Sequence

from bot.messages.nights.words import people
from bot.messages.translation import _, ngettext
from bot.messages.wording import listed, number, page_of


def title() -> str:
    """Return the heading of a watchlist."""
    return _("Your watchlist")


def empty() -> str:
    """Say that nothing is on a watchlist, and how to change that."""
    return _("Nothing is on your watchlist yet. Add a film: `{prefix}watchlist add The Matrix`")


def footer(place: int, pages: int, films: int) -> str:
    """Say which page this is, if there are several, and how many films are on all."""
    counted = ngettext("{shown} film", "{shown} films", films, shown=number(films))
    return " · ".join(filter(None, [page_of(place, pages), counted]))


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


def common() -> str:
    """Return the heading of films that several people want to see."""
    return _("What you all want to see")


def common_of(user_ids: Sequence[int]) -> str:
    """Say whose watchlists were compared."""
    return _("From the watchlists of {people}", people=people(user_ids))


def on_watchlists(count: int, people: int) -> str:
    """Say on how many of several watchlists a film is."""
    if count == people:
        return _("on both of your watchlists") if people == 2 else _("on all of your watchlists")
    return _("on {count} of your {people} watchlists", count=number(count), people=number(people))


def more_in_common(films: int) -> str:
    """Say how many films of a list are not shown."""
    return ngettext("and {shown} more film", "and {shown} more films", films, shown=number(films))


def nothing_in_common(user_ids: Sequence[int]) -> str:
    """Say that no film is on two watchlists, and how to change that."""
    return _(
        "No film is on two of the watchlists of {people}. Add some: `{prefix}watchlist add "
        "The Matrix`",
        people=people(user_ids),
    )
