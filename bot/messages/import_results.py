"""What chat says about films from another site once they are stored: results and questions."""

from bot.domain.imports.missing import MissingFilm
from bot.messages.imports import film_label, reason_words
from bot.messages.tastes import stars as star_signs
from bot.messages.translation import _, ngettext, pgettext
from bot.messages.wording import bold, listed, number

# Programs read these, so they are the same in every language.
NOT_TAKEN_COLUMNS = ("Title", "Year", "imdbID", "tmdbID", "Rating", "Reason")


def stored(films: int, wishes: int, unresolved: int) -> str:
    """Say what an import stored."""
    parts = []
    if films:
        parts.append(
            ngettext(
                "what you said of {count} film",
                "what you said of {count} films",
                films,
                count=number(films),
            )
        )
    if wishes:
        parts.append(
            ngettext(
                "{count} film on your watchlist",
                "{count} films on your watchlist",
                wishes,
                count=number(wishes),
            )
        )
    if unresolved:
        parts.append(
            ngettext(
                "{count} film for later",
                "{count} films for later",
                unresolved,
                count=number(unresolved),
            )
        )
    if not parts:
        return _("I knew all of that already, so nothing changed.")
    return _("I stored {parts}. Try `{prefix}recommend`.", parts=listed(parts))


def ask_button(count: int) -> str:
    """Return the label of the button that opens the questions."""
    return ngettext("{count} question", "{count} questions", count, count=number(count))


def not_taken_button() -> str:
    """Return the label of the button that sends what was not taken."""
    return _("What is not taken (CSV)")


def question(film: MissingFilm) -> str:
    """Ask which film is meant."""
    signs = star_signs(film.stars and round(2 * film.stars) / 2)
    named = f"{bold(film_label(film.film))} {signs}".strip()
    return _("Which film is {film}?", film=named)


def why_asked(film: MissingFilm) -> str:
    """Say why a film is asked about."""
    return _("I ask because {reason}.", reason=reason_words(film.reason))


def place_of(place: int, count: int) -> str:
    """Say which question this is."""
    return _("Question {place} of {count}", place=number(place), count=number(count))


def which_menu() -> str:
    """Say what the menu of films is for."""
    return _("Choose the film")


def none_of_these() -> str:
    """Return the choice that no film offered is meant."""
    return _("None of these")


def later_button() -> str:
    """Return the label of the button for the next question."""
    return pgettext("question", "Skip")


def back_button() -> str:
    """Return the label of the button that goes back to the question before."""
    return pgettext("question", "Back")


def all_answered() -> str:
    """Say that there is nothing left to ask."""
    return _("That was the last question. Thank you.")


def waiting(asked: int, missing: int) -> str:
    """Say how many films wait from earlier imports."""
    total = asked + missing
    return ngettext(
        "{count} film of an earlier import waits until I know it.",
        "{count} films of earlier imports wait until I know them.",
        total,
        count=number(total),
    )


def nothing_left_out() -> str:
    """Say that every film was taken."""
    return _("I took every film, so there is no list of others.")


def not_taken_file() -> str:
    """Say what the file holds."""
    return _("Here is what I didn't take, each with the reason.")


def undone_import(films: int, wishes: int) -> str:
    """Say that an import was taken back."""
    sentences = []
    if films:
        sentences.append(
            ngettext(
                "{count} film is as it was.",
                "{count} films are as they were.",
                films,
                count=number(films),
            )
        )
    if wishes:
        sentences.append(
            ngettext(
                "{count} film is off your watchlist.",
                "{count} films are off your watchlist.",
                wishes,
                count=number(wishes),
            )
        )
    return " ".join([_("I took that back."), *sentences])
