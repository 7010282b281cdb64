"""What is asked and answered where a time may mean several moments."""

from datetime import datetime, tzinfo

from babel.dates import format_datetime, format_time
from discord.utils import format_dt

from bot.domain.nights.errors import MomentPassedError, TimeQuestionOverError
from bot.domain.nights.times import ParsedTime, TimeInDoubtError
from bot.domain.zones import zone_named
from bot.messages.error_sentences import sentence
from bot.messages.translation import _
from bot.messages.wording import either, locale_name, quoted
from bot.messages.zones import city_of


@sentence.register
def time_in_doubt(error: TimeInDoubtError) -> str:
    """Ask which of several moments is meant, with the city whose clock shows it."""
    moments = either(map(_with_city, error.moments))
    return _("Does {text} mean {moments}?", text=quoted(error.text), moments=moments)


def _with_city(moment: ParsedTime) -> str:
    when = format_dt(moment.at, "F")
    if moment.zone is None:
        return when
    clock = format_time(moment.at, "HH:mm", tzinfo=zone_named(moment.zone), locale=locale_name())
    return _("{when} ({clock} in {city})", when=when, clock=clock, city=city_of(moment.zone))


def moment_button(
    at: datetime, zone: tzinfo, *, with_offset: bool, there: str | None = None
) -> str:
    """Return the label of a button for a moment; buttons show no stamps of Discord's.

    `there` is the name of the zone where its city is to be said.
    """
    # For the letters, see Unicode's date patterns; the month must not look like the day: 3 April.
    pattern = _("EEE d MMM y, HH:mm")
    if with_offset:
        pattern = f"{pattern} (O)"
    moment = format_datetime(at, pattern, tzinfo=zone, locale=locale_name())
    return _("{moment} in {city}", moment=moment, city=city_of(there)) if there else moment


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
