"""The question which of several moments is meant, with a button for each."""

from datetime import UTC, datetime

from bot.domain.nights.times import ParsedTime, TimeInDoubtError
from bot.domain.zones import zone_named
from bot.messages.nights import time_question as words
from bot.ui.components import button, view
from bot.ui.message import Message

CHOOSE_TIME = "night-time"
# What was assumed about a moment.
HOUR, EVENING = "h", "e"


def time_question(doubt: TimeInDoubtError, question_id: int, user_id: int) -> Message:
    """Ask which of several moments is meant; its offset tells the hour that comes twice.

    A country's clocks are shown as they are there, each with its city.
    """
    clocks = [zone_named(each.zone) if each.zone else doubt.zone for each in doubt.moments]
    moments = list(zip(doubt.moments, clocks, strict=True))
    shown = {(each.at.astimezone(clock).replace(tzinfo=None), each.zone) for each, clock in moments}
    twice = len(shown) < len(moments)
    buttons = [
        button(
            words.moment_button(moment.at, clock, with_offset=twice, there=moment.zone),
            CHOOSE_TIME,
            f"{question_id}.{_written(moment)}",
            user_id,
        )
        for moment, clock in moments
    ]
    return Message(words.time_in_doubt(doubt), view=view(buttons))


def chosen_moment(written: str) -> ParsedTime:
    """Return the moment of a button, with what was assumed about it."""
    seconds, _, assumed = written.partition(".")
    at = datetime.fromtimestamp(int(seconds), UTC)
    return ParsedTime(at, hour_assumed=HOUR in assumed, evening_assumed=EVENING in assumed)


def _written(moment: ParsedTime) -> str:
    assumed = (HOUR if moment.hour_assumed else "") + (EVENING if moment.evening_assumed else "")
    return f"{moment.at.timestamp():.0f}.{assumed}"
