"""What is said where a film is looked up to be added."""

from bot.messages.translation import _
from bot.messages.wording import bold
from recommender import Movie


def which_film() -> str:
    """Ask which of the films that TMDB found is meant."""
    return _("TMDB knows several films with that title. Which one shall I add?")


def choose() -> str:
    """Return what the menu of found films says."""
    return _("Choose a film")


def shall_i_add(movie: Movie) -> str:
    """Ask whether to add a film."""
    return _("Shall I add {film}?", film=bold(movie.label))


def add_button() -> str:
    """Return the label of the button that adds the film."""
    return _("Add this film")


def leave_button() -> str:
    """Return the label of the button that adds nothing."""
    return _("Don't add it")
