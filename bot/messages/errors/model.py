"""The model, its training and when it is retrained."""

from bot.domain.errors import NoModelYetError, TrainingError
from bot.domain.schedules.errors import AnyScheduleError
from bot.messages.errors.registry import sentence
from bot.messages.schedules import schedule_error
from bot.messages.translation import _, ngettext

sentence.register(AnyScheduleError, schedule_error)


@sentence.register
def training_error(error: TrainingError) -> str:
    """Say what went wrong, in the error's own words."""
    return str(error)


@sentence.register
def no_model_yet(error: NoModelYetError) -> str:
    """Say when there will be films to talk about, or who has to act."""
    if error.problem:
        return _(
            "I can't answer yet, because my first training failed. The owner of this bot finds the "
            "reason in the log; then `retrain now` tries again."
        )
    if error.seconds_left is None:
        return _("I'm still learning my first films. Try again in a moment.")
    return ngettext(
        "I'm still learning my first films. Try again in about {number} second.",
        "I'm still learning my first films. Try again in about {number} seconds.",
        max(1, round(error.seconds_left)),
    )
