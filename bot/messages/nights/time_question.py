"""What is asked and answered where a time may mean two moments."""

from datetime import datetime, tzinfo

from babel.dates import format_datetime
from discord.utils import format_dt

from bot.domain.nights.errors import MomentPassedError, TimeQuestionOverError
from bot.domain.nights.times import TimeInDoubtError
from bot.messages.error_sentences import sentence
from bot.messages.translation import _
from bot.messages.wording import locale_name, quoted

# The days of the week and the months in letters: that is what tells 3 April from 4 March.
PATTERN = "EEE d MMM y, HH:mm"


@sentence.register
def time_in_doubt(error: TimeInDoubtError) -> str:
    """Ask which of two moments is meant."""
    first, second = (format_dt(moment.at, "F") for moment in error.moments)
    return _(
        "Does {text} mean {first} or {second}?", text=quoted(error.text), first=first, second=second
    )


def moment_button(at: datetime, zone: tzinfo, *, with_offset: bool) -> str:
    """Return the label of a button for a moment; buttons show no stamps of Discord's."""
    pattern = f"{PATTERN} (O)" if with_offset else PATTERN
    return format_datetime(at, pattern, tzinfo=zone, locale=locale_name())


def chosen(at: datetime) -> str:
    """Say which moment was chosen."""
    return _("You chose {when}.", when=format_dt(at, "F"))


@sentence.register
def question_over(_error: TimeQuestionOverError) -> str:
    """Say that a question was answered before, or is too old."""
    return _("You have answered that already, or it was too long ago. Use the command again.")


@sentence.register
def moment_passed(error: MomentPassedError) -> str:
    """Say that a moment went by before it was chosen."""
    return _(
        "{when} has passed meanwhile. Use the command again with a time that is still to come.",
        when=format_dt(error.at, "F"),
    )
