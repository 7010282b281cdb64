"""The model, its training, its settings, and when it is retrained."""

from bot.domain.schedules.errors import AnyScheduleError
from bot.domain.settings import errors as settings
from bot.messages.error_sentences import sentence
from bot.messages.model.errors import AnyModelError, model_error
from bot.messages.model.settings import bounds_of, names_of_sets, written
from bot.messages.schedules import schedule_error
from bot.messages.translation import _
from bot.messages.wording import quoted
from bot.training import errors

sentence.register(AnyScheduleError, schedule_error)
sentence.register(AnyModelError, model_error)


@sentence.register
def no_run(_error: errors.NoRunError) -> str:
    """Say that there is nothing to cancel."""
    return _("Nothing is being retrained, so there is nothing to cancel.")


@sentence.register
def not_your_run(_error: errors.NotYourRunError) -> str:
    """Say that another server's run cannot be cancelled from here."""
    return _(
        "Another server started this training. Only that server or the owner of this bot can "
        "cancel it."
    )


@sentence.register
def run_under_way(_error: errors.RunUnderWayError) -> str:
    """Say that a run under way is in the way."""
    return _("A training is under way. Try that again when it has ended.")


@sentence.register
def unknown_base(error: errors.UnknownBaseError) -> str:
    """Say that a set is not here."""
    if not error.fetched:
        return _(
            "No MovieLens set {name} is fetched, nor any other. Run `matinee data get NAME` on my "
            "machine first.",
            name=quoted(error.name),
        )
    return _(
        "No MovieLens set {name} is fetched. Choose {names}, or run `matinee data get NAME` on my "
        "machine first.",
        name=quoted(error.name),
        names=names_of_sets(error.fetched),
    )


@sentence.register
def no_value(error: settings.NoValueError) -> str:
    """Ask for the value, too."""
    return _(
        "{setting} is {value} now. Give another number from {minimum} to {maximum}.",
        setting=error.setting.field,
        value=written(error.setting, error.value),
        **bounds_of(error.setting),
    )


@sentence.register
def same_value(error: settings.SameValueError) -> str:
    """Say that nothing would change."""
    return _(
        "{setting} is {value} already.",
        setting=error.setting.field,
        value=written(error.setting, error.value),
    )


@sentence.register
def nothing_to_undo(_error: settings.NoChangeError) -> str:
    """Say that there is no change left."""
    return _("There is no change of the settings to take back.")
