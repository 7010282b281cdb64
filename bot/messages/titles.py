"""What is asked and said when a typed title is not clearly one film."""

from collections.abc import Iterable

from bot.messages.films import well_known
from bot.messages.translation import _
from bot.messages.wording import either, genres, quoted
from recommender import Movie


def which_film(typed: str) -> str:
    """Ask which of several films is meant."""
    return _("Which film do you mean by {title}?", title=quoted(typed))


def nearest_films(typed: str) -> str:
    """Say that no film is called that, and offer those with the nearest titles."""
    return _(
        "I know no film called {title}, so I stored nothing. Is it one of these?",
        title=quoted(typed),
    )


def unknown_films(typed: Iterable[str]) -> str:
    """Say that no film is known by what was typed."""
    return _(
        "I know no film called {titles}, so I stored nothing. Check the spelling, add the year, or "
        "look for a part of the title with `{prefix}find`.",
        titles=either(quoted(each) for each in typed),
    )


def choose() -> str:
    """Return what the menu of films says before somebody chooses."""
    return _("Choose a film")


def described(movie: Movie, ratings: int) -> str:
    """Tell a film of a menu from others with its title."""
    return f"{genres(movie.genres)} · {well_known(ratings)}"


def none_of_these() -> str:
    """Return the last option of a menu of films."""
    return _("None of these")


def nothing_chosen() -> str:
    """Say that none of the films was meant."""
    return _("I stored nothing. Try again with the year or another spelling.")
