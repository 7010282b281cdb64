"""The question which of several time zones is meant."""

from datetime import datetime

from bot.domain.zones import SeveralZonesError
from bot.messages import zones as words
from bot.ui.components import menu, option, view
from bot.ui.message import Message

OWN_ZONE, SERVER_ZONE = "own-zone", "server-zone"


def zone_question(doubt: SeveralZonesError, verb: str, user_id: int, now: datetime) -> Message:
    """Ask for somebody's time zone; each place is shown with its time now."""
    options = [option(words.place_option(zone, now), zone, zone) for zone in doubt.zones]
    return Message(
        words.which_zone(doubt), view=view([menu(words.choose(), options, verb, "", user_id)])
    )
