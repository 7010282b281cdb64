"""Settings that people change."""

from bot.domain.settings.errors import InvalidSettingError, UnknownSettingError
from bot.messages.errors.registry import sentence
from bot.messages.translation import _
from bot.messages.wording import listed, quoted


@sentence.register
def unknown_setting(error: UnknownSettingError) -> str:
    """Say which settings there are."""
    return _(
        "There is no setting {text}. I have {known}.",
        text=quoted(error.field),
        known=listed(error.known),
    )


@sentence.register
def invalid_setting(error: InvalidSettingError) -> str:
    """Say what a setting can be."""
    return _(
        "I can't set {setting} to {text}: {problem}.",
        setting=error.field,
        text=quoted(str(error.value)),
        problem=error.problem,
    )
