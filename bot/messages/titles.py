"""What is asked and said when a typed title is not clearly one film."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from bot.domain.added_movies import Adding
from bot.domain.title_reading import EndOfData
from bot.messages.films import well_known
from bot.messages.translation import _
from bot.messages.wording import bold, clip, either, genres, quoted
from recommender import Movie
from recommender.hangul import in_hangul

# Three of these and what was typed fit into a message, every letter escaped.
MAX_LABEL = 150


def which_film(typed: str) -> str:
    """Ask which of several films is meant."""
    return _("Which film do you mean by {title}?", title=quoted(typed))


def unknown_films(typed: Sequence[str], ends: EndOfData) -> str:
    """Say that no film is known by what was typed, and what may be the reason."""
    hangul = [each for each in typed if in_hangul(each)]
    others = [each for each in typed if not in_hangul(each)]
    said = [_unknown_films(others, ends)] if others else []
    return " ".join(
        [*said, unknown_in_hangul(hangul, others_known=ends.other_titles)] if hangul else said
    )


def unknown_in_hangul(typed: Iterable[str], *, others_known: bool) -> str:
    """Say why titles in Hangul mean no film; `others_known` where some such titles are known."""
    titles = either(quoted(each) for each in typed)
    if others_known:
        return _(
            "I know no film called {titles}, and only some Korean titles: check the spelling, type "
            "the English title, or ask the owner of this bot to add the Korean one.",
            titles=titles,
        )
    return _(
        "I know no film called {titles}, because my films have no Korean titles: type the English "
        "one, or ask the owner of this bot to add Korean titles.",
        titles=titles,
    )


def _unknown_films(typed: Iterable[str], ends: EndOfData) -> str:
    titles = either(quoted(each) for each in typed)
    match ends.adding:
        case Adding.SELF:
            return _(
                "I know no film called {titles}. My films end in {year}: check the spelling, or "
                "add it if it is newer.",
                titles=titles,
                year=ends.year,
            )
        case Adding.ASK:
            return _(
                "I know no film called {titles}. My films end in {year}: check the spelling, or "
                "ask an admin to add it if it is newer.",
                titles=titles,
                year=ends.year,
            )
        case Adding.OFF:
            return _(
                "I know no film called {titles}. My films end in {year}: check the spelling.",
                titles=titles,
                year=ends.year,
            )
    assert_never(ends.adding)


def beyond_data(typed: str, ends: EndOfData) -> str:
    """Say that a film of the year that was typed is newer than the data."""
    match ends.adding:
        case Adding.SELF:
            return _(
                "My films end in {year}, so {title} is not among them. You can add it.",
                year=ends.year,
                title=quoted(typed),
            )
        case Adding.ASK:
            return _(
                "My films end in {year}, so {title} is not among them. Ask an admin to add it.",
                year=ends.year,
                title=quoted(typed),
            )
        case Adding.OFF:
            return _(
                "My films end in {year}, so {title} is not among them.",
                year=ends.year,
                title=quoted(typed),
            )
    assert_never(ends.adding)


def further_films(movies: Sequence[Movie], ends: EndOfData) -> str:
    """Say that films are known by name alone, and what can be done about it."""
    films = either(bold(clip(movie.label, MAX_LABEL)) for movie in movies)
    match ends.adding:
        case Adding.SELF:
            return _(
                "I know {films} by name only: my films end in {year}. You can add it.",
                films=films,
                year=ends.year,
            )
        case Adding.ASK:
            return _(
                "I know {films} by name only: my films end in {year}. Ask an admin to add it.",
                films=films,
                year=ends.year,
            )
        case Adding.OFF:
            return _(
                "I know {films} by name only: my films end in {year}.",
                films=films,
                year=ends.year,
            )
    assert_never(ends.adding)


def one_of_these() -> str:
    """Ask whether one of the films in a menu, which have nearly the name typed, is meant."""
    return _("Do you mean one of these?")


def add_button(title: str) -> str:
    """Return the label of the button that adds a film."""
    return _("Add {title}", title=title)


def add_form_title() -> str:
    """Return the heading of the form in which a film is added."""
    return _("Add a film")


def add_form_label() -> str:
    """Say what is typed to add a film."""
    return _("Title, year in brackets, genres")


def add_form_example() -> str:
    """Return what may be typed to add a film."""
    return _("Some New Film (2026) Comedy")


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
