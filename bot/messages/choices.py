"""What people read of the values that an option of a slash command can have."""

from bot.domain.lists.film_list import ListOrder
from bot.domain.nights.ballots.kinds import BallotKind
from bot.messages.setting_choices import ballot_words
from bot.messages.translation import N_, _

# By the value, as people type it in English.
_NAMES = {
    "liked": N_("What you like"),
    "disliked": N_("What is not for you"),
    "seen": N_("What you have seen"),
    "json": N_("All of it (JSON)"),
    "csv": N_("Your films, for Letterboxd (CSV)"),
    "watchlist": N_("Your watchlist, for Letterboxd (CSV)"),
    ListOrder.VOTES.value: N_("Most votes first"),
    ListOrder.NEWEST.value: N_("Newest first"),
    ListOrder.UNSEEN.value: N_("What the fewest have seen first"),
    **{kind.value: ballot_words(kind).label for kind in BallotKind},
}


def choice_name(value: str) -> str:
    """Return a value in words."""
    return _(_NAMES[value]) if value in _NAMES else value
