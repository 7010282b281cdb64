"""What `matinee recommend` says."""

from collections.abc import Iterable

from bot.messages.translation import _
from bot.messages.wording import either, listed


def recommend_range() -> str:
    """Say what the options of `recommend` may be."""
    return _("--count is at least 1, and --dial is between 0 and 1.")


def likes_read(films: Iterable[str]) -> str:
    """Say which films were understood."""
    return _("Likes: {films}. Training …", films=listed(films))


def no_film(title: str) -> str:
    """Say that a title means no film."""
    return _("No film is called '{title}'.", title=title)


def which_film(title: str, films: Iterable[str]) -> str:
    """Say which films a title may mean."""
    return _(
        "'{title}' may be several films: {films}. Add the year to the title.",
        title=title,
        films=either(films),
    )


def because_of(films: Iterable[str], shared: str) -> str:
    """Say which likes a recommendation comes from, and what all of these films share."""
    if shared:
        return _("because of {films}: {shared}", films=listed(films), shared=shared)
    return _("because of {films}", films=listed(films))
