"""The question which of two moments is meant, with a button for each."""

from datetime import UTC, datetime

from bot.domain.nights.times import ParsedTime, TimeInDoubtError
from bot.messages.nights import time_question as words
from bot.ui.components import button, view
from bot.ui.message import Message

CHOOSE_TIME = "night-time"
# What was assumed about a moment.
HOUR, EVENING = "h", "e"


def time_question(doubt: TimeInDoubtError, question_id: int, user_id: int) -> Message:
    """Ask which of two moments is meant; the hour that comes twice is told by its offset."""
    shown = {moment.at.astimezone(doubt.zone).replace(tzinfo=None) for moment in doubt.moments}
    buttons = [
        button(
            words.moment_button(moment.at, doubt.zone, with_offset=len(shown) == 1),
            CHOOSE_TIME,
            f"{question_id}.{_written(moment)}",
            user_id,
        )
        for moment in doubt.moments
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
