"""Rate limits of commands that cost the machine much; all others have none.

A name is that of a command, in full, or of a button's verb. Normal use never reaches these limits:
they are for scripts, or for a hundred accounts on one server.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rate:
    """At most this many times in this many seconds."""

    times: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Throttle:
    """The rates of one person, and of all people of a server together."""

    person: Rate
    server: Rate


# Under a millisecond each, and lists are long.
LISTS = Throttle(Rate(30, 60), Rate(300, 60))
# Up to a quarter of a second for a large group, and a request to Discord for each person named.
GROUPS = Throttle(Rate(15, 60), Rate(45, 60))
# A quarter of a second in a thread; comparing loads two models.
PICTURES = Throttle(Rate(6, 60), Rate(20, 60))
# All that is stored of a person, as a file.
EXPORTS = Throttle(Rate(3, 600), Rate(60, 600))
# Some seconds of a processor, in a process of its own.
IMPORTS = Throttle(Rate(10, 600), Rate(60, 600))
# How many runs there may be is a setting of the owner's; this bounds the messages that follow one.
RUNS = Throttle(Rate(10, 600), Rate(20, 600))

THROTTLES: Mapping[str, Throttle] = {
    "recommend": LISTS,
    # The menu below a list has the same name; nobody turns it as often by hand.
    "pick": LISTS,
    "pick-another": LISTS,
    "more": LISTS,
    "help-find": LISTS,
    "list": LISTS,
    "watchlist": LISTS,
    "watchlist show": LISTS,
    "list show": LISTS,
    "list-vote": LISTS,
    "watchlist with": GROUPS,
    "night shortlist": GROUPS,
    "night-shortlist": GROUPS,
    "night vote": GROUPS,
    "night-open": GROUPS,
    "night stats": PICTURES,
    "model history": PICTURES,
    "model compare": PICTURES,
    "export": EXPORTS,
    "import": IMPORTS,
    "retrain": RUNS,
    "retrain now": RUNS,
    "model-try": RUNS,
}


class TooOftenAskedError(Exception):
    """A person, or all people of a server together, exceeded a rate."""

    def __init__(self, again_at: datetime, *, whole_server: bool) -> None:
        super().__init__(again_at)
        self.again_at, self.whole_server = again_at, whole_server
