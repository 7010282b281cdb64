"""The question which of several nights is meant, as a menu with their dates and titles."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from urllib.parse import unquote

from bot.domain.nights.night import Night
from bot.domain.nights.steps import NightStep
from bot.messages.nights import planning as words
from bot.messages.nights.history import state
from bot.messages.nights.time_question import moment_button
from bot.messages.nights.words import film_label
from bot.ui.components import custom_id, menu, option, view
from bot.ui.limits import CUSTOM_ID
from bot.ui.message import Message
from recommender import Movie

CHOOSE_NIGHT = "night-which"


def which_night(
    nights: Sequence[Night],
    movies: Mapping[int, Movie],
    zone: tzinfo,
    wanted: tuple[NightStep, str],
    user_id: int,
) -> Message | None:
    """Ask for a night; `wanted` is what is done with it then, and what was typed besides.

    None where that is too long for a menu to carry.
    """
    step, text = wanted
    data = f"{step}.{_written(text)}"
    if len(custom_id(CHOOSE_NIGHT, data, user_id)) > CUSTOM_ID:
        return None
    options = []
    for night in nights:
        when = moment_button(night.starts_at, zone, with_offset=False)
        movie_id = night.movie_id
        what = state(night.state) if movie_id is None else film_label(movies, movie_id)
        options.append(option(words.night_option(night.number, when, what), night.number))
    chooser = menu(words.choose_night(), options, CHOOSE_NIGHT, data, user_id)
    return Message(words.which_night(), view=view([chooser]))


def read_step(data: str) -> tuple[NightStep | None, str]:
    """Return what a menu carries; None for a step that there is not."""
    step, _, written = data.partition(".")
    return (NightStep(step) if step in [*NightStep] else None), unquote(written)


def _written(text: str) -> str:
    """Write typed words without the colon that separates the parts of a custom id."""
    return text.replace("%", "%25").replace(":", "%3A")
