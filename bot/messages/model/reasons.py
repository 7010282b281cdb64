"""Why a training run began."""

from typing import assert_never

from bot.domain.runs.reasons import (
    Asked,
    BaseGrown,
    BaseTried,
    CommandLine,
    FirstTraining,
    OtherReason,
    RunReason,
    Scheduled,
    SchedulesDue,
    SettingsUndone,
    SettingTried,
)
from bot.messages.schedules import stored_words
from bot.messages.translation import _, ngettext
from bot.messages.wording import exact, plain


def run_reason(reason: RunReason) -> str:
    """Say in a short sentence why a run began."""
    match reason:
        case FirstTraining():
            return _("There was no model yet.")
        case Asked():
            return _("Somebody asked for it.")
        case CommandLine():
            return _("The owner ran `matinee train`.")
        case Scheduled() | SchedulesDue():
            return _by_schedule(reason)
        case SettingTried():
            return _(
                "The owner tried {setting} {value}.",
                setting=reason.setting,
                value=exact(reason.value),
            )
        case SettingsUndone():
            return _("The owner took a change of the settings back.")
        case BaseTried():
            return _("The owner tried another MovieLens set.")
        case BaseGrown():
            return _("I fetched {base}, which knows more films.", base=plain(reason.base))
        case OtherReason():
            return plain(reason.text)
    assert_never(reason)


def _by_schedule(reason: Scheduled | SchedulesDue) -> str:
    if isinstance(reason, Scheduled):
        return _("The schedule was due: {rules}.", rules=stored_words(reason.rules))
    return ngettext(
        "The schedule of {number} server was due.",
        "The schedules of {number} servers were due.",
        reason.servers,
    )
